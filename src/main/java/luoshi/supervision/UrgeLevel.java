package luoshi.supervision;

/** A rung of the ladder: the first urge, the second one, and 督办. */
enum UrgeLevel {
    /** 催办单. */
    BLUE("info", "催"),
    /** 催办单, once more or late. */
    YELLOW("warn", "催"),
    /** 督办通知单. */
    RED("bad", "督");

    private final String tone;
    private final String series;

    UrgeLevel(String tone, String series) {
        this.tone = tone;
        this.series = series;
    }

    /** What the numbers of its year run through. */
    String series() {
        return series;
    }

    /** The number of the document: 赣落实催〔2020〕1号. */
    String docNumber(int year, int number) {
        return "赣落实%s〔%d〕%d号".formatted(series, year, number);
    }

    /** The rung above; the last one has none and stays. */
    UrgeLevel next() {
        return this == BLUE ? YELLOW : RED;
    }

    /** The message key of the rung. */
    public String key() {
        return "supervision.level." + name();
    }

    /** The message key of the document that is issued on this rung. */
    public String documentKey() {
        return this == RED ? "supervision.supervision-notice" : "supervision.urge-notice";
    }

    /** How its badge looks. */
    public String tone() {
        return tone;
    }
}
