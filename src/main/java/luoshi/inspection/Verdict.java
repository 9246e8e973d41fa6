package luoshi.inspection;

import java.util.Locale;

/** What an inspection holds of what a unit reported. */
enum Verdict {
    /** 属实. */
    CONFIRMED("ok"),
    /** 部分不实. */
    PARTLY("warn"),
    /** 不实: the light of the measure is red until it is put right. */
    UNTRUE("bad");

    private final String tone;

    Verdict(String tone) {
        this.tone = tone;
    }

    /** Whether it contradicts the report, and so makes a demand. */
    boolean differs() {
        return this != CONFIRMED;
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of the name. */
    public String key() {
        return "inspection.verdict." + name();
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
