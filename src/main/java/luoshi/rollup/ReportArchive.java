package luoshi.rollup;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was frozen when a report was sent. The database refuses any change of it. */
@Component
class ReportArchive {

    private final JdbcClient database;

    ReportArchive(JdbcClient database) {
        this.database = database;
    }

    /** The end of the audit trail's chain at this moment. */
    String auditHead() {
        return database.sql("select hash from audit_head").query(String.class).single();
    }

    /** Lets the transaction wait while the files of a long report are written, longer than others may. */
    void waitForFiles() {
        database.sql("set local idle_in_transaction_session_timeout = '5min'").update();
    }

    void keep(long reportId, String canonical, String sha256) {
        database.sql("insert into report_snapshot (report_id, content, sha256) values (?, ?, ?)")
                .params(reportId, canonical, sha256)
                .update();
    }

    void keep(long reportId, ReportFiles.Kind kind, byte[] content) {
        database.sql("insert into report_file (report_id, name, media_type, content, sha256) values (?, ?, ?, ?, ?)")
                .params(reportId, kind.fileName(), kind.mediaType(), content, Snapshot.sha256(content))
                .update();
    }

    /** The canonical JSON of a sent report. */
    Optional<String> snapshot(long reportId) {
        return database.sql("select content from report_snapshot where report_id = ?")
                .params(reportId)
                .query(String.class)
                .optional();
    }

    /** The bytes of a file of a sent report, as they were when it was sent. */
    Optional<byte[]> file(long reportId, ReportFiles.Kind kind) {
        return database.sql("select content from report_file where report_id = ? and name = ?")
                .params(reportId, kind.fileName())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** The files of a sent report by their names, each with its digest. */
    Map<String, String> digests(long reportId) {
        var digests = new TreeMap<String, String>();
        database.sql("select name, sha256 from report_file where report_id = ?")
                .params(reportId)
                .query(row -> {
                    digests.put(row.getString(1), row.getString(2));
                });
        return digests;
    }

    /** The digest that was stored with a file. */
    Optional<String> fileDigest(long reportId, ReportFiles.Kind kind) {
        return database.sql("select sha256 from report_file where report_id = ? and name = ?")
                .params(reportId, kind.fileName())
                .query(String.class)
                .optional();
    }
}
