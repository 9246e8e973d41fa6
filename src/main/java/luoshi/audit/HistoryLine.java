package luoshi.audit;

import java.time.Instant;
import java.util.List;

/**
 * One sentence of a history.
 *
 * @param at when, by the real clock
 * @param who the name of whoever acted
 * @param unit the unit of that person; empty for the program itself
 * @param what what was done, beginning with a verb: 修改了用户
 * @param changes what was changed by it: 将“姓名”由“李四”改为“李思”
 * @param notes what is to be said beside it: 原因：调离
 */
public record HistoryLine(Instant at, String who, String unit, String what, List<String> changes, List<String> notes) {

    /** Who, with the unit: 陈卫平（省人力资源社会保障厅）. */
    public String person() {
        return unit.isEmpty() ? who : who + "（" + unit + "）";
    }

    /** What was done, with what was changed by it. */
    public String deed() {
        return changes.isEmpty() ? what : what + "，" + String.join("，", changes);
    }
}
