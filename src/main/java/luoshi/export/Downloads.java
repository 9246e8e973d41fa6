package luoshi.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** Answers that come down as a file and are never shown within the program. */
public final class Downloads {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Downloads() {}

    /**
     * The list in the format that the address ends in. It is written to a temporary file first: a list that fails is an
     * error and no half file, and a slow reader keeps no connection of the database.
     *
     * @param format xlsx or csv
     */
    public static ResponseEntity<Resource> list(ListExport list, String format) {
        return format.equals("xlsx") ? xlsx(list) : csv(list);
    }

    private static ResponseEntity<Resource> xlsx(ListExport list) {
        return written(out -> Spreadsheet.write(list, out), XLSX, list.title() + ".xlsx");
    }

    private static ResponseEntity<Resource> csv(ListExport list) {
        return written(out -> Csv.write(list, out), "text/csv;charset=UTF-8", list.title() + ".csv");
    }

    /**
     * Any file.
     *
     * @param mediaType its media type
     * @param fileName the name it is saved under; may be Chinese
     */
    public static ResponseEntity<byte[]> file(byte[] content, String mediaType, String fileName) {
        return answer(mediaType, fileName).body(content);
    }

    /** A file that is written when it is asked for, to a temporary file first. */
    public static ResponseEntity<Resource> written(Consumer<OutputStream> writer, String mediaType, String fileName) {
        try {
            var path = Files.createTempFile("luoshi-", ".part");
            try {
                write(writer, path);
                return answer(mediaType, fileName)
                        .contentLength(Files.size(path))
                        .body(new InputStreamResource(passing(path)));
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Consumer<OutputStream> writer, Path path) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            writer.accept(out);
        }
    }

    /** The file is gone when it has been read, and where the system can do so, from now on. */
    private static InputStream passing(Path path) throws IOException {
        return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static BodyBuilder answer(String mediaType, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
