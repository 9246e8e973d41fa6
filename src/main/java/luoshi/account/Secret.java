package luoshi.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;

/** Secrets that nobody can guess. Having 256 random bits, a plain SHA-256 is enough to store them. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int GROUP = 4;

    private Secret() {}

    /** For links. */
    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** For people who type it: letters and digits in groups of four. */
    static String typed() {
        return Base32.toBase32String(bytes()).replace("=", "").replaceAll(".{" + GROUP + "}(?!$)", "$0-");
    }

    /** What is stored of a typed secret, however its groups were typed. */
    static String digestOfTyped(String secret) {
        return digest(secret.replaceAll("[^A-Za-z2-7]", "").toUpperCase(Locale.ROOT));
    }

    /** What is stored. */
    static String digest(String secret) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
