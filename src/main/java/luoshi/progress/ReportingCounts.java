package luoshi.progress;

/**
 * How many entries of a period stand where; all from one statement over the stored obligations.
 *
 * @param measures measures that something is owed on
 * @param units units that owe something
 * @param due 应报
 * @param received 已报: has reached the province at least once
 * @param onTime 按时
 * @param late 逾期
 * @param missing 缺报
 * @param approved 已审: passed both reviews
 * @param inReview received and waiting for the province
 * @param returned received, returned and not back yet
 * @param noProgress approved with the answer 无新进展
 * @param onTrack approved, 正常推进
 * @param slow approved, 进展缓慢
 * @param doneClaimed approved, 已完成待验收
 * @param closed approved, 已办结
 * @param notStarted approved, 未启动
 * @param adjusted approved, 需调整
 * @param suspended approved, 暂停
 * @param selfReported approved entries of the coordinating unit itself (牵头汇总单位自报)
 */
public record ReportingCounts(
        int measures,
        int units,
        int due,
        int received,
        int onTime,
        int late,
        int missing,
        int approved,
        int inReview,
        int returned,
        int noProgress,
        int onTrack,
        int slow,
        int doneClaimed,
        int closed,
        int notStarted,
        int adjusted,
        int suspended,
        int selfReported) {

    /** The columns of the record as conditions on the view {@code obligation_status}. */
    static final String COLUMNS = """
            count(distinct measure_id) as measures,
            count(distinct unit_id) as units,
            count(*) as due,
            count(*) filter (where received) as received,
            count(*) filter (where on_time) as on_time,
            count(*) filter (where late) as late,
            count(*) filter (where missing) as missing,
            count(*) filter (where approved) as approved,
            count(*) filter (where in_review) as in_review,
            count(*) filter (where returned) as returned,
            count(*) filter (where no_progress) as no_progress,
            count(*) filter (where not no_progress and status = 'ON_TRACK') as on_track,
            count(*) filter (where not no_progress and status = 'SLOW') as slow,
            count(*) filter (where not no_progress and status = 'DONE_CLAIMED') as done_claimed,
            count(*) filter (where not no_progress and status = 'CLOSED') as closed,
            count(*) filter (where not no_progress and status = 'NOT_STARTED') as not_started,
            count(*) filter (where not no_progress and status = 'ADJUSTED') as adjusted,
            count(*) filter (where not no_progress and status = 'SUSPENDED') as suspended,
            count(*) filter (where approved and of_coordinating_unit) as self_reported
            """;

    /** Whether the parts add up to their wholes. */
    public boolean addsUp() {
        return received + missing == due
                && onTime + late == received
                && approved + inReview + returned == received
                && noProgress + onTrack + slow + doneClaimed + closed + notStarted + adjusted + suspended == approved;
    }
}
