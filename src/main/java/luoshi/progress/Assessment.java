package luoshi.progress;

/** What the province's reviewer holds of what a unit reports; shown beside the unit's own status and never instead of it. */
public enum Assessment {
    /** 认可. */
    RECOGNISED,
    /** 部分认可. */
    PARTLY_RECOGNISED,
    /** 不认可. */
    NOT_RECOGNISED;

    /** Whether the unit has to be told why. */
    boolean needsOpinion() {
        return this != RECOGNISED;
    }

    /** The message key of the name. */
    public String key() {
        return "progress.assessment." + name();
    }

    /** The tone of its badge. */
    public String tone() {
        return switch (this) {
            case RECOGNISED -> "ok";
            case PARTLY_RECOGNISED -> "warn";
            case NOT_RECOGNISED -> "bad";
        };
    }
}
