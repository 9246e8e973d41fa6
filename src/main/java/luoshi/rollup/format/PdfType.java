package luoshi.rollup.format;

/**
 * How text is set.
 *
 * @param size in points
 * @param spacing what is added behind every character, in points
 * @param pitch from line to line, in points
 */
record PdfType(double size, boolean bold, double spacing, double pitch) {

    /** From the upper edge of a line to its baseline, the character standing in the middle of the line. */
    double baseline() {
        return (pitch - size) / 2 + size * 0.88;
    }
}
