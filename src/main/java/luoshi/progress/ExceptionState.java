package luoshi.progress;

/** Where an exception stands. */
enum ExceptionState {
    /** A unit has asked for it. */
    REQUESTED("warn"),
    /** The quarter takes, or took, reports of the unit until the day. */
    GRANTED("ok"),
    DECLINED("muted");

    private final String tone;

    ExceptionState(String tone) {
        this.tone = tone;
    }

    /** The message key of its name. */
    public String key() {
        return "progress.exception.state." + name();
    }

    /** The tone of the badge that shows it. */
    public String tone() {
        return tone;
    }
}
