package luoshi.rollup;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import luoshi.rollup.format.CsvLedger;
import luoshi.rollup.format.DocxReport;
import luoshi.rollup.format.PdfReport;
import luoshi.rollup.format.ReportDocument;
import luoshi.rollup.format.XlsxLedger;
import org.springframework.stereotype.Component;

/** The files of a report; each is a function of the snapshot and nothing else. */
@Component
class ReportFiles {

    /** From so many lines on, two files at once take more memory than a program with little of it has. */
    private static final int MANY_LINES = 20_000;

    private static final long MUCH_MEMORY = 1L << 31;

    /** A file that comes down with a report. */
    enum Kind {
        DOCX("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 2),
        PDF("report.pdf", "application/pdf", 3),
        XLSX("ledger.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 2),
        CSV("ledger.csv", "text/csv;charset=UTF-8", 2);

        private final String fileName;
        private final String mediaType;
        private final int since;

        /** @param since the first form of the snapshot that was sent with such files as they are written now */
        Kind(String fileName, String mediaType, int since) {
            this.fileName = fileName;
            this.mediaType = mediaType;
            this.since = since;
        }

        /** Whether a report of that form was sent with such a file as would be written now. */
        boolean isWrittenAsIn(int format) {
            return format >= since;
        }

        /** Whether reports that were sent before the program wrote such files lack it. */
        boolean isOfLater() {
            return this == PDF;
        }

        String fileName() {
            return fileName;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** The file as bytes; equal input gives equal bytes. */
    byte[] write(Kind kind, Snapshot snapshot, String sha256) {
        return write(kind, snapshot.toDocument(sha256));
    }

    /**
     * Every file, each handed over as soon as it is written; where there is memory for it, the PDF, which takes as long as the others
     * together, is written beside them.
     *
     * @param taker is asked on the thread of the caller
     */
    void writeAll(Snapshot snapshot, String sha256, BiConsumer<Kind, byte[]> taker) {
        var document = snapshot.toDocument(sha256);
        if (document.ledger().size() > MANY_LINES && Runtime.getRuntime().maxMemory() < MUCH_MEMORY) {
            EnumSet.allOf(Kind.class).forEach(kind -> taker.accept(kind, write(kind, document)));
            return;
        }
        var pdf = CompletableFuture.supplyAsync(() -> write(Kind.PDF, document));
        try {
            EnumSet.complementOf(EnumSet.of(Kind.PDF)).forEach(kind -> taker.accept(kind, write(kind, document)));
        } finally {
            // Nothing of it goes on when this is over.
            pdf.handle((content, failure) -> content).join();
        }
        taker.accept(Kind.PDF, pdf.join());
    }

    private static byte[] write(Kind kind, ReportDocument document) {
        return switch (kind) {
            case DOCX -> DocxReport.write(document);
            case PDF -> PdfReport.write(document);
            case XLSX -> XlsxLedger.write(document);
            case CSV -> CsvLedger.write(document);
        };
    }
}
