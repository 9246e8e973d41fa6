package luoshi.policy;

import java.time.LocalDate;

/** From when the values of a cumulative indicator count. */
public enum CountedFrom {
    /** 1 January: they begin anew with every year. */
    YEAR,
    /** The day of the document, with which the task begins: they never fall. */
    TASK;

    /** The first day that counts for a value of that day. */
    public LocalDate firstDay(LocalDate documentOn, LocalDate day) {
        return this == YEAR ? day.withDayOfYear(1) : documentOn;
    }

    /** The message key of what it means. */
    public String key() {
        return "policy.counted-from." + name();
    }
}
