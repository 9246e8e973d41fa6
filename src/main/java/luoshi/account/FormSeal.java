package luoshi.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks a form as shown to a person who was signed in. When the session has ended, the mark is the only thing that tells
 * such a form from one that somebody without an account has made up.
 */
@Component
public class FormSeal {

    /** A form that was open over the longest holidays. */
    static final Duration VALID = Duration.ofDays(15);

    private static final String BETWEEN = "\\.";

    private final JdbcClient database;
    private final Clock clock;
    private volatile @Nullable String secret;

    FormSeal(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The mark for the field {@value InterruptedForm#SEAL} of a form that the person will send to that path. */
    public String of(Actor writer, String path) {
        return of(writer, path, "");
    }

    /**
     * The mark of a form that is shown on another page than the one it is sent to.
     *
     * @param form the value of the field {@value InterruptedForm#FORM}
     * @param place the value of the field {@value InterruptedForm#PLACE}
     */
    public String of(Actor writer, String form, String place) {
        var now = Long.toString(clock.instant().getEpochSecond());
        return now + "." + over(Long.toString(writer.accountId()), form, place, now);
    }

    /** Whether the form carries a mark of its writer, its name and its place that is not too old. */
    public boolean isOn(InterruptedForm form) {
        var parts = form.first(InterruptedForm.SEAL).split(BETWEEN, 2);
        return parts.length == 2
                && parts[0].matches("\\d{1,12}")
                && Instant.ofEpochSecond(Long.parseLong(parts[0])).plus(VALID).isAfter(form.sentAt())
                && MessageDigest.isEqual(
                        bytes(parts[1]),
                        bytes(over(
                                form.first(InterruptedForm.WRITER),
                                form.form(),
                                form.first(InterruptedForm.PLACE),
                                parts[0])));
    }

    private String over(String writer, String form, String place, String time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(writer + "\n" + form + "\n" + time + "\n" + place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the secret before any page needs it. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        secret();
    }

    private String secret() {
        var known = secret;
        if (known == null) {
            known = database.sql("select secret from form_secret")
                    .query(String.class)
                    .single();
            secret = known;
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
