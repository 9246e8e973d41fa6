package luoshi.undertaking;

/** What became of a task point. */
public enum TaskPointState {
    /** 待审定: a unit has proposed it. */
    PROPOSED("warn"),
    /** 已采纳: it is one of the measure's tasks. */
    ACCEPTED("ok"),
    /** 未采纳: the coordinator did not want it. */
    REJECTED("muted"),
    /** 已撤销: it was one. */
    DROPPED("muted");

    private final String tone;

    TaskPointState(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.task-point.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
