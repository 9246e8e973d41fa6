package luoshi.rollup.format;

import java.util.List;

/**
 * One line of the 溯源表: where a paragraph of the report comes from.
 *
 * @param number 序号, from 1
 * @param words how the paragraph begins
 * @param origin 单位填报, 牵头汇总, 系统汇总 or 编者按, and whether somebody reworded it
 * @param unit whose entry it is; empty without one
 * @param measure what it is about; empty without one
 * @param entry the entry and its version; empty without one
 */
public record TraceRow(int number, String words, String origin, String unit, String measure, String entry) {

    /** The heads of the columns, and how wide they are on a page turned sideways, in twips. */
    static final List<String> HEADS = List.of("序号", "报告中的文字", "来源", "单位", "措施", "填报和版本");

    static final List<Integer> WIDTHS = List.of(700, 4700, 1400, 2100, 2256, 1600);

    /** Whether both are about the same version, written the same way. */
    public boolean isFromTheSameAs(TraceRow other) {
        return cells().subList(2, 6).equals(other.cells().subList(2, 6));
    }

    /** What stands in the columns. */
    List<String> cells() {
        return List.of(Integer.toString(number), words, origin, unit, measure, entry);
    }
}
