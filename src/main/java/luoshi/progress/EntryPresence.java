package luoshi.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import luoshi.account.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has the form of an entry open just now, so that two people do not write the same text unknowingly. Only the present
 * is known: whoever has been silent for two minutes is forgotten, and nothing is counted.
 */
@Service
@Transactional
class EntryPresence {

    static final Duration SILENCE = Duration.ofMinutes(2);

    private final JdbcClient database;
    /** Notes the person and forgets who has been silent; a query follows. */
    static final String HERE = """
            with gone as (
                delete from entry_presence
                where entry_id = :entry and account_id <> :account and seen_at < :silent),
            here as (
                insert into entry_presence (entry_id, account_id, since, seen_at)
                values (:entry, :account, :now, :now)
                on conflict (entry_id, account_id) do update
                  set seen_at = excluded.seen_at,
                      since = case when entry_presence.seen_at < :silent then excluded.since else entry_presence.since end)
            """;

    /** The others, longest first. */
    static final String OTHERS = """
            select a.display_name as name, p.since
            from entry_presence p join account a on a.id = p.account_id
            where p.entry_id = :entry and p.account_id <> :account and p.seen_at >= :silent
            order by p.since, a.display_name
            """;

    private final Clock clock;
    private final Moments moments;

    EntryPresence(JdbcClient database, Clock clock, Moments moments) {
        this.clock = clock;
        this.database = database;
        this.moments = moments;
    }

    /** Notes that the person has the form before him, and tells who else has; longest first. */
    public List<Colleague> meet(Actor actor, long entryId) {
        var now = clock.instant();
        return database.sql(HERE + OTHERS)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("silent", now.minus(SILENCE).atOffset(ZoneOffset.UTC))
                .query((row, number) -> colleague(row.getString("name"), row.getObject("since", OffsetDateTime.class)))
                .list();
    }

    Colleague colleague(String name, OffsetDateTime since) {
        return new Colleague(name, moments.said(since.toInstant()));
    }

    /** The person has left the form for good. */
    public void leave(Actor actor, long entryId) {
        database.sql("delete from entry_presence where entry_id = :entry and account_id = :account")
                .param("entry", entryId)
                .param("account", actor.accountId())
                .update();
    }

    /** Somebody of the same unit who has the form open, and since when by the real clock, in words. */
    record Colleague(String name, String since) {}
}
