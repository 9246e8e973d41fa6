package luoshi.audit;

import luoshi.export.Exports;
import luoshi.export.Lines;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The trail as a file: everything the filter lets through, not only one page of it. */
@Component
class AuditExport {

    private final AuditReading reading;
    private final Words words;
    private final Exports exports;

    AuditExport(AuditReading reading, Words words, Exports exports) {
        this.reading = reading;
        this.words = words;
        this.exports = exports;
    }

    /**
     * The records, the newest first.
     *
     * @param by the name of the auditor
     * @param username the user name sought, or blank for everybody
     * @param subject how the subject sought begins, or blank for everything
     */
    ListExport of(String by, String username, String subject) {
        Lines<AuditLine> lines = taker -> reading.each(username, subject, taker);
        return exports.stream(exports.say("audit.title"), by, lines)
                .filter("audit.username", username)
                .filter("audit.subject", subject)
                .count("audit.seq", line -> line.seq())
                .time("audit.at", line -> exports.time(line.at().toInstant()))
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
