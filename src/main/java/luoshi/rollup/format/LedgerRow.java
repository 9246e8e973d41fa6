package luoshi.rollup.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: what one unit did on one measure in the quarter. Texts are as approved; empty means nothing
 * to say.
 *
 * @param number 序号, from 1
 * @param chapter title of the chapter, e.g. 保居民就业
 * @param measure number and title, e.g. （一）稳定就业岗位
 * @param unit short name of the unit
 * @param role 牵头 or 责任
 * @param target targets and time limits in words
 * @param progress what was done
 * @param figures indicator values with their 截至
 * @param problems 存在问题
 * @param nextSteps 下一步打算
 * @param status the unit's own status in words, or 缺报
 * @param review the state of review in words
 * @param updatedOn 更新日期 as 2020年9月30日, or empty
 * @param light the light of the measure in words, as judged by what is approved; null in a report from before it had one
 */
public record LedgerRow(
        int number,
        String chapter,
        String measure,
        String unit,
        String role,
        String target,
        String progress,
        String figures,
        String problems,
        String nextSteps,
        String status,
        String review,
        String updatedOn,
        @JsonInclude(Include.NON_NULL) @Nullable String light) {

    /** The same row with another text for its targets. */
    LedgerRow withTarget(String other) {
        return new LedgerRow(
                number, chapter, measure, unit, role, other, progress, figures, problems, nextSteps, status, review,
                updatedOn, light);
    }
}
