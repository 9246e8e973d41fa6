package luoshi.inspection;

/** How the inspectors came to know, as chapter 八 of the document names it. */
enum Method {
    /** 实地暗访, in the manner of 四不两直. */
    UNANNOUNCED_VISIT,
    /** 随机抽查. */
    RANDOM_CHECK;

    /** The message key of the name. */
    public String key() {
        return "inspection.method." + name();
    }
}
