package luoshi.rollup;

import java.util.List;
import luoshi.calendar.Quarter;

/** What a module above has to say in the text of a report, gathered when it is compiled, in the order of the beans. */
public interface FurtherTexts {

    /** The paragraphs for the report of the quarter; none if there is nothing to say. */
    List<FurtherText> forReportOf(Quarter quarter);
}
