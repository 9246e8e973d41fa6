package luoshi.dashboard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a sentence of the document is carried out; read off its task points and the claims of their units. */
enum SentenceState {
    /** 无人认领: no task point rests on it, so nobody answers for it. */
    BARE("bad", "○"),
    /** 待采纳: task points are proposed, none is accepted. */
    PROPOSED("warn", "◇"),
    /** 待认领: a unit of its task points has not taken the measure on. */
    UNCLAIMED("warn", "△"),
    /** 已过期: the date of a task point has passed and a unit of it is not done. */
    OVERDUE("bad", "✖"),
    /** 办理中. */
    UNDER_WAY("info", "●"),
    /** 已办结: every unit of its task points is done with the measure. */
    CLOSED("ok", "✔");

    private final String tone;
    private final String shape;

    SentenceState(String tone, String shape) {
        this.tone = tone;
        this.shape = shape;
    }

    /**
     * The state of a sentence on a day.
     *
     * @param accepted how many task points rest on it
     * @param proposed how many more are proposed
     * @param unclaimed how many of the accepted have a unit that has not taken the measure on
     * @param open how many of the accepted have a unit that is not done
     * @param dueOn the earliest date of those that are open, null if none has one
     */
    static SentenceState of(
            int accepted, int proposed, int unclaimed, int open, @Nullable LocalDate dueOn, LocalDate today) {
        if (accepted == 0) {
            return proposed == 0 ? BARE : PROPOSED;
        }
        if (dueOn != null && dueOn.isBefore(today)) {
            return OVERDUE;
        }
        if (unclaimed > 0) {
            return UNCLAIMED;
        }
        return open == 0 ? CLOSED : UNDER_WAY;
    }

    /** The state with the code, or null. */
    static @Nullable SentenceState read(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findAny()
                .orElse(null);
    }

    /** The message key of the name. */
    public String key() {
        return "dashboard.sentence." + name();
    }

    /** The name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }

    /** A sign that tells it from the others without colour. */
    public String shape() {
        return shape;
    }
}
