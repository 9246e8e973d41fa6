package luoshi.dashboard;

/**
 * How many working days a deadline is off.
 *
 * @param days working days after today up to and including that day; negative if it has passed
 * @param today whether it is today
 * @param past whether it has passed
 */
record DaysLeft(int days, boolean today, boolean past) {

    private static final int SOON = 3;

    /** The message key of the sentence, which takes {@link #count()}. */
    public String key() {
        if (today) {
            return "dashboard.left.today";
        }
        return past ? "dashboard.left.past" : days == 0 ? "dashboard.left.less" : "dashboard.left.days";
    }

    /** How many working days, either way. */
    public int count() {
        return Math.abs(days);
    }

    /** The tone of the badge that shows it. */
    public String tone() {
        return past ? "bad" : days <= SOON ? "warn" : "info";
    }
}
