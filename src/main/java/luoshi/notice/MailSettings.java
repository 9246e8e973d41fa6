package luoshi.notice;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Whether and as whom the program sends mail. Without a server ({@code spring.mail.host}), an address to send from
 * ({@code luoshi.mail.from}) and the program's own address ({@code luoshi.base-url}) it sends none, and says so.
 */
@Component
class MailSettings {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Pattern BASE = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d+)?(/[A-Za-z0-9._~/-]*)?");

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;
    private final String baseUrl;

    MailSettings(
            ObjectProvider<JavaMailSender> sender,
            @Value("${luoshi.mail.from}") String from,
            @Value("${luoshi.base-url}") String baseUrl) {
        this.sender = sender;
        this.from = from.strip();
        this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
    }

    /** What sends mail; empty while mail is not configured. */
    Optional<JavaMailSender> sender() {
        return missing().isEmpty() ? Optional.of(sender.getObject()) : Optional.empty();
    }

    /** The setting that is missing or wrong, empty if mail is configured. */
    Optional<String> missing() {
        if (sender.getIfAvailable() == null) {
            return Optional.of("spring.mail.host");
        }
        if (!ADDRESS.matcher(from).matches()) {
            return Optional.of("luoshi.mail.from");
        }
        return BASE.matcher(baseUrl).matches() ? Optional.empty() : Optional.of("luoshi.base-url");
    }

    /** Whom mails come from. */
    String from() {
        return from;
    }

    /** The whole address of a path of the program; by configuration, never by what a request said. */
    String link(String path) {
        return baseUrl + path;
    }

    /** The same for every attempt at the same mail, so that a mail server can tell a second one. */
    String messageId(long mail) {
        return "<luoshi.mail." + mail + "@" + URI.create(baseUrl).getHost() + ">";
    }
}
