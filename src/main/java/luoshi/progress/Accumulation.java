package luoshi.progress;

/** How the values of an indicator count (口径): what may be compared with what rests on it. */
enum Accumulation {
    /** 累计: since the beginning of the year or of the task; does not fall within a year. */
    CUMULATIVE,
    /** 时点: how things stand on the day, rates and standards included. */
    POINT,
    /** 当期: what happened in the quarter alone. */
    PERIOD;

    /** The message key of the name. */
    public String key() {
        return "progress.accumulation." + name();
    }
}
