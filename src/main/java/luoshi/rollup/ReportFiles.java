package luoshi.rollup;

import java.util.List;
import luoshi.rollup.format.CsvLedger;
import luoshi.rollup.format.DocxReport;
import luoshi.rollup.format.ReportDocument;
import luoshi.rollup.format.XlsxLedger;
import org.springframework.stereotype.Component;

/** The files of a report; each is a function of the snapshot and nothing else. */
@Component
class ReportFiles {

    /** A file that comes down with a report. */
    enum Kind {
        DOCX("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("ledger.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("ledger.csv", "text/csv;charset=UTF-8");

        private final String fileName;
        private final String mediaType;

        Kind(String fileName, String mediaType) {
            this.fileName = fileName;
            this.mediaType = mediaType;
        }

        String fileName() {
            return fileName;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private static final List<String> HEADINGS = List.of("一、总体情况", "二、主要做法和进展", "三、存在问题", "四、下一步打算");

    /** The file as bytes; equal input gives equal bytes. */
    byte[] write(Kind kind, Snapshot snapshot, String sha256) {
        var document = document(snapshot, sha256);
        return switch (kind) {
            case DOCX -> DocxReport.write(document);
            case XLSX -> XlsxLedger.write(document);
            case CSV -> CsvLedger.write(document);
        };
    }

    private static ReportDocument document(Snapshot snapshot, String sha256) {
        return snapshot.toDocument(sha256, HEADINGS);
    }
}
