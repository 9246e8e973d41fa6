package luoshi.progress;

/** Who reviewed: the unit itself or the province. */
public enum ReviewLevel {
    UNIT,
    PROVINCE
}
