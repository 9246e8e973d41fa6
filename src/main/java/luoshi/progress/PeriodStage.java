package luoshi.progress;

/** Where a reporting period stands on a day; it follows from the stored dates and from whether the report was sent. */
public enum PeriodStage {
    /** 未开放. */
    PLANNED,
    /** 填报中: until the end of the due day an entry is on time. */
    OPEN,
    /** 已过截止: an entry is taken as 逾期报送. */
    DUE_PASSED,
    /** 已锁定: nothing is taken any more. */
    LOCKED,
    /** 已报送. */
    REPORTED,
    /** 已更正: a corrected report has taken the place of the sent one. */
    AMENDED;

    /** Whether it takes nothing any more, but from a unit that is let in. */
    public boolean isLocked() {
        return this == LOCKED || this == REPORTED || this == AMENDED;
    }

    /** The message key of the name. */
    public String key() {
        return "progress.stage." + name();
    }
}
