package luoshi.policy;

import java.io.Serializable;

/**
 * One of the document's measures, as other modules name it.
 *
 * @param id its key
 * @param number 1 to 20, running through the chapters
 * @param numeral 一 to 二十
 * @param title its heading without the stop
 * @param chapter the title of its chapter
 */
public record Measure(long id, int number, String numeral, String title, String chapter) implements Serializable {

    /** As the document writes it: （一）稳定就业岗位. */
    public String heading() {
        return "（" + numeral + "）" + title;
    }
}
