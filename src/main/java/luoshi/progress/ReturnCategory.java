package luoshi.progress;

/** Why something was returned, in countable classes beside the free reason. */
public enum ReturnCategory {
    /** 缺数据. */
    MISSING_DATA,
    /** 照抄. */
    COPIED,
    /** 口径不符. */
    DEFINITION,
    /** 未回应要求. */
    UNANSWERED,
    /** 前后矛盾. */
    CONTRADICTION,
    /** 其他. */
    OTHER;

    /** The message key of the name. */
    public String key() {
        return "progress.category." + name();
    }
}
