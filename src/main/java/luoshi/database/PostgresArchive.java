package luoshi.database;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.core.io.ClassPathResource;
import org.tukaani.xz.XZInputStream;

/** The server's programs as they come with this one: a tar.xz for this kind of machine on the class path. */
final class PostgresArchive {

    private final byte[] content;

    private PostgresArchive(byte[] content) {
        this.content = content;
    }

    static PostgresArchive forThisMachine() throws IOException {
        var archive = new ClassPathResource("postgres-%s-%s.txz".formatted(system(), processor()));
        if (!archive.exists()) {
            throw new UnusableDatabase("no-binaries", system(), processor());
        }
        return new PostgresArchive(archive.getContentAsByteArray());
    }

    /** Changes whenever the archive does. */
    String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void unpackInto(Path directory) throws IOException {
        var unpacked = new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(content)));
        try (var tar = new TarArchiveInputStream(unpacked)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, entry.resolveIn(directory));
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            file.toFile().setExecutable(true);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
