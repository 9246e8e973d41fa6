package luoshi.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import luoshi.notice.MailOutbox.State;
import luoshi.notice.MailOutbox.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Hands waiting mails to the mail server. While the server is away they wait; no transaction is open while it is talked to.
 */
@Component
class MailDispatch {

    static final String NAME = "mail-outbox";

    private static final Logger log = LoggerFactory.getLogger(MailDispatch.class);

    private final MailOutbox outbox;
    private final MailSettings settings;

    MailDispatch(MailOutbox outbox, MailSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    /**
     * Sends what waits, until nothing is due or the server does not answer.
     *
     * @return how many were sent
     */
    int sendWhatIsDue() {
        var sender = settings.sender();
        var sent = 0;
        while (sender.isPresent()) {
            var mail = outbox.claim();
            if (mail.isEmpty()) {
                break;
            }
            var state = send(mail.get(), sender.get());
            if (state == State.WAITING) {
                break;
            }
            sent += state == State.SENT ? 1 : 0;
        }
        return sent;
    }

    /** What is to be tried again stays WAITING. */
    private State send(Waiting mail, JavaMailSender sender) {
        if (!mail.wanted()) {
            outbox.note(mail.id(), State.WITHDRAWN, "");
            return State.WITHDRAWN;
        }
        try {
            sender.send(message(mail, sender));
            outbox.note(mail.id(), State.SENT, "");
            return State.SENT;
        } catch (MailException | MessagingException failure) {
            var state = isRefusal(failure) ? State.REFUSED : State.WAITING;
            log.warn("Mail {} was not sent: {}", mail.id(), failure.getMessage());
            outbox.note(mail.id(), state, oneLine(failure));
            return state;
        }
    }

    private MimeMessage message(Waiting mail, JavaMailSender sender) throws MessagingException {
        var message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.email(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", settings.messageId(mail.id()));
        return message;
    }

    /** Whether the server spoke about the address, so that asking again is of no use. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof AddressException
                || failure instanceof MailSendException sending
                        && sending.getFailedMessages().values().stream()
                                .anyMatch(cause -> cause instanceof SendFailedException refused
                                        && refused.getInvalidAddresses() != null
                                        && refused.getInvalidAddresses().length > 0);
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }
}
