package luoshi.undertaking;

/** A 办结申请 or 延期申请 in a list that is filtered by its state and its measure. */
interface RequestLine {

    /** The measure by its number. */
    int measureNumber();

    /** The measure in words. */
    String measure();

    /** Where it stands. */
    Enum<?> state();
}
