package luoshi.rollup;

/** Where a report stands; every step is taken by a person whose name stays on record. */
public enum ReportState {
    /** 起草. */
    DRAFT,
    /** 送审. */
    FOR_SIGNATURE,
    /** 签发. */
    SIGNED,
    /** 已报送: frozen. */
    SENT,
    /** 被更正: a later, numbered report has taken its place. */
    SUPERSEDED;

    /** Whether nothing about it can change any more. */
    public boolean isFrozen() {
        return this == SENT || this == SUPERSEDED;
    }

    /** The message key of the name. */
    public String key() {
        return "rollup.state." + name();
    }
}
