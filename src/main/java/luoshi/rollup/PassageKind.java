package luoshi.rollup;

/** Where a passage of the report comes from. */
public enum PassageKind {
    /** Heading of a chapter. */
    CHAPTER,
    /** Heading of a measure. */
    MEASURE,
    /** Placed by the program: counts, names of the missing. Not edited by hand, so that no number can drift. */
    PROGRAM,
    /** 牵头汇总: the summary of a joint measure, from one version of the lead's entry. */
    SUMMARY,
    /** From one version of one entry. */
    SOURCED,
    /** 编者按: added by the coordinator, without a source. */
    EDITORIAL;

    /** What the 溯源表 calls it. */
    String origin() {
        return switch (this) {
            case SOURCED -> "单位填报";
            case SUMMARY -> "牵头汇总";
            case EDITORIAL -> "编者按";
            default -> "系统汇总";
        };
    }

    /** Whether it is a heading. */
    public boolean isHeading() {
        return this == CHAPTER || this == MEASURE;
    }

    /** Whether the coordinator may rewrite it. */
    public boolean isEditable() {
        return hasSource() || this == EDITORIAL;
    }

    /** Whether it comes from one version of one entry. */
    public boolean hasSource() {
        return this == SUMMARY || this == SOURCED;
    }
}
