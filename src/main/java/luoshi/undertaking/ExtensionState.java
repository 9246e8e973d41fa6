package luoshi.undertaking;

/** Where a 延期申请 stands. */
public enum ExtensionState {
    /** 待单位审核. */
    UNIT_REVIEW("warn"),
    /** 单位未同意. */
    DROPPED("muted"),
    /** 待省级审批: the province has it. */
    SUBMITTED("warn"),
    /** 同意延期. */
    GRANTED("ok"),
    /** 不同意延期. */
    REFUSED("bad"),
    /** 已终止: what it was about was accepted as done meanwhile. */
    LAPSED("muted");

    private final String tone;

    ExtensionState(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.extension.state." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
