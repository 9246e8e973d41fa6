package luoshi.audit;

import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The trail as a file: everything the filter lets through, not only one page of it, up to a limit. */
@Component
class AuditExport {

    /** More than this is taken in several files, each under a narrower filter. */
    static final int MOST = 100_000;

    private final AuditReading reading;
    private final Words words;
    private final Exports exports;

    AuditExport(AuditReading reading, Words words, Exports exports) {
        this.reading = reading;
        this.words = words;
        this.exports = exports;
    }

    /**
     * The newest records.
     *
     * @param by the name of the auditor
     * @param username the user name sought, or blank for everybody
     * @param subject how the subject sought begins, or blank for everything
     * @param most how many rows the file may have
     */
    ListExport of(String by, String username, String subject, int most) {
        return exports.list(exports.say("audit.title"), by, reading.newest(username, subject, most + 1))
                .filter("audit.username", username)
                .filter("audit.subject", subject)
                .atMost(most)
                .column("audit.seq", line -> Long.toString(line.seq()))
                .column("audit.at", line -> exports.time(line.at().toInstant()))
                .column("audit.who", line -> line.displayName() == null ? "" : line.displayName())
                .column("audit.username", AuditLine::username)
                .column("audit.what", line -> words.action(line.action()))
                .column("audit.detail", words::detail)
                .column("audit.subject", AuditLine::subject)
                .column("audit.result", line -> exports.say(line.succeeded() ? "audit.succeeded" : "audit.failed"))
                .column("audit.address", AuditLine::address)
                .make();
    }
}
