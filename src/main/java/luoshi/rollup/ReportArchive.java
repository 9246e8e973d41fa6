package luoshi.rollup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was frozen when a report was sent. The database refuses any change of it. */
@Component
class ReportArchive {

    private static final int PIECE = 1024 * 1024;

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

    /** Keeps the canonical JSON in pieces, by way of a temporary file, and says its digest. */
    String keep(long reportId, Snapshot snapshot) {
        try {
            var path = Files.createTempFile("luoshi-", ".json");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
                    snapshot.write(out);
                }
                keepPieces(reportId, path);
                var sha256 = Snapshot.sha256(Files.newInputStream(path));
                database.sql("insert into report_snapshot (report_id, sha256) values (?, ?)")
                        .params(reportId, sha256)
                        .update();
                return sha256;
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepPieces(long reportId, Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var seq = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                database.sql("insert into report_snapshot_piece (report_id, seq, data) values (?, ?, ?)")
                        .params(reportId, seq++, piece)
                        .update();
            }
        }
    }

    void keep(long reportId, ReportFiles.Kind kind, byte[] content) {
        database.sql("insert into report_file (report_id, name, media_type, content, sha256) values (?, ?, ?, ?, ?)")
                .params(reportId, kind.fileName(), kind.mediaType(), content, Snapshot.sha256(content))
                .update();
    }

    /** The canonical JSON of a sent report, each piece fetched when its turn comes. */
    Optional<InputStream> snapshot(long reportId) {
        var pieces = new Pieces(reportId);
        return pieces.hasMoreElements() ? Optional.of(new SequenceInputStream(pieces)) : Optional.empty();
    }

    private Optional<byte[]> piece(long reportId, int seq) {
        return database.sql("select data from report_snapshot_piece where report_id = ? and seq = ?")
                .params(reportId, seq)
                .query((row, n) -> row.getBytes("data"))
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

    /** The files of a sent report with the digests of the bytes as they lie in the database. */
    Map<ReportFiles.Kind, String> digestsOfBytes(long reportId) {
        var digests = new EnumMap<ReportFiles.Kind, String>(ReportFiles.Kind.class);
        for (var kind : ReportFiles.Kind.values()) {
            database.sql("""
                            select encode(sha256(content), 'hex') from report_file where report_id = ? and name = ?
                            """)
                    .params(reportId, kind.fileName())
                    .query(String.class)
                    .optional()
                    .ifPresent(sha256 -> digests.put(kind, sha256));
        }
        return digests;
    }

    /** The digest that was stored with a file. */
    Optional<String> fileDigest(long reportId, ReportFiles.Kind kind) {
        return database.sql("select sha256 from report_file where report_id = ? and name = ?")
                .params(reportId, kind.fileName())
                .query(String.class)
                .optional();
    }

    /** The pieces of a snapshot, one of them in memory. */
    private final class Pieces implements Enumeration<InputStream> {

        private final long reportId;
        private int seq;
        private Optional<byte[]> next;

        Pieces(long reportId) {
            this.reportId = reportId;
            this.next = piece(reportId, seq);
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            var piece = next.orElseThrow(NoSuchElementException::new);
            next = piece(reportId, ++seq);
            return new ByteArrayInputStream(piece);
        }
    }
}
