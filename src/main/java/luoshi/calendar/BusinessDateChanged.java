package luoshi.calendar;

/** stub. */
public record BusinessDateChanged() {}
