package luoshi.light;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The three groups against a fixed standard: there is nothing between them, and no order among those within one. */
public enum Verdict {
    /** 达标. */
    MET("ok"),
    /** 未达标. */
    NOT_MET("bad"),
    /** 无法判断, which says why and never counts as 未达标. */
    UNKNOWN("muted");

    private final String tone;

    Verdict(String tone) {
        this.tone = tone;
    }

    /** The verdict with the code, or null. */
    static @Nullable Verdict read(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The message key of its word. */
    public String key() {
        return "light.verdict." + name();
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The tone of what shows it. */
    public String tone() {
        return tone;
    }
}
