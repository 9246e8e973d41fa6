package luoshi.progress;

import jakarta.servlet.http.HttpSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.DutiesHandedOver;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForm;
import luoshi.account.InterruptedForms;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what people are typing into the form of an entry, so that nothing is lost whatever ends first: the browser, the
 * session or the program. Each sees his own only; it is no version, and the trail does not speak of it.
 */
@Service
@Transactional
class EntryTyping {

    /** What a page sends while it is being left may arrive when the next one is open already. */
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    /** Longer than any request takes. */
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final JdbcClient database;
    private final EntryPresence presence;
    private final JsonMapper json;
    private final Clock clock;

    EntryTyping(JdbcClient database, EntryPresence presence, JsonMapper json, Clock clock) {
        this.presence = presence;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the person typed and did not save, what a predecessor left of the kind, who else has the form open, and what is
     * explained, in one statement.
     */
    public Opened open(Actor actor, long entryId) {
        var now = clock.instant();
        var colleagues = new ArrayList<EntryPresence.Colleague>();
        var typed = new ArrayList<TypedText>();
        var handedOver = new ArrayList<TypedText>();
        var explained = new HashMap<String, String>();
        database.sql(EntryPresence.HERE + """
                        select t.page, t.revision, t.fields, t.saved_at, null as name, null::timestamptz as since,
                               null as finding, null as explanation, false as handed_over
                        from entry_typing t where t.entry_id = :entry and t.account_id = :account
                        union all
                        select t.page, t.revision, t.fields, t.saved_at, null, null, null, null, true
                        from entry_typing_handed_over t where t.entry_id = :entry and t.account_id = :account
                        union all
                        select null, null, null, null, one.name, one.since, null, null, false from (%s) one
                        union all
                        select null, null, null, null, null, null, x.finding, x.explanation, false
                        from entry_explanation x where x.entry_id = :entry
                        """.formatted(EntryPresence.OTHERS))
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("silent", now.minus(EntryPresence.SILENCE).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    if (row.getString("finding") != null) {
                        explained.put(row.getString("finding"), row.getString("explanation"));
                    } else if (row.getString("name") == null) {
                        var text = read(row);
                        (row.getBoolean("handed_over") ? handedOver : typed).add(text);
                    } else {
                        colleagues.add(presence.colleague(
                                row.getString("name"), row.getObject("since", OffsetDateTime.class)));
                    }
                });
        handedOver.sort(Comparator.comparing(TypedText::savedAt));
        return new Opened(typed.stream().findFirst(), handedOver, colleagues, explained);
    }

    /**
     * What there is when a form is opened.
     *
     * @param typed what the person typed
     * @param handedOver what predecessors typed, the oldest first
     */
    record Opened(
            Optional<TypedText> typed,
            List<TypedText> handedOver,
            List<EntryPresence.Colleague> colleagues,
            Map<String, String> explained) {

        /** What the person typed, if it says the same as what is stored: it would be in the way of what is typed next. */
        Optional<TypedText> stored(EntryReading.Writing writing) {
            return typed.filter(text -> !text.differsFrom(writing, explained));
        }

        /** What of predecessors' texts is not stored with the entry already. */
        List<TypedText> waiting(EntryReading.Writing writing) {
            return handedOver.stream()
                    .filter(text -> text.differsFrom(writing, explained))
                    .toList();
        }
    }

    /**
     * Keeps what the person has typed so far. The entry is locked meanwhile: whoever saves it comes before or after.
     *
     * @return whether the entry has been changed by somebody since the form was opened
     * @throws NotFound if there is no such entry of the own unit
     * @throws OtherWindow if the person has gone on typing in another window
     * @throws SavedPage if the page has been saved; what was under way from it then is older than the entry
     * @throws IllegalStep if it is too much, or was typed by somebody else
     */
    public boolean keep(Actor actor, long entryId, TypedFields typed) {
        var present = revisionOf(actor, entryId, "for share");
        typed.refuseUnlessOf(actor);
        if (typed.length() > InterruptedForm.LONGEST) {
            throw new IllegalStep("progress.typing.too-much");
        }
        if (isSaved(actor, entryId, typed.page())) {
            throw new SavedPage();
        }
        if (write(actor, entryId, typed) == 0) {
            throw new OtherWindow();
        }
        return present != typed.revision();
    }

    /**
     * What the person typed and did not save: from the form's own saving, or sent when the session had ended, whichever
     * is newer; otherwise what a predecessor left. Empty if it says the same as what is stored.
     */
    static Optional<TypedText> unsaved(
            Actor actor, Opened opened, EntryReading.Writing writing, List<InterruptedForm> interrupted) {
        return Stream.concat(
                        opened.typed().stream(),
                        sentTooLate(actor, writing.head().id(), interrupted))
                .filter(text -> text.differsFrom(writing, opened.explained()))
                .max(Comparator.comparing(TypedText::savedAt))
                .or(() -> opened.waiting(writing).stream().findFirst());
    }

    /**
     * Keeps what a refused form held, where that can be done; its page is open again, also if it had been saved before.
     *
     * @return whether it is kept
     */
    public boolean keepRefused(Actor actor, long entryId, TypedFields typed) {
        database.sql("delete from entry_typing_saved where account_id = ? and entry_id = ? and page = ?")
                .params(actor.accountId(), entryId, typed.page())
                .update();
        return typed.length() <= InterruptedForm.LONGEST && write(actor, entryId, typed) > 0;
    }

    /** Where the form of the entry is sent to. */
    static String path(long entryId) {
        return "/entries/" + entryId + "/form";
    }

    /** What waited in the session for this page, or for the one it continues, is kept with the page from now on. */
    static void takenOver(long entryId, TypedFields typed, @Nullable HttpSession session) {
        InterruptedForms.forget(session, path(entryId), typed.page().toString());
        InterruptedForms.forget(session, path(entryId), typed.continued().toString());
    }

    /**
     * The text of this page has been saved, in this transaction; what was typed in another window stays. What is still on
     * its way from this page waits for the entry and is refused then.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Actor actor, long entryId, TypedFields saved) {
        revisionOf(actor, entryId, "for no key update");
        var now = clock.instant();
        database.sql("delete from entry_typing_saved where account_id = ? and saved_at < ?")
                .params(actor.accountId(), now.minus(UNDER_WAY).atOffset(ZoneOffset.UTC))
                .update();
        database.sql("""
                        insert into entry_typing_saved (account_id, entry_id, page, saved_at)
                        select :account, :entry, page, :now from unnest(array[:page, :continued]::uuid[]) page
                        on conflict do nothing
                        """)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("page", saved.page())
                .param("continued", saved.continued())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql("""
                        delete from entry_typing
                        where entry_id = :entry and account_id = :account and page in (:page, :continued)
                        """)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("page", saved.page())
                .param("continued", saved.continued())
                .update();
        endHandedOver(actor, entryId, saved.continued());
    }

    /** What a predecessor left on that page is stored, or goes on in the successor's own text. */
    private void endHandedOver(Actor actor, long entryId, UUID page) {
        database.sql("delete from entry_typing_handed_over where account_id = ? and entry_id = ? and page = ?")
                .params(actor.accountId(), entryId, page)
                .update();
    }

    /** What is stored with the entry is kept no longer, unless it has been typed on since. */
    public void forget(Actor actor, long entryId, TypedText stored) {
        database.sql("""
                        delete from entry_typing
                        where entry_id = :entry and account_id = :account and page = :page and saved_at = :at
                        """)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("page", stored.page())
                .param("at", stored.savedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The person does not want it any more.
     *
     * @param page the page it was typed into; null for whatever there is
     */
    public void discard(Actor actor, long entryId, @Nullable UUID page) {
        refuseStranger(actor, entryId);
        database.sql("""
                        delete from entry_typing
                        where entry_id = :entry and account_id = :account and page = coalesce(:page, page)
                        """)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param("page", page, Types.OTHER)
                .update();
        if (page != null) {
            endHandedOver(actor, entryId, page);
        }
    }

    /**
     * What the predecessor typed and did not save is the successor's. Where he has typed into the same entry himself both
     * stay: the predecessor's text waits, under its writer's name, to be compared field by field.
     */
    @EventListener
    public void handOver(DutiesHandedOver duties) {
        database.sql("""
                        with both_typed as (
                            delete from entry_typing t
                            where account_id = :from
                              and exists (select from entry_typing own
                                          where own.entry_id = t.entry_id and own.account_id = :to)
                            returning entry_id, page, revision, fields, saved_at)
                        insert into entry_typing_handed_over (account_id, entry_id, page, revision, fields, saved_at)
                        select :to, entry_id, page, revision,
                               fields || jsonb_build_object(:merging::text, jsonb_build_array('true'),
                                                            :handedFrom::text, jsonb_build_array(:name::text)),
                               saved_at
                        from both_typed
                        """)
                .param("from", duties.fromAccountId())
                .param("to", duties.toAccountId())
                .param("merging", Merge.MERGING)
                .param("handedFrom", Merge.HANDED_FROM)
                .param("name", duties.from())
                .update();
        for (var table : List.of("entry_typing", "entry_typing_handed_over")) {
            database.sql("update " + table + " set account_id = ? where account_id = ?")
                    .params(duties.toAccountId(), duties.fromAccountId())
                    .update();
        }
    }

    /**
     * Lets only those pass who may write the entry.
     *
     * @throws NotFound for everybody else
     */
    @Transactional(readOnly = true)
    public void refuseStranger(Actor actor, long entryId) {
        revisionOf(actor, entryId, "");
    }

    private boolean isSaved(Actor actor, long entryId, UUID page) {
        return database.sql("""
                        select exists (select from entry_typing_saved
                                       where account_id = :account and entry_id = :entry and page = :page)
                        """)
                .param("account", actor.accountId())
                .param("entry", entryId)
                .param("page", page)
                .query(Boolean.class)
                .single();
    }

    /** A page takes over what it has restored, and nothing that was typed in the other window since. */
    private int write(Actor actor, long entryId, TypedFields typed) {
        var now = clock.instant();
        var continuedAt = typed.continuedAt();
        var written = database.sql("""
                        insert into entry_typing (entry_id, account_id, page, revision, fields, saved_at)
                        values (:entry, :account, :page, :revision, :fields::jsonb, :now)
                        on conflict (entry_id, account_id) do update
                          set page = excluded.page, revision = excluded.revision, fields = excluded.fields,
                              saved_at = excluded.saved_at
                          where entry_typing.page = :page
                             or entry_typing.page = :continued and entry_typing.saved_at <= :continuedAt
                        """)
                .param("entry", entryId)
                .param("account", actor.accountId())
                .param(
                        "continuedAt",
                        (continuedAt == null ? now : continuedAt.plus(LAST_WORD)).atOffset(ZoneOffset.UTC))
                .param("page", typed.page())
                .param("continued", typed.continued())
                .param("revision", typed.revision())
                .param("fields", json.writeValueAsString(typed.values()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (written > 0) {
            endHandedOver(actor, entryId, typed.continued());
        }
        return written;
    }

    private static Stream<TypedText> sentTooLate(Actor actor, long id, List<InterruptedForm> forms) {
        return forms.stream().filter(form -> form.isOf(actor, path(id))).map(form -> {
            var fields = new TypedFields(form.fields());
            return new TypedText(fields.page(), fields.revision(), fields, form.sentAt(), false);
        });
    }

    private int revisionOf(Actor actor, long entryId, String lock) {
        if (!actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            throw new NotFound();
        }
        return database.sql("select version from progress_entry where id = :entry and unit_id = :unit " + lock)
                .param("entry", entryId)
                .param("unit", actor.unitId())
                .query(Integer.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private TypedText read(ResultSet row) throws SQLException {
        return new TypedText(
                row.getObject("page", UUID.class),
                row.getInt("revision"),
                new TypedFields(json.readValue(row.getString("fields"), FIELDS)),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                true);
    }
}
