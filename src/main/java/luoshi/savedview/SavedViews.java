package luoshi.savedview;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
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

    private final JdbcClient database;
    private final Clock clock;

    SavedViews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The person's views of the list, the own ones first. */
    @Transactional(readOnly = true)
    public List<SavedView> of(Actor actor, String path) {
        return database.sql("""
                        select s.id, s.path, s.query, s.name, a.display_name as owner, s.owner_id = :actor as own,
                               s.shared_with is not null as shared
                        from saved_view s join account a on a.id = s.owner_id
                        where s.path = :path
                          and (s.owner_id = :actor or a.unit_id = :unit and s.shared_with in (:roles))
                        order by s.owner_id <> :actor, s.name, s.id
                        """)
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
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new IllegalStep("view.refused.name");
        }
        if (count(actor, path, called) >= MOST) {
            throw new IllegalStep("view.refused.too-many", MOST);
        }
        database.sql("""
                        insert into saved_view (path, query, name, owner_id, shared_with, saved_at)
                        values (:path, :query, :name, :owner, :role, :now)
                        on conflict (owner_id, path, name) do update
                            set query = excluded.query, shared_with = excluded.shared_with, saved_at = excluded.saved_at
                        """)
                .param("path", path)
                .param("query", query)
                .param("name", called)
                .param("owner", actor.accountId())
                .param("role", sharedWith == null ? null : sharedWith.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** How many others of this list the person has. */
    private int count(Actor actor, String path, String name) {
        return database.sql("select count(*) from saved_view where owner_id = ? and path = ? and name <> ?")
                .params(actor.accountId(), path, name)
                .query(Integer.class)
                .single();
    }

    /**
     * Deletes a view of the person's own.
     *
     * @throws NotFound if there is none, or it is somebody else's
     */
    public void delete(Actor actor, String path, long id) {
        var deleted = database.sql("delete from saved_view where id = ? and path = ? and owner_id = ?")
                .params(id, path, actor.accountId())
                .update();
        if (deleted == 0) {
            throw new NotFound();
        }
    }
}
