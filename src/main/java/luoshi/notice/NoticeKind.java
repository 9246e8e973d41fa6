package luoshi.notice;

/** What a notice is about. */
enum NoticeKind {
    /** An entry is owed, or a task was given. */
    ASSIGNED("info"),
    /** The unit's approver has something to review. */
    TO_REVIEW("warn"),
    /** The province has something to review. */
    SUBMITTED("warn"),
    /** 退回: it came back with a reason. */
    RETURNED("bad"),
    /** A unit declines a measure; the coordinator decides. */
    DECLINED("bad"),
    /** 主动认领: a department joined a measure whose units the document leaves open. */
    JOINED("info"),
    /** A unit brought the date of a milestone forward, or voided one that was entered by mistake. */
    PUT_RIGHT("info"),
    /** 已报齐: nothing is missing in a period any more. */
    ALL_IN("ok"),
    /** Everything has been in for a while and nobody has compiled the report. */
    NO_DRAFT("warn"),
    /** The dates of a quarter are others. */
    PERIOD_MOVED("warn"),
    /** A quarter takes reports of one unit again, or somebody asks for that. */
    LET_IN("warn"),
    /** What the coordinator decided about a refusal. */
    DECIDED("info"),
    /** 通过. */
    APPROVED("ok"),
    /** 同意延期, or 通过验收: what the unit asked for is granted. */
    REQUEST_GRANTED("ok"),
    /** A 办结申请 or 延期申请 was refused, kept back or returned. */
    REQUEST_REFUSED("bad"),
    /** 恢复办理: what was closed is open again. */
    REOPENED("bad"),
    /** 采用: it is in a report that was handed in. */
    USED("ok"),
    /** A report waits for the leader's signature. */
    TO_SIGN("warn"),
    /** A report is signed and waits to be sent. */
    TO_SEND("warn"),
    /** A report was sent back to the draft. */
    REPORT_BACK("bad"),
    /** The reminder of a day: everything the person can act on. */
    DIGEST("warn"),
    /** Somebody's work was handed over to this person. */
    HANDED_OVER("info"),
    /** 催办. */
    URGED("bad"),
    /** 批示. */
    INSTRUCTED("bad"),
    /** A reported problem is this unit's to answer. */
    TO_COORDINATE("warn"),
    /** What becomes of a problem that the unit reported. */
    COORDINATED("info"),
    /** 复议 of a light: it is asked for, or answered. */
    LIGHT_REVIEW("warn"),
    /** 核稿: there are sentences of a report to check. */
    TO_CHECK("warn"),
    /** A unit objects to a sentence of a report. */
    OBJECTED("bad"),
    /** What became of an objection. */
    OBJECTION_ANSWERED("info"),
    /** 核查反馈: what an inspection found of the unit's report. */
    INSPECTED("info"),
    /** A unit says what it has put right; somebody has to look at it again. */
    RECTIFIED("warn"),
    /** 复核: what became of what the unit has put right. */
    RECHECKED("info"),
    /** A unit answered what it was asked. */
    ANSWERED("info");

    private final String tone;

    NoticeKind(String tone) {
        this.tone = tone;
    }

    /** The message key of the name. */
    public String key() {
        return "notice.kind." + name();
    }

    /** The tone of the badge that shows it. */
    public String tone() {
        return tone;
    }
}
