package luoshi.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds words in what a person may see. First the newest rows of each kind are looked through, which is where frequent words
 * are found at once; only for a kind that did not fill its page is the index of bigrams asked, which is quick where words are
 * rare. The same rights as on the pages themselves are part of both statements.
 */
@Service
@Transactional(readOnly = true)
class SearchIndex {

    /** How many of the newest rows of a kind are looked through before the index is asked. */
    private static final int WALKED = 2000;

    /** The same for somebody of a unit, who sees some of them, and for whom the index names fewer. */
    private static final int WALKED_FOR_A_UNIT = 3000;

    /** Up to how many are counted. */
    private static final int COUNTED = 100;

    /**
     * Who sees a row. The working text of an entry is for its unit, what its approver passed for the province besides; an answer to a
     * problem is for whoever sees the problem on the board, an instruction for whoever sees its report and for the units with a task; a
     * finding for inspectors and leaders, once it is released for its unit and the coordinators too.
     */
    private static final String VISIBLE = """
            case s.kind
              when 'ENTRY' then case s.audience
                when 'ALL' then :all or s.unit_id = :own
                     or s.measure_id = any (array(select m.id from measure m
                                                  where exists (select from reporting_obligation o
                                                                where o.unit_id = :own and o.measure_id = m.id)))
                when 'PROVINCE' then :coordinator and s.unit_id <> :own
                else s.unit_id = :own end
              when 'PROBLEM' then case s.audience
                when 'ALL' then :all or s.unit_id = :own
                     or s.measure_id = any (array(select m.id from measure m
                                                  where exists (select from reporting_obligation o
                                                                where o.unit_id = :own and o.measure_id = m.id)))
                when 'PROVINCE' then :coordinator or s.unit_id = :own
                else s.unit_id = :own and not :coordinator end
              when 'FINDING' then (:inspector or :leader) and s.unit_id <> :own or s.audience = 'UNIT' and (:coordinator or s.unit_id = :own)
              when 'INSTRUCTION' then
                :coordinator or :leader
                or :inspector and s.report_id = any (array(select r.id from roll_up_report r where r.state in ('SENT', 'SUPERSEDED')))
                or case s.audience when 'UNIT' then s.unit_id = :own
                                   else s.ref_id = any (array(select t.instruction_id from instruction_task t where t.unit_id = :own))
                   end
              when 'PASSAGE' then s.report_id = any (array(select r.id from roll_up_report r
                                                           where :coordinator or :leader and r.state not in ('DRAFT', 'UNIT_CHECK')
                                                              or :inspector and r.state in ('SENT', 'SUPERSEDED')))
              else true end
            """;

    /** What all but the province and those who read everything can see at most, so that the index leaves the rest out. */
    private static final String NARROW = """
            and s.grams && (array[search_access(3, 0), search_access(1, :own)]
                            || array(select search_access(2, m.id) from measure m
                                     where exists (select from reporting_obligation o
                                                   where o.unit_id = :own and o.measure_id = m.id)))
            """;

    private static final String COLUMNS = """
            h.path, coalesce(h.quarter, '') as quarter, coalesce(h.sort_key, 0) as sort_key,
            coalesce(h.heading, '') as heading, coalesce(h.unit_name, '') as unit_name, coalesce(h.body, '') as body,
            coalesce(h.found, 0) as found,
            case h.kind when 'ENTRY' then (select e.state from progress_entry e where e.id = h.ref_id)
                        when 'PROBLEM' then (select c.state from problem_case c where c.id = h.ref_id)
                        when 'FINDING' then (select f.state from finding f where f.id = h.ref_id)
                        when 'TASK_POINT' then (select p.state from task_point p where p.id = h.ref_id)
                        when 'PASSAGE' then (select r.state from roll_up_report r where r.id = h.report_id) end as state
            """;

    private static final String WALK = """
            select k.kind, k.beyond, %1$s
            from (select n.kind, exists (select from search_text s where s.kind = n.kind %3$s offset :walked) as beyond
                  from unnest(string_to_array(:kinds, ',')) as n (kind) offset 0) k
              left join lateral (
                select c.*, row_number() over (order by c.quarter desc, c.sort_key desc) as place, count(*) over () as found
                from (select s.* from (select s.* from search_text s where s.kind = k.kind %3$s
                                       order by s.quarter desc, s.sort_key desc limit :walked) s
                      where %2$s and %4$s order by s.quarter desc, s.sort_key desc limit :counted) c) h on h.place <= :shown
            order by h.place
            """;

    private static final String INDEX = """
            with candidate as materialized (
                select s.id, s.kind, s.quarter, s.sort_key from search_text s
                where s.grams @> search_grams(:words) and s.kind = any (string_to_array(:kinds, ',')) %5$s %3$s and %2$s)
            select k.kind, false as beyond, %1$s
            from unnest(string_to_array(:kinds, ',')) as k (kind)
              cross join lateral (
                select c.*, row_number() over (order by c.quarter desc, c.sort_key desc) as place, count(*) over () as found
                from (select s.* from (select o.id from candidate o where o.kind = k.kind
                                       order by o.quarter desc, o.sort_key desc offset 0) o
                        cross join lateral (select s.* from search_text s where s.id = o.id and %4$s offset 0) s
                      limit :counted) c) h
            where h.place <= :shown
            order by h.place
            """;

    private static final Sql NOW = new Sql(COLUMNS, VISIBLE, NARROW, WALK, INDEX);

    private final JdbcClient database;

    SearchIndex(JdbcClient database) {
        this.database = database;
    }

    /** The quarters there are periods of, newest first. */
    List<Quarter> quarters() {
        return database
                .sql("select distinct quarter from reporting_period order by quarter desc")
                .query(String.class)
                .list()
                .stream()
                .map(Quarter::of)
                .toList();
    }

    /**
     * What of these kinds has all the words and is this person's to see; kinds of which nothing was found are left out.
     *
     * @param quarter only of that quarter, or null
     * @param from behind which place to begin, or null
     * @param shown how many of each kind at most
     * @param asAt now, or the past day at whose end it would have been found
     */
    List<Found> find(
            Actor actor,
            Words words,
            Collection<Kind> kinds,
            @Nullable Quarter quarter,
            @Nullable Place from,
            int shown,
            AsAt asAt) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER);
        var asked = new Asked(actor, words, quarter, from, shown, asAt);
        var sql = asAt.isPast() ? PastSearch.SQL : NOW;
        var found = new EnumMap<Kind, List<Row>>(Kind.class);
        found.putAll(ask(sql, sql.walk(), asked, kinds));
        var unfilled = found.entrySet().stream()
                .filter(one -> one.getValue().get(0).leavesOpen(shown))
                .map(Map.Entry::getKey)
                .toList();
        if (!unfilled.isEmpty()) {
            unfilled.forEach(found::remove);
            found.putAll(ask(sql, sql.index(), asked, unfilled));
        }
        return found.entrySet().stream()
                .filter(one -> one.getValue().get(0).found() > 0)
                .map(one -> found(one.getKey(), one.getValue(), words, shown))
                .toList();
    }

    private Map<Kind, List<Row>> ask(Sql sql, String statement, Asked asked, Collection<Kind> kinds) {
        var actor = asked.actor();
        boolean writes = actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER);
        boolean all = actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
        var question = database.sql(statement.formatted(
                        sql.columns(),
                        sql.visible(),
                        asked.range(),
                        asked.words().standIn("s.haystack"),
                        all ? "" : sql.narrow()))
                .param("kinds", kinds.stream().map(Kind::name).collect(Collectors.joining(",")))
                .param("own", writes ? actor.unitId() : -1)
                .param("all", all)
                .param("coordinator", actor.is(Role.COORDINATOR))
                .param("leader", actor.is(Role.LEADER))
                .param("inspector", actor.is(Role.INSPECTOR))
                .param("words", asked.words().text())
                .param("walked", all ? WALKED : WALKED_FOR_A_UNIT)
                .param("counted", COUNTED + 1)
                .param("shown", asked.shown());
        return asked.bind(question).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(Row::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    private static Found found(Kind kind, List<Row> rows, Words words, int shown) {
        var first = rows.get(0);
        var last = rows.get(rows.size() - 1);
        var hits = new ArrayList<Hit>();
        rows.forEach(row -> hits.add(row.hit(words)));
        return new Found(
                kind,
                hits,
                Math.min(COUNTED, first.found()),
                first.found() > COUNTED || first.beyond(),
                first.found() > shown ? new Place(last.quarter(), last.sortKey()) : null);
    }

    /**
     * How a time is asked.
     *
     * @param columns what is read of a hit; in the two statements place 1
     * @param visible who sees a row; place 2
     * @param narrow what leads the index past what somebody of a unit does not see; place 5
     * @param walk looks the newest rows through
     * @param index asks the index of bigrams
     */
    record Sql(String columns, String visible, String narrow, String walk, String index) {}

    /** What is asked, whatever the kind. */
    private record Asked(
            Actor actor,
            Words words,
            @Nullable Quarter quarter,
            @Nullable Place from,
            int shown,
            AsAt asAt) {

        private String range() {
            return (quarter == null ? "" : " and s.quarter = :quarter")
                    + (from == null ? "" : " and (s.quarter, s.sort_key) < (:fromQuarter, :fromKey)");
        }

        private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            for (int i = 0; i < words.all().size(); i++) {
                statement.param("word" + i, words.pattern(i));
            }
            if (asAt.isPast()) {
                statement.param("day", asAt.day());
            }
            if (quarter != null) {
                statement.param("quarter", quarter.toString());
            }
            return from == null
                    ? statement
                    : statement.param("fromQuarter", from.quarter()).param("fromKey", from.key());
        }
    }

    /** A line of either statement; of a kind of which the first finds nothing there is one without a path. */
    private record Row(
            Kind kind,
            boolean beyond,
            @Nullable String path,
            String quarter,
            long sortKey,
            String heading,
            String unitName,
            String body,
            int found,
            @Nullable String state) {

        /** Whether the page is not full although there are older rows. */
        private boolean leavesOpen(int shown) {
            return beyond && found <= shown;
        }

        private Hit hit(Words words) {
            return new Hit(
                    kind,
                    path == null ? "" : path,
                    quarter.isEmpty() ? null : Quarter.of(quarter),
                    state == null ? null : kind.stateKey(state),
                    Marked.text(heading, words),
                    Marked.text(unitName, words),
                    Marked.around(body, words));
        }
    }
}
