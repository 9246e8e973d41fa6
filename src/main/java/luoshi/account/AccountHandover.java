package luoshi.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.export.WallClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves everything that hangs on one person to a successor, in one step and with a record. */
@Service
@Transactional
class AccountHandover {

    private final AccountRepository accounts;
    private final AccountAdministration administration;
    private final ObjectProvider<PersonalDuties> duties;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final WallClock wallClock;
    private final Clock clock;

    AccountHandover(
            AccountRepository accounts,
            AccountAdministration administration,
            ObjectProvider<PersonalDuties> duties,
            JdbcClient database,
            ApplicationEventPublisher events,
            MessageSource messages,
            WallClock wallClock,
            Clock clock) {
        this.accounts = accounts;
        this.administration = administration;
        this.duties = duties;
        this.database = database;
        this.events = events;
        this.messages = messages;
        this.wallClock = wallClock;
        this.clock = clock;
    }

    /**
     * Hands over; a repeated request with the same key changes nothing.
     *
     * @param id the account whose duties move
     */
    public void handOver(Actor actor, long id, HandoverForm form) {
        actor.mustBe(Role.ADMIN);
        lock(id, form.successorId());
        if (isDone(form.key())) {
            return;
        }
        var leaving = accounts.findById(id).orElseThrow(NotFound::new);
        var successor = accounts.findById(form.successorId()).orElseThrow(NotFound::new);
        leaving.mustStillBe(form.version());
        leaving.mustBeSucceededBy(successor);
        var items = inWords(open(id));
        record(leaving, successor, form, items, actor);
        events.publishEvent(new DutiesHandedOver(
                id,
                successor.id(),
                actor.username(),
                leaving.displayName(),
                successor.displayName(),
                form.reason(),
                items));
        if (form.endsAccess() && !leaving.isDisabled()) {
            administration.disable(actor, id, form.version(), form.reason());
        }
    }

    /** How much hangs on the person, without what it is. */
    @Transactional(readOnly = true)
    public List<Open> open(long id) {
        return duties.orderedStream()
                .map(duty -> new Open(duty.nameKey(), duty.of(id)))
                .filter(open -> open.count() > 0)
                .toList();
    }

    /** Who can take over: people of the same unit with access and with every role of the person. */
    @Transactional(readOnly = true)
    public List<Successor> successors(long id) {
        return database.sql("""
                        select s.id as key, s.display_name || '（' || s.username || '）' as label
                        from account a join account s on s.unit_id = a.unit_id and s.id <> a.id
                        where a.id = :id and s.disabled_at is null
                          and not exists (select from account_role r where r.account_id = a.id
                                          and r.role not in (select x.role from account_role x
                                                             where x.account_id = s.id))
                          and not exists (select from account_role r where r.account_id = a.id
                                          and r.role in ('ADMIN', 'AUDITOR'))
                        order by s.id
                        """).param("id", id).query(Successor.class).list();
    }

    /** In the order of the ids, so that two handovers do not wait for each other. */
    private void lock(long one, long other) {
        database.sql("select id from account where id in (?, ?) order by id for update")
                .params(one, other)
                .query(Long.class)
                .list();
    }

    private boolean isDone(UUID key) {
        return database.sql("select exists (select from handover where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    private void record(Account leaving, Account successor, HandoverForm form, String items, Actor actor) {
        database.sql("""
                        insert into handover (from_id, to_id, unit_id, reason, items, handed_over_at, business_day,
                                              handed_over_by, submit_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        leaving.id(),
                        successor.id(),
                        leaving.unitId(),
                        form.reason(),
                        items,
                        OffsetDateTime.now(clock),
                        wallClock.now().toLocalDate(),
                        actor.username(),
                        form.key())
                .update();
    }

    private String inWords(List<Open> open) {
        return open.isEmpty()
                ? say("account.handover.nothing")
                : open.stream()
                        .map(one -> say("account.handover.item", say(one.nameKey()), one.count()))
                        .collect(Collectors.joining(say("account.comma")));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /** How many things of a kind hang on the person. */
    record Open(String nameKey, int count) {}

    /** Somebody to choose. */
    record Successor(long key, String label) {}
}
