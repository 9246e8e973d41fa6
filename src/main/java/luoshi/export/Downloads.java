package luoshi.export;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that come down as a file and are never shown within the program. */
public final class Downloads {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Downloads() {}

    /**
     * The list in the format that the address ends in.
     *
     * @param format xlsx or csv
     */
    public static ResponseEntity<byte[]> list(ListExport list, String format) {
        return format.equals("xlsx") ? xlsx(list) : csv(list);
    }

    /** The list as XLSX. */
    public static ResponseEntity<byte[]> xlsx(ListExport list) {
        return file(Spreadsheet.write(list), XLSX, list.title() + ".xlsx");
    }

    /** The list as CSV. */
    public static ResponseEntity<byte[]> csv(ListExport list) {
        return file(Csv.write(list.headings(), list.rows()), "text/csv;charset=UTF-8", list.title() + ".csv");
    }

    /**
     * Any file.
     *
     * @param mediaType its media type
     * @param fileName the name it is saved under; may be Chinese
     */
    public static ResponseEntity<byte[]> file(byte[] content, String mediaType, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content);
    }
}
