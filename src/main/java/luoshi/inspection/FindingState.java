package luoshi.inspection;

import java.util.Locale;

/** Where a finding stands. */
enum FindingState {
    /** 已记录，未反馈: the inspected unit sees nothing. */
    FILED("warn"),
    /** 已反馈: there is nothing to put right. */
    RELEASED("ok"),
    /** 整改中. */
    RECTIFYING("bad"),
    /** 待复核: the unit has said what it did. */
    RECHECK("info"),
    /** 已销号. */
    CLOSED("ok"),
    /** 已撤销: it was released and does not hold. */
    REVOKED("muted"),
    /** 已作废: it was never released. */
    DROPPED("muted");

    private final String tone;

    FindingState(String tone) {
        this.tone = tone;
    }

    /** Whether the inspected unit and the coordinators have been told. */
    boolean isReleased() {
        return this != FILED && this != DROPPED;
    }

    /** Whether something has still to be put right or looked at again. */
    boolean isOpen() {
        return this == RECTIFYING || this == RECHECK;
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of the name. */
    public String key() {
        return "inspection.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
