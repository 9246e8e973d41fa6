package luoshi.rollup.format;

/** An element of a PDF's structure, a heading, a paragraph, a cell; what stands in it are other elements or pieces of sheets. */
final class PdfElement {

    private final String type;
    private final int number;
    private final int parent;
    private final StringBuilder kids = new StringBuilder();
    private int sheet;

    /**
     * An element without anything in it.
     *
     * @param type its type, as PDF names it
     * @param number the number of its object
     * @param parent the number of the object that it stands in
     */
    PdfElement(String type, int number, int parent) {
        this.type = type;
        this.number = number;
        this.parent = parent;
    }

    String type() {
        return type;
    }

    int number() {
        return number;
    }

    void add(PdfElement kid) {
        kids.append(kids.isEmpty() ? "" : " ").append(kid.number).append(" 0 R");
    }

    /** Adds a piece of the sheet with that number of its object. */
    void add(int onSheet, int piece) {
        if (sheet == 0) {
            sheet = onSheet;
        }
        if (sheet == onSheet) {
            kids.append(kids.isEmpty() ? "" : " ").append(piece);
        } else {
            kids.append("<</Type/MCR/Pg ").append(onSheet).append(" 0 R/MCID ");
            kids.append(piece).append(">>");
        }
    }

    /** The element as it stands in the file. */
    String written() {
        return "<</Type/StructElem/S/" + type + "/P " + parent + " 0 R" + (sheet == 0 ? "" : "/Pg " + sheet + " 0 R")
                + "/K[" + kids + "]>>";
    }
}
