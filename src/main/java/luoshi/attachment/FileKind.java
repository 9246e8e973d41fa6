package luoshi.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of files that are taken. Everything else is refused. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    OFD("application/ofd", "ofd"),
    JPG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final List<String> extensions;

    FileKind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** The kind that the name promises; empty if it promises none that is taken. */
    static Optional<FileKind> promisedBy(FileName name) {
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(name.extension()))
                .findFirst();
    }

    /** What a browser may have in its file dialog: {@code .pdf,.docx,…}. */
    public static String accepted() {
        return String.join(
                ",",
                Arrays.stream(values())
                        .flatMap(kind -> kind.extensions.stream())
                        .map(extension -> "." + extension)
                        .toList());
    }

    /** The media type it is served with. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it is a picture, which is written anew instead of being kept as it came. */
    public boolean isPicture() {
        return this == JPG || this == PNG;
    }
}
