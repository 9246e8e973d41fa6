package luoshi.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps files in the database, in pieces of one megabyte, each file once. Works within the caller's transaction. */
@Component
class FileStore {

    private static final int CHUNK = 1024 * 1024;
    private static final String FILES = "select id, kind, size, hash, received_hash from stored_file ";

    private final JdbcClient database;
    private final Clock clock;

    FileStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A file of the store. */
    record StoredFile(long id, FileKind kind, long size, String hash, String receivedHash) {}

    /** The file that was sent with that hash, or is kept with it: what somebody takes down and sends again is known. */
    Optional<StoredFile> known(String hash) {
        return database.sql(FILES + "where received_hash = :hash or hash = :hash order by id limit 1")
                .param("hash", hash)
                .query(StoredFile.class)
                .optional();
    }

    StoredFile file(long id) {
        return database.sql(FILES + "where id = ?")
                .params(id)
                .query(StoredFile.class)
                .single();
    }

    /**
     * Keeps the file, unless it is there already.
     *
     * @param receivedHash the hash of what was sent, if the file was written anew
     */
    StoredFile keep(ReceivedFile file, FileKind kind, String receivedHash) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('stored_file', 0))")
                .query(row -> {});
        return known(file.hash()).or(() -> known(receivedHash)).orElseGet(() -> insert(file, kind, receivedHash));
    }

    private StoredFile insert(ReceivedFile file, FileKind kind, String receivedHash) {
        var id = database.sql("""
                        insert into stored_file (kind, size, hash, received_hash, stored_at)
                        values (:kind, :size, :hash, :received, :at) returning id
                        """)
                .param("kind", kind.name())
                .param("size", file.size())
                .param("hash", file.hash())
                .param("received", receivedHash)
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        writeChunks(id, file.path());
        return new StoredFile(id, kind, file.size(), file.hash(), receivedHash);
    }

    private void writeChunks(long id, Path path) {
        try (var in = Files.newInputStream(path)) {
            var seq = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                database.sql("insert into file_chunk (file_id, seq, data) values (?, ?, ?)")
                        .params(id, seq++, chunk)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the bytes into a temporary file, so that a slow reader holds no connection of the database and nothing goes
     * out before all of it has been checked.
     *
     * @return whether they are still those that were stored
     */
    boolean copy(StoredFile file, Path target) {
        try (var out = Files.newOutputStream(target)) {
            return copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bytes on, whatever they are; says whether they were still those that were stored. */
    boolean copy(StoredFile file, OutputStream target) throws IOException {
        var out = new HashingOutput(target);
        var chunks = (file.size() + CHUNK - 1) / CHUNK;
        for (int seq = 0; seq < chunks; seq++) {
            out.write(chunk(file.id(), seq));
        }
        return out.hash().equals(file.hash());
    }

    private byte[] chunk(long id, int seq) {
        return database.sql("select data from file_chunk where file_id = ? and seq = ?")
                .params(id, seq)
                .query((row, n) -> row.getBytes("data"))
                .optional()
                .orElse(new byte[0]);
    }

    /** Deletes the file if no attachment needs it any more. */
    void forget(long id) {
        var needed = database.sql("select exists (select from attachment where file_id = ?)")
                .params(id)
                .query(Boolean.class)
                .single();
        if (!needed) {
            database.sql("delete from file_chunk where file_id = ?").params(id).update();
            database.sql("delete from stored_file where id = ?").params(id).update();
        }
    }
}
