package luoshi.rollup;

/** Where a report stands; every step is taken by a person whose name stays on record. */
public enum ReportState {
    /** 起草. */
    DRAFT,
    /** 核稿: units check the sentences about them. */
    UNIT_CHECK,
    /** 送审. */
    FOR_SIGNATURE,
    /** 签发. */
    SIGNED,
    /** 已报送: frozen. */
    SENT,
    /** 被更正: a later, numbered report has taken its place. */
    SUPERSEDED;

    /** Whether it is with the coordinators, who have not handed it in. */
    public boolean isInTheMaking() {
        return this == DRAFT || this == UNIT_CHECK;
    }

    /** Whether nothing about it can change any more. */
    public boolean isFrozen() {
        return this == SENT || this == SUPERSEDED;
    }

    /** The message key of the name. */
    public String key() {
        return "rollup.state." + name();
    }
}
