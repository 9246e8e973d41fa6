package luoshi.typing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.DutiesHandedOver;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForm;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people have typed into forms and not sent. Each sees his own only; the trail does not speak of it. */
@Service
@Transactional
class TypedForms {

    /** Forms of one person; the oldest are forgotten. */
    private static final int MOST = 30;

    /** Characters of all forms of one person. */
    private static final int MOST_CHARACTERS = 1_000_000;

    /** After a quarter nobody comes back to it. */
    private static final Duration KEPT = Duration.ofDays(100);

    /** What a page sends while it is being left may arrive when the next one is open already. */
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    /** Longer than any request takes. */
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private static final String COLUMNS = "select form, page, place, fields, saved_at from typed_form ";

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    TypedForms(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** What the person typed on the page of that path, the newest of each form last. */
    @Transactional(readOnly = true)
    public List<TypedForm> on(Actor actor, String path) {
        return database.sql(COLUMNS + "where account_id = ? and split_part(place, '?', 1) = ? order by saved_at, page")
                .params(actor.accountId(), path)
                .query((row, number) -> read(row))
                .list();
    }

    /** The same as {@link TypingInFrame#COLUMN} brought it. */
    List<TypedForm> read(String column) {
        return json.readValue(column, ROWS).stream().map(Row::typed).toList();
    }

    /** Everything the person typed and did not send, the newest first. */
    @Transactional(readOnly = true)
    public List<TypedForm> of(Actor actor) {
        return database.sql(COLUMNS + "where account_id = ? order by saved_at desc, page")
                .params(actor.accountId())
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Keeps what the person has typed so far.
     *
     * @return whether something he typed into the same form in another window is kept as well
     * @throws IllegalStep if the page has been sent meanwhile, or if it is too much
     */
    public boolean keep(Actor actor, TypedForm typed) {
        if (typed.length() > InterruptedForm.LONGEST) {
            throw new IllegalStep("typing.refused.too-much");
        }
        lock(actor, typed.form());
        if (isSent(actor, typed)) {
            throw new IllegalStep("typing.refused.sent");
        }
        write(actor, typed);
        return database.sql("select exists (select from typed_form where account_id = ? and form = ? and page <> ?)")
                .params(actor.accountId(), typed.form(), typed.page())
                .query(Boolean.class)
                .single();
    }

    /** Keeps a form that was refused, or came too late; its page is open again, also if it had been sent before. */
    public void keepRefused(Actor actor, TypedForm typed) {
        if (typed.length() > InterruptedForm.LONGEST) {
            return;
        }
        lock(actor, typed.form());
        database.sql("delete from typed_form_sent where account_id = ? and form = ? and page = ?")
                .params(actor.accountId(), typed.form(), typed.page())
                .update();
        write(actor, typed);
    }

    /** What was typed is stored where it belongs, in this transaction. What is still on its way from its page is refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleWith(Actor actor, TypedForm sent) {
        end(actor, sent);
    }

    /** The same where what was sent is stored already. */
    public void settle(Actor actor, TypedForm sent) {
        end(actor, sent);
    }

    /**
     * The person does not want it any more.
     *
     * @return the address of the page it was typed into; empty if there is no such text of that person
     */
    public Optional<String> discard(Actor actor, UUID page) {
        return database
                .sql("delete from typed_form where account_id = ? and page = ? returning place")
                .params(actor.accountId(), page)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** What the predecessor typed and did not send is the successor's. */
    @EventListener
    public void handOver(DutiesHandedOver duties) {
        database.sql("update typed_form set account_id = ? where account_id = ?")
                .params(duties.toAccountId(), duties.fromAccountId())
                .update();
    }

    private void end(Actor actor, TypedForm sent) {
        lock(actor, sent.form());
        database.sql("delete from typed_form_sent where account_id = ? and sent_at < ?")
                .params(actor.accountId(), ago(UNDER_WAY))
                .update();
        database.sql("""
                        insert into typed_form_sent (account_id, form, page, sent_at)
                        select distinct :account, :form, page, :now::timestamptz
                        from unnest(array[:page, :continued]::uuid[]) page
                        on conflict do nothing
                        """)
                .param("account", actor.accountId())
                .param("form", sent.form())
                .param("page", sent.page())
                .param("continued", sent.continued())
                .param("now", ago(Duration.ZERO))
                .update();
        database.sql("delete from typed_form where account_id = ? and form = ? and page in (?, ?)")
                .params(actor.accountId(), sent.form(), sent.page(), sent.continued())
                .update();
    }

    /** A page takes over what it has restored, and nothing that was typed in the other window since. */
    private void write(Actor actor, TypedForm typed) {
        var continuedAt = typed.continuedAt() == null ? clock.instant() : typed.continuedAt();
        database.sql("""
                        insert into typed_form (account_id, form, page, place, fields, characters, saved_at)
                        values (:account, :form, :page, :place, :fields::jsonb, :characters, :now)
                        on conflict (account_id, form, page) do update
                          set place = excluded.place, fields = excluded.fields, characters = excluded.characters,
                              saved_at = excluded.saved_at
                        """)
                .param("account", actor.accountId())
                .param("form", typed.form())
                .param("page", typed.page())
                .param("place", typed.place())
                .param("fields", json.writeValueAsString(typed.fields()))
                .param("characters", typed.length())
                .param("now", typed.savedAt().atOffset(ZoneOffset.UTC))
                .update();
        database.sql("""
                        delete from typed_form t using (
                            select form, page, saved_at,
                                   row_number() over newest as number, sum(characters) over newest as characters
                            from typed_form where account_id = :account
                            window newest as (order by saved_at desc, page)) old
                        where t.account_id = :account and t.form = old.form and t.page = old.page
                          and (t.form = :form and t.page = :continued and t.page <> :page
                                 and t.saved_at <= :continuedAt
                               or old.number > :most
                               or old.number > 1 and old.characters > :characters)
                        """)
                .param("account", actor.accountId())
                .param("form", typed.form())
                .param("page", typed.page())
                .param("continued", typed.continued())
                .param("continuedAt", continuedAt.plus(LAST_WORD).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .param("characters", MOST_CHARACTERS)
                .update();
        database.sql("delete from typed_form where saved_at < ?")
                .params(ago(KEPT))
                .update();
    }

    /** Whoever keeps what was typed and whoever stores the form come one after the other. */
    private void lock(Actor actor, String form) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 24))")
                .params("typed_form " + actor.accountId() + " " + form)
                .query((row, number) -> number)
                .list();
    }

    private boolean isSent(Actor actor, TypedForm typed) {
        return database.sql("""
                        select exists (select from typed_form_sent
                                       where account_id = :account and form = :form and page = :page)
                        """)
                .param("account", actor.accountId())
                .param("form", typed.form())
                .param("page", typed.page())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }

    private TypedForm read(ResultSet row) throws SQLException {
        return new Row(
                        row.getString("form"),
                        row.getObject("page", UUID.class),
                        row.getString("place"),
                        json.readValue(row.getString("fields"), FIELDS),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant())
                .typed();
    }

    /** A row of the table. */
    private record Row(String form, UUID page, String place, Map<String, List<String>> fields, Instant savedAt) {

        TypedForm typed() {
            return new TypedForm(form, page, page, null, place, fields, savedAt);
        }
    }
}
