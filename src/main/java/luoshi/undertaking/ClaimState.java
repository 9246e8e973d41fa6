package luoshi.undertaking;

/** How a unit stands to a measure it is named for. That an answer is overdue is a flag, no state. */
public enum ClaimState {
    /** 待认领: the unit has not answered, or has to answer again. */
    ASSIGNED("muted"),
    /** 已认领: taken on, with 细化举措, milestones and a contact. */
    CLAIMED("ok"),
    /** 已退回: the unit has declined; it remains responsible until the coordinator has decided. */
    DECLINED("bad"),
    /** 已免除: the coordinator has taken the measure off the unit. */
    RELEASED("muted"),
    /** 已办结: accepted as done; nothing new is owed from the next period on. */
    CLOSED("ok");

    private final String tone;

    ClaimState(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }

    /** Whether the unit has taken it on, be it done or not. */
    public boolean isTaken() {
        return this == CLAIMED || this == CLOSED;
    }

    /** Whether the unit may still take the measure on. */
    boolean isOpen() {
        return this == ASSIGNED || this == DECLINED;
    }
}
