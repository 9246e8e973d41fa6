package luoshi.attachment;

import org.springframework.util.unit.DataSize;

/** How much is taken. Far below what the server could hold, far above what evidence needs. */
final class Limits {

    /** One file as it is sent. */
    static final DataSize FILE = DataSize.ofMegabytes(20);

    /** Files of one record. */
    static final int PER_RECORD = 10;

    /** All files of a unit that count for one quarter; a file that is attached twice counts once. */
    static final DataSize PER_UNIT_AND_QUARTER = DataSize.ofMegabytes(500);

    /** Entries of a container such as DOCX. */
    static final int ENTRIES = 1000;

    /** What a container holds when unpacked. */
    static final DataSize UNPACKED = DataSize.ofMegabytes(200);

    /** How many times larger a container may become when unpacked. */
    static final int RATIO = 100;

    /** Points of a picture. */
    static final long PIXELS = 40_000_000;

    /** Memory that a picture may take while it is written anew; less where the program itself has little. */
    static final DataSize PICTURE = DataSize.ofMegabytes(160);

    private Limits() {}
}
