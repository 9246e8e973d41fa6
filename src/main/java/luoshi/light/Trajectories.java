package luoshi.light;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.light.Trajectory.Waypoint;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The own paths of indicators: entered by a coordinator in versions, each with its reason. */
@Service
@Transactional
class Trajectories {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final LightJudging judging;
    private final ApplicationEventPublisher events;

    Trajectories(
            JdbcClient database,
            BusinessClock businessClock,
            Clock clock,
            LightJudging judging,
            ApplicationEventPublisher events) {
        this.database = database;
        this.businessClock = businessClock;
        this.clock = clock;
        this.judging = judging;
        this.events = events;
    }

    /**
     * The indicator of a measure by its number.
     *
     * @throws NotFound if the measure has none with the number
     */
    @Transactional(readOnly = true)
    public IndicatorHead indicator(int measure, int number) {
        return database.sql("""
                        select i.id, m.number as measure, '（' || m.numeral || '）' || m.title as heading, i.number, i.name,
                               i.target, i.unit, i.due
                        from indicator i join measure m on m.id = i.measure_id
                        where m.number = :measure and i.number = :number
                        """)
                .param("measure", measure)
                .param("number", number)
                .query(IndicatorHead.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** All versions of its path, the last one first. */
    @Transactional(readOnly = true)
    public List<Version> versions(long indicatorId) {
        return versions(indicatorId, AsAt.NOW);
    }

    /** The versions of its path that there are, or were at the end of a past day, the last one first. */
    @Transactional(readOnly = true)
    public List<Version> versions(long indicatorId, AsAt asAt) {
        return database
                .sql("""
                        select t.number, t.reason, a.display_name as by, t.set_on, x.day, x.value
                        from trajectory t
                          join account a on a.id = t.set_by
                          left join trajectory_waypoint x on x.trajectory_id = t.id
                        where t.indicator_id = :indicator and (cast(:day as date) is null or t.set_on <= :day)
                        order by t.number desc, x.day
                        """)
                .param("indicator", indicatorId)
                .param("day", asAt.day())
                .query((row, n) -> new Version(
                        row.getInt("number"),
                        row.getString("reason"),
                        row.getString("by"),
                        row.getObject("set_on", LocalDate.class),
                        row.getObject("day") == null
                                ? List.of()
                                : List.of(new Waypoint(
                                        row.getObject("day", LocalDate.class), row.getBigDecimal("value")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Version::number, LinkedHashMap::new, Collectors.reducing(Version::with)))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Enters the next version; one without waypoints goes back to the straight line. A repeated request with the same key
     * changes nothing.
     *
     * @param seen the number of the version the form was opened with
     */
    public void set(Actor actor, int measure, int number, int seen, List<Waypoint> waypoints, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        var indicator = indicator(measure, number);
        database.sql("select id from indicator where id = ? for update")
                .params(indicator.id())
                .query(Long.class)
                .single();
        if (isKnown(key)) {
            return;
        }
        var versions = versions(indicator.id());
        var last = versions.isEmpty() ? null : versions.get(0);
        if ((last == null ? 0 : last.number()) != seen) {
            throw new IllegalStep("light.refused.trajectory-stale");
        }
        var id = database.sql("""
                        insert into trajectory (indicator_id, number, reason, set_by, set_on, set_at, submit_key)
                        values (:indicator, :number, :reason, :by, :on, :at, :key) returning id
                        """)
                .param("indicator", indicator.id())
                .param("number", seen + 1)
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .query(Long.class)
                .single();
        for (var waypoint : waypoints) {
            database.sql("insert into trajectory_waypoint (trajectory_id, day, value) values (?, ?, ?)")
                    .params(id, waypoint.day(), waypoint.value())
                    .update();
        }
        events.publishEvent(new TrajectorySet(
                measure,
                number,
                indicator.name(),
                last == null ? "" : last.words(indicator.unit()),
                words(waypoints, indicator.unit()),
                reason,
                actor.username()));
        judging.judgeWhatIsDue();
    }

    private boolean isKnown(UUID key) {
        return database.sql("select exists (select from trajectory where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    private static String words(List<Waypoint> waypoints, String unit) {
        return waypoints.stream()
                .map(one -> Words.day(one.day()) + " " + Words.number(one.value()) + unit)
                .collect(Collectors.joining("，"));
    }

    /** An indicator as the page of its path names it. */
    record IndicatorHead(
            long id, int measure, String heading, int number, String name, String target, String unit, String due) {}

    /** One version of a path. */
    record Version(int number, String reason, String by, LocalDate on, List<Waypoint> waypoints) {

        private Version with(Version more) {
            return new Version(
                    number,
                    reason,
                    by,
                    on,
                    Stream.concat(waypoints.stream(), more.waypoints.stream()).toList());
        }

        /** The waypoints in words: 2020年9月30日 15000个. */
        public String words(String unit) {
            return Trajectories.words(waypoints, unit);
        }
    }

    /** A coordinator entered the path of an indicator. */
    record TrajectorySet(
            int measure, int number, String indicator, String before, String after, String reason, String by)
            implements Audited {

        /** Below the measure, whose history tells of it. */
        @Override
        public String subject() {
            return "/measures/" + measure + "/trajectories/" + number;
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("waypoints", before, after));
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("indicator", indicator, "reason", reason);
        }
    }
}
