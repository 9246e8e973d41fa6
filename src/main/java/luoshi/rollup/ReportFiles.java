package luoshi.rollup;

import luoshi.rollup.format.CsvLedger;
import luoshi.rollup.format.DocxReport;
import luoshi.rollup.format.PdfReport;
import luoshi.rollup.format.XlsxLedger;
import org.springframework.stereotype.Component;

/** The files of a report; each is a function of the snapshot and nothing else. */
@Component
class ReportFiles {

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
        var document = snapshot.toDocument(sha256);
        return switch (kind) {
            case DOCX -> DocxReport.write(document);
            case PDF -> PdfReport.write(document);
            case XLSX -> XlsxLedger.write(document);
            case CSV -> CsvLedger.write(document);
        };
    }
}
