package luoshi.rollup.format;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.cos.ICOSVisitor;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that goes into a temporary file object by object. PDFBox would keep all objects until the end, and the structure of a
 * report has many of them: one for every cell of its tables. What is kept is where each object stands. Packing takes half of the
 * time and is done beside the drawing, by one thread, so that objects stand in the order in which they were added.
 */
final class PdfFile implements AutoCloseable {

    /** So many small objects are packed together. */
    private static final int TOGETHER = 200;

    /** So many streams wait for being packed. */
    private static final int WAITING = 64;

    private final Path path = Files.createTempFile("luoshi-", ".part");
    private final MessageDigest digest = sha256();
    private final OutputStream out;
    private final ExecutorService packing = Executors.newSingleThreadExecutor();
    private final Semaphore room = new Semaphore(WAITING);
    private volatile @Nullable Throwable failure;

    /** Of the thread that packs. */
    private long length;

    /**
     * Of the thread that packs: where the object with that number begins; negative: its place among those packed together; 0:
     * nowhere.
     */
    private long[] places = new long[1024];

    private int numbers;
    private final ByteArrayOutputStream together = new ByteArrayOutputStream();
    private final StringBuilder begins = new StringBuilder();
    private int togetherNumber;
    private final List<Integer> togetherNumbers = new ArrayList<>();

    PdfFile() throws IOException {
        out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16), digest);
        // The second line tells programs that carry the file that it is no text.
        write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The number of an object that is to come. */
    int number() {
        return ++numbers;
    }

    /** Adds a small object in ASCII. */
    void add(int number, String object) throws IOException {
        add(number, object.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(int number, byte[] object) throws IOException {
        if (togetherNumbers.isEmpty()) {
            togetherNumber = number();
        }
        togetherNumbers.add(number);
        begins.append(number).append(' ').append(together.size()).append(' ');
        together.write(object);
        together.write('\n');
        if (togetherNumbers.size() == TOGETHER) {
            packTogether();
        }
    }

    private void packTogether() throws IOException {
        if (!togetherNumbers.isEmpty()) {
            var number = togetherNumber;
            var packed = List.copyOf(togetherNumbers);
            var content = new ByteArrayOutputStream();
            content.writeBytes(begins.toString().getBytes(StandardCharsets.US_ASCII));
            together.writeTo(content);
            later(() -> {
                for (int i = 0; i < packed.size(); i++) {
                    place(packed.get(i), -((long) number * TOGETHER + i));
                }
            });
            packed(
                    number,
                    "/Type/ObjStm/N " + packed.size() + "/First " + begins.length() + "/Filter/FlateDecode",
                    content.toByteArray());
            begins.setLength(0);
            together.reset();
            togetherNumbers.clear();
        }
    }

    /**
     * Adds a stream of bytes that are to be packed.
     *
     * @param entries what its dictionary says besides its length
     */
    void packed(int number, String entries, byte[] content) throws IOException {
        later(() -> put(number, entries, deflated(content)));
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(all)) {
            packed.write(content);
        }
        return all.toByteArray();
    }

    /**
     * Adds a stream of bytes as they are.
     *
     * @param entries what its dictionary says besides its length
     */
    void stream(int number, String entries, byte[] content) throws IOException {
        later(() -> put(number, entries, content));
    }

    private void put(int number, String entries, byte[] content) throws IOException {
        place(number, length);
        write((number + " 0 obj\n<<" + entries + "/Length " + content.length + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        write(content);
        write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void place(int number, long at) {
        if (number >= places.length) {
            places = Arrays.copyOf(places, Math.max(number + 1, places.length * 2));
        }
        places[number] = at;
    }

    /** What the thread that packs does when its turn comes. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    private void later(Step step) throws IOException {
        refuseFailed();
        room.acquireUninterruptibly();
        try {
            packing.execute(() -> {
                try {
                    step.take();
                } catch (Throwable e) {
                    // Or an object would be missing, and nobody would know.
                    failure = e;
                } finally {
                    room.release();
                }
            });
        } catch (RuntimeException | Error e) {
            // No thread could be had; whoever closes the file would wait for ever.
            room.release();
            throw e;
        }
    }

    private void refuseFailed() throws IOException {
        if (failure != null) {
            throw new IOException("A part of the PDF could not be packed", failure);
        }
    }

    /** Waits until everything stands in the file. */
    private void catchUp() throws IOException {
        room.acquireUninterruptibly(WAITING);
        room.release(WAITING);
        refuseFailed();
    }

    /** Adds an object that PDFBox has made, and all that it points to. */
    void add(int number, COSDictionary object) throws IOException {
        var known = new IdentityHashMap<COSDictionary, Integer>();
        var waiting = new ArrayDeque<COSDictionary>();
        known.put(object, number);
        for (var next = object; next != null; next = waiting.poll()) {
            var entries = new ByteArrayOutputStream();
            for (var entry : next.entrySet()) {
                if (!(next instanceof COSStream && entry.getKey().equals(COSName.LENGTH))) {
                    entry.getKey().writePDF(entries);
                    entries.write(' ');
                    write(entry.getValue(), entries, known, waiting);
                }
            }
            if (next instanceof COSStream stream) {
                try (var content = stream.createRawInputStream()) {
                    stream(known.get(next), entries.toString(StandardCharsets.ISO_8859_1), content.readAllBytes());
                }
            } else {
                var whole = new ByteArrayOutputStream();
                whole.writeBytes("<<".getBytes(StandardCharsets.US_ASCII));
                entries.writeTo(whole);
                whole.writeBytes(">>".getBytes(StandardCharsets.US_ASCII));
                add(known.get(next), whole.toByteArray());
            }
        }
    }

    private void write(
            COSBase value,
            ByteArrayOutputStream to,
            IdentityHashMap<COSDictionary, Integer> known,
            ArrayDeque<COSDictionary> waiting)
            throws IOException {
        if (value instanceof COSDictionary dictionary) {
            if (!known.containsKey(dictionary)) {
                known.put(dictionary, number());
                waiting.add(dictionary);
            }
            to.writeBytes((known.get(dictionary) + " 0 R").getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof Reference reference) {
            to.writeBytes((reference.number + " 0 R").getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof COSArray array) {
            to.write('[');
            for (var element : array) {
                write(element, to, known, waiting);
                to.write(' ');
            }
            to.write(']');
        } else if (value instanceof COSName name) {
            name.writePDF(to);
        } else if (value instanceof COSInteger number) {
            number.writePDF(to);
        } else if (value instanceof COSFloat number) {
            number.writePDF(to);
        } else if (value instanceof COSBoolean truth) {
            truth.writePDF(to);
        } else if (value instanceof COSString text) {
            COSWriter.writeString(text, to);
        } else if (value == null || value instanceof COSNull) {
            COSNull.NULL.writePDF(to);
        } else {
            throw new IllegalStateException("Not to be written: " + value);
        }
    }

    /**
     * Ends the file.
     *
     * @param catalog the number of its catalog
     * @param information the number of what it says of itself
     * @return its bytes
     */
    byte[] end(int catalog, int information) throws IOException {
        packTogether();
        catchUp();
        // Equal content has an equal name.
        var name = "<" + HexFormat.of().formatHex(digest.digest(), 0, 16) + ">";
        var number = number();
        var begin = length;
        place(number, begin);
        put(
                number,
                "/Type/XRef/Size " + (numbers + 1) + "/W[1 5 2]/Root " + catalog + " 0 R/Info " + information
                        + " 0 R/ID[" + name + name + "]/Filter/FlateDecode",
                table());
        write(("startxref\n" + begin + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
        out.close();
        return Files.readAllBytes(path);
    }

    /** A line for every number: free, at a place of the file, or among those packed together. */
    private byte[] table() throws IOException {
        var table = new ByteArrayOutputStream();
        for (int number = 0; number <= numbers; number++) {
            var place = number < places.length ? places[number] : 0;
            if (place > 0) {
                line(table, 1, place, 0);
            } else if (place < 0) {
                line(table, 2, -place / TOGETHER, (int) (-place % TOGETHER));
            } else {
                line(table, 0, 0, 0xFFFF);
            }
        }
        return deflated(table.toByteArray());
    }

    private static void line(OutputStream table, int kind, long place, int index) throws IOException {
        table.write(new byte[] {
            (byte) kind,
            (byte) (place >> 32),
            (byte) (place >> 24),
            (byte) (place >> 16),
            (byte) (place >> 8),
            (byte) place,
            (byte) (index >> 8),
            (byte) index
        });
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        length += bytes.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        packing.shutdown();
        room.acquireUninterruptibly(WAITING);
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** Points to an object of this file from one that PDFBox has made. */
    static final class Reference extends COSBase {

        private final int number;

        Reference(int number) {
            this.number = number;
        }

        @Override
        public void accept(ICOSVisitor visitor) {
            throw new UnsupportedOperationException();
        }
    }
}
