package luoshi.progress;

import org.jspecify.annotations.Nullable;

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

    /** Reads the value of a form or a URL; null for whatever it does not know. */
    static @Nullable ReturnCategory read(@Nullable String name) {
        for (var one : values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** The message key of the name. */
    public String key() {
        return "progress.category." + name();
    }
}
