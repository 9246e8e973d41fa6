package luoshi.undertaking;

import java.util.Locale;

/** Which open wordings a list shows. */
enum WordingFilter {
    OPEN("f.id is null"),
    SETTLED("f.id is not null"),
    ALL("true");

    private final String condition;

    WordingFilter(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** The value in a URL. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.wording.filter." + name();
    }

    /** Reads the value of a URL; whatever it does not know means those that are open. */
    static WordingFilter read(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        return OPEN;
    }
}
