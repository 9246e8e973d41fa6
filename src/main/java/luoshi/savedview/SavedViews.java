package luoshi.savedview;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps filters of lists under a name. A view is its owner's, or shared with those of the owner's unit who hold a role that the
 * owner holds too; a filter shows nobody more than the list would.
 */
@Service
@Transactional
public class SavedViews {

    private static final int LONGEST_NAME = 40;
    private static final int MOST = 20;

    private static final String READ = """
            select s.id, s.path, s.query, s.name, a.display_name as owner, s.owner_id = :actor as own,
                   s.shared_with is not null as shared
            from saved_view s join account a on a.id = s.owner_id
            """;

    private static final String SEEN = "(s.owner_id = :actor or a.unit_id = :unit and s.shared_with in (:roles))";

    private final JdbcClient database;
    private final FilterWords filters;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SavedViews(JdbcClient database, FilterWords filters, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.filters = filters;
        this.clock = clock;
        this.events = events;
    }

    /** The person's views of the list, the own ones first. */
    @Transactional(readOnly = true)
    public List<SavedView> of(Actor actor, String path) {
        return database.sql(READ + "where s.path = :path and s.deleted_at is null and " + SEEN
                        + " order by s.owner_id <> :actor, s.name, s.id")
                .param("path", path)
                .param("actor", actor.accountId())
                .param("unit", actor.unitId())
                .param("roles", actor.roles().stream().map(Role::name).toList())
                .query(SavedView.class)
                .list();
    }

    /**
     * Keeps the filter under the name; an own view of that name is replaced.
     *
     * @param sharedWith the role it is shared with, one of the person's own, or null
     * @throws IllegalStep if the name is missing or too long, or there are too many
     */
    public void save(Actor actor, String path, String query, String name, @Nullable Role sharedWith) {
        if (sharedWith != null) {
            actor.mustBe(sharedWith);
        }
        var called = called(name);
        if (count(actor, path, called) >= MOST) {
            throw new IllegalStep("view.refused.too-many", MOST);
        }
        var before = own(actor, path, called);
        var id = database.sql("""
                        insert into saved_view (path, query, name, owner_id, shared_with, saved_at)
                        values (:path, :query, :name, :owner, :role, :now)
                        on conflict (owner_id, path, name) where deleted_at is null do update
                            set query = excluded.query, shared_with = excluded.shared_with, saved_at = excluded.saved_at
                        returning id
                        """)
                .param("path", path)
                .param("query", query)
                .param("name", called)
                .param("owner", actor.accountId())
                .param("role", sharedWith == null ? null : sharedWith.name())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        tellKept(actor, id, before, new Kept(path, called, query, sharedWith == null ? null : sharedWith.name()));
    }

    private void tellKept(Actor actor, long id, @Nullable Kept before, Kept now) {
        if (before == null) {
            tell("SavedViewCreated", actor, id, Change.between(Map.of(), told(now)), Map.of());
            return;
        }
        var changes = Change.between(told(before), told(now));
        if (!changes.isEmpty()) {
            tell("SavedViewChanged", actor, id, changes, Map.of("viewName", now.name()));
        }
    }

    /**
     * Gives a view of the person's own another name.
     *
     * @throws NotFound if there is none, or it is somebody else's
     * @throws IllegalStep if the name is missing or too long, or another view of the list has it
     */
    public SavedView rename(Actor actor, long id, String name) {
        var view = ownView(actor, id);
        var called = called(name);
        if (called.equals(view.name())) {
            return view;
        }
        if (own(actor, view.path(), called) != null) {
            throw new IllegalStep("view.refused.taken");
        }
        database.sql("update saved_view set name = ? where id = ?")
                .params(called, id)
                .update();
        tell("SavedViewRenamed", actor, id, List.of(new Change("viewName", view.name(), called)), Map.of());
        return view;
    }

    /**
     * Deletes a view of the person's own.
     *
     * @throws NotFound if there is none, or it is somebody else's
     */
    public void delete(Actor actor, String path, long id) {
        var view = ownView(actor, id);
        if (!view.path().equals(path)) {
            throw new NotFound();
        }
        database.sql("update saved_view set deleted_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
        tell("SavedViewDeleted", actor, id, List.of(), Map.of("viewName", view.name()));
    }

    /**
     * A view that the person sees or saw, also one that was deleted.
     *
     * @throws NotFound if there is none for this person
     */
    @Transactional(readOnly = true)
    public SavedView seen(Actor actor, long id) {
        return seen(actor).param("id", id).query(SavedView.class).optional().orElseThrow(NotFound::new);
    }

    private JdbcClient.StatementSpec seen(Actor actor) {
        return database.sql(READ + "where s.id = :id and " + SEEN)
                .param("actor", actor.accountId())
                .param("unit", actor.unitId())
                .param("roles", actor.roles().stream().map(Role::name).toList());
    }

    /** The views of a list that the person sees or saw, also those that were deleted. */
    @Transactional(readOnly = true)
    public List<Long> everKept(Actor actor, String path) {
        return database.sql(
                        "select s.id from saved_view s join account a on a.id = s.owner_id where s.path = :path and "
                                + SEEN)
                .param("path", path)
                .param("actor", actor.accountId())
                .param("unit", actor.unitId())
                .param("roles", actor.roles().stream().map(Role::name).toList())
                .query(Long.class)
                .list();
    }

    private SavedView ownView(Actor actor, long id) {
        database.sql("select id from saved_view where id = ? and deleted_at is null for update")
                .params(id)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        var view = seen(actor, id);
        if (!view.own()) {
            throw new NotFound();
        }
        return view;
    }

    private @Nullable Kept own(Actor actor, String path, String name) {
        return database.sql("""
                        select path, name, query, shared_with from saved_view
                        where owner_id = ? and path = ? and name = ? and deleted_at is null
                        """)
                .params(actor.accountId(), path, name)
                .query(Kept.class)
                .optional()
                .orElse(null);
    }

    private static String called(String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new IllegalStep("view.refused.name");
        }
        return called;
    }

    /** How many others of this list the person has. */
    private int count(Actor actor, String path, String name) {
        return database.sql("""
                        select count(*) from saved_view
                        where owner_id = ? and path = ? and name <> ? and deleted_at is null
                        """)
                .params(actor.accountId(), path, name)
                .query(Integer.class)
                .single();
    }

    private Map<String, String> told(Kept view) {
        var told = new LinkedHashMap<String, String>();
        told.put("viewName", view.name());
        told.put("viewFilter", filters.of(view.path(), view.query()));
        told.put("viewShared", view.sharedWith() == null ? "view.private" : "account.role." + view.sharedWith());
        return told;
    }

    private void tell(String action, Actor actor, long id, List<Change> changes, Map<String, String> detail) {
        events.publishEvent(new SavedViewMoved(action, id, actor.username(), changes, detail));
    }

    private record Kept(
            String path,
            String name,
            String query,
            @Nullable String sharedWith) {}
}
