package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.progress.offline.PackageReader;
import luoshi.progress.offline.ReadPackage;
import luoshi.progress.offline.UnreadablePackage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a package that came back until its person has compared it: one for each person and period, for a day at most. */
@Service
@Transactional
class PackageUploads {

    static final DataSize MOST = DataSize.ofMegabytes(20);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_NAME = 200;

    private final UnitQuarter entries;
    private final PackageSecret secret;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final JsonMapper json;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    PackageUploads(
            UnitQuarter entries,
            PackageSecret secret,
            BusinessClock businessClock,
            Clock clock,
            JsonMapper json,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.secret = secret;
        this.businessClock = businessClock;
        this.clock = clock;
        this.json = json;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads the file and keeps what it holds; nothing is saved to any entry. A workbook may take a while to be read, so no
     * transaction is open meanwhile.
     *
     * @throws NotFound if the person fills in nothing for the period
     * @throws UnreadablePackage if the file is no whole package of this unit and period
     * @throws IllegalStep if nothing is taken for the period any more
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void receive(Actor actor, ReportingPeriod period, String fileName, byte[] file) {
        var owed = entries.of(actor, period.getId());
        if (owed.isEmpty()) {
            throw new NotFound();
        }
        var now = businessClock.now();
        if (owed.stream().noneMatch(entry -> entry.head().takesWritingAt(now))) {
            throw new IllegalStep("progress.refused.locked", period.getQuarter().chinese());
        }
        var content = read(actor, period, file);
        transaction.executeWithoutResult(status -> keep(actor, period, fileName, content));
    }

    private ReadPackage read(Actor actor, ReportingPeriod period, byte[] file) {
        if (file.length == 0) {
            throw new UnreadablePackage("none");
        }
        if (file.length > MOST.toBytes()) {
            throw new UnreadablePackage("too-large");
        }
        var read = PackageReader.read(file, secret.get());
        if (read.unitId() != actor.unitId()) {
            throw new UnreadablePackage("other-unit");
        }
        if (!read.quarter().equals(period.getQuarter().toString())) {
            throw new UnreadablePackage(
                    "other-quarter", Quarter.of(read.quarter()).chinese());
        }
        return read;
    }

    private void keep(Actor actor, ReportingPeriod period, String fileName, ReadPackage content) {
        var now = clock.instant();
        database.sql("delete from package_upload where expires_at < ?")
                .params(now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql("""
                        insert into package_upload (account_id, period_id, file_name, content, uploaded_at, expires_at)
                        values (:account, :period, :name, :content::jsonb, :now, :expires)
                        on conflict (account_id, period_id) do update
                          set file_name = excluded.file_name, content = excluded.content,
                              uploaded_at = excluded.uploaded_at, expires_at = excluded.expires_at
                        """)
                .param("account", actor.accountId())
                .param("period", period.getId())
                .param("name", fileName.length() <= LONGEST_NAME ? fileName : fileName.substring(0, LONGEST_NAME))
                .param("content", json.writeValueAsString(content))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the person has sent back for the period and not yet taken over. */
    @Transactional(readOnly = true)
    public Optional<Upload> of(Actor actor, ReportingPeriod period) {
        return database.sql("""
                        select file_name, content, uploaded_at from package_upload
                        where account_id = :account and period_id = :period and expires_at >= :now
                        """)
                .param("account", actor.accountId())
                .param("period", period.getId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(this::upload)
                .optional();
    }

    private Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getString("file_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("content"), ReadPackage.class));
    }

    /** The person is done with it. */
    public void discard(Actor actor, ReportingPeriod period) {
        database.sql("delete from package_upload where account_id = ? and period_id = ?")
                .params(actor.accountId(), period.getId())
                .update();
    }

    /** A package as it came back. */
    record Upload(String fileName, Instant uploadedAt, ReadPackage content) {}
}
