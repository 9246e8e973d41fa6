package luoshi.progress;

/** Where an obligation stands, as the matrices show it; each is the condition of a list. Every obligation is in exactly one. */
public enum MatrixState {
    /** 未填. */
    UNTOUCHED(ObligationFilter.UNTOUCHED, "muted"),
    /** 草稿: begun and not yet with the province. */
    BEGUN(ObligationFilter.BEGUN, "muted"),
    /** 待审. */
    IN_REVIEW(ObligationFilter.IN_REVIEW, "warn"),
    /** 退回. */
    RETURNED(ObligationFilter.RETURNED, "bad"),
    /** 通过. */
    APPROVED(ObligationFilter.APPROVED, "ok");

    private final ObligationFilter filter;
    private final String tone;

    MatrixState(ObligationFilter filter, String tone) {
        this.filter = filter;
        this.tone = tone;
    }

    /** The list behind it. */
    public ObligationFilter filter() {
        return filter;
    }

    /**
     * The message key of the short name.
     *
     * @param overdue whether the due day of the quarter is over
     */
    public String key(boolean overdue) {
        return "progress.matrix.state." + name() + (isOverdue(overdue) ? ".overdue" : "");
    }

    /** How its badge looks. */
    public String tone(boolean overdue) {
        return isOverdue(overdue) ? "bad" : tone;
    }

    /** 逾期: what the province has not got is so once the due day is over. */
    private boolean isOverdue(boolean overdue) {
        return overdue && (this == UNTOUCHED || this == BEGUN);
    }

    /** The state as a column of a query on {@code obligation_status s}. */
    static String column() {
        var cases = new StringBuilder("case ");
        for (var state : values()) {
            cases.append("when %s then '%s' ".formatted(state.filter.condition(), state.name()));
        }
        return cases.append("end").toString();
    }
}
