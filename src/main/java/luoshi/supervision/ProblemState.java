package luoshi.supervision;

/** Where a reported problem stands. */
enum ProblemState {
    /** 待明确: nobody has been named to answer it. */
    OPEN("warn"),
    /** 办理中: a unit has to answer it. */
    ASSIGNED("info"),
    /** 已答复: the coordinator has to say whether that settles it. */
    ANSWERED("ok"),
    /** 已解决. */
    RESOLVED("ok"),
    /** 不予协调. */
    DECLINED("muted");

    private final String tone;

    ProblemState(String tone) {
        this.tone = tone;
    }

    /** Whether nothing more happens to it. */
    boolean isSettled() {
        return this == RESOLVED || this == DECLINED;
    }

    /** The message key of the name. */
    public String key() {
        return "supervision.problem.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
