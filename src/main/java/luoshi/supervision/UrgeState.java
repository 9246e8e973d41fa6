package luoshi.supervision;

/** Where a 催办单 stands. */
enum UrgeState {
    /** 待答复. */
    ISSUED("warn"),
    /** 已答复. */
    ANSWERED("ok"),
    /** 未答复，已转下一级. */
    FOLLOWED_UP("muted"),
    /** 已了结. */
    CLOSED("muted");

    private final String tone;

    UrgeState(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "supervision.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
