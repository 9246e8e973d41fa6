package luoshi.inspection;

/** How grave it is that a report does not hold. */
enum Severity {
    /** 一般. */
    MINOR,
    /** 较重. */
    SERIOUS,
    /** 严重. */
    GRAVE;

    /** The message key of the name. */
    public String key() {
        return "inspection.severity." + name();
    }
}
