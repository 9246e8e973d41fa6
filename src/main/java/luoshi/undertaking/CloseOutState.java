package luoshi.undertaking;

/** Where a 办结申请 stands. */
public enum CloseOutState {
    /** 起草: the unit writes it. */
    DRAFT("info"),
    /** 待单位审核. */
    UNIT_REVIEW("warn"),
    /** 单位审核退回. */
    RETURNED("bad"),
    /** 待验收: the province has it. */
    SUBMITTED("warn"),
    /** 未通过验收: the unit may go on and ask again. */
    REFUSED("bad"),
    /** 已办结. */
    ACCEPTED("ok"),
    /** 已恢复办理: the coordinator has reopened what was closed. */
    REOPENED("muted");

    private final String tone;

    CloseOutState(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.close-out.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }

    /** Whether the unit may write. */
    public boolean isEditable() {
        return this == DRAFT || this == RETURNED || this == REFUSED;
    }

    /** Whether it is over: the next request is another one. */
    public boolean isOver() {
        return this == ACCEPTED || this == REOPENED;
    }
}
