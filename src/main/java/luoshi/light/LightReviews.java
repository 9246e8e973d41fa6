package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 复议: a unit of the measure asks with a reason and its evidence that a light be looked at again; a coordinator who did not ask
 * sets another light by hand or lets it stand, with a reason. Question and answer stay.
 */
@Service
@Transactional
class LightReviews {

    private static final String LINES = """
            select x.id, p.quarter, x.unit_id, u.name as unit, x.light, x.reason, x.evidence, x.asked_by,
                   a.display_name as asker, x.asked_on, x.given_light, x.answer, coalesce(b.display_name, '') as answerer,
                   x.answered_on
            from light_review x
              join reporting_period p on p.id = x.period_id
              join measure m on m.id = x.measure_id
              join unit u on u.id = x.unit_id
              join account a on a.id = x.asked_by
              left join account b on b.id = x.answered_by
            where m.number = :number
            """;

    /** What is read in place of what was asked and answered: by the end of a past day. */
    private static final String AS_AT = """
            with light_review as (
                select x.id, x.period_id, x.measure_id, x.unit_id, x.light, x.reason, x.evidence, x.asked_by, x.asked_on,
                       y.given_light, coalesce(y.answer, '') as answer, y.answered_by, y.answered_on
                from light_review x left join light_review y on y.id = x.id and y.answered_on <= :day
                where x.asked_on <= :day)
            """;

    private final JdbcClient database;
    private final Lights lights;
    private final LightHistory history;
    private final Overriding overriding;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    LightReviews(
            JdbcClient database,
            Lights lights,
            LightHistory history,
            Overriding overriding,
            Acts acts,
            ApplicationEventPublisher events) {
        this.database = database;
        this.lights = lights;
        this.history = history;
        this.overriding = overriding;
        this.acts = acts;
        this.events = events;
    }

    /** What was asked about the measure, what waits first, then the newest, now or at the end of a past day; a unit sees what it asked itself. */
    @Transactional(readOnly = true)
    public List<Line> of(Actor actor, int number, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + LINES
                        + " and (:all or x.unit_id = :unit) order by x.answered_on is not null, x.id desc")
                .param("number", number)
                .param("day", asAt.day())
                .param("all", Calculating.overlooks(actor))
                .param("unit", actor.unitId())
                .query(LightReviews::line)
                .list();
    }

    /** The quarters about which the person may ask: those in which his unit owes something on the measure, the latest first. */
    @Transactional(readOnly = true)
    public List<Quarter> askable(Actor actor, int number) {
        if (!actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            return List.of();
        }
        return database.sql("""
                        select p.quarter
                        from obligation_status s
                          join reporting_period p on p.id = s.period_id
                          join measure m on m.id = s.measure_id
                        where m.number = :number and s.unit_id = :unit
                        order by p.starts_on desc
                        """)
                .param("number", number)
                .param("unit", actor.unitId())
                .query((row, n) -> Quarter.of(row.getString(1)))
                .list();
    }

    /** Asks; the same key again changes nothing. */
    public void ask(Actor actor, int number, Quarter quarter, String reason, String evidence, UUID key) {
        if (!askable(actor, number).contains(quarter)) {
            throw new AccessDeniedException(actor.username() + " owes nothing on measure " + number);
        }
        if (isKnown(key)) {
            return;
        }
        var act = acts.of(actor);
        var light = lights.of(quarter, Basis.VERIFIED, act.on()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (light.light() == null) {
            throw new IllegalStep("light.review.refused.not-judged");
        }
        var id = database.sql("""
                        insert into light_review (period_id, measure_id, unit_id, light, reason, evidence, asked_by, asked_on,
                                                  asked_at, submit_key)
                        select p.id, m.id, :unit, :light, :reason, :evidence, :by, :on, :at, :key
                        from reporting_period p, measure m
                        where p.quarter = :quarter and m.number = :number
                        on conflict do nothing
                        returning id
                        """)
                .param("unit", actor.unitId())
                .param("light", light.shown().name())
                .param("reason", reason)
                .param("evidence", evidence)
                .param("by", actor.accountId())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .param("quarter", quarter.toString())
                .param("number", number)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStep("light.review.refused.waits"));
        events.publishEvent(new LightReviewMoved(
                "LightReviewAsked", id, number, quarter, actor.unitId(), light.heading(), reason, actor.username()));
    }

    /**
     * Answers: another light, or with null the light stays.
     *
     * @throws IllegalStep if it was answered already, by whoever asked, or the light cannot be set
     */
    public void answer(Actor actor, int number, long id, @Nullable Light given, String why) {
        actor.mustBe(Role.COORDINATOR);
        database.sql("select id from light_review where id = ? for update")
                .params(id)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        var line = database.sql(LINES + " and x.id = :id")
                .param("number", number)
                .param("id", id)
                .query(LightReviews::line)
                .optional()
                .orElseThrow(NotFound::new);
        if (line.answeredOn() != null) {
            if (line.answer().equals(why) && line.given() == given) {
                return;
            }
            throw new IllegalStep("light.review.refused.answered");
        }
        if (line.askedBy() == actor.accountId()) {
            throw new IllegalStep("light.review.refused.own");
        }
        if (given != null) {
            overriding.set(actor, number, line.quarter(), given, why, UUID.randomUUID());
        }
        store(id, given, why, acts.of(actor));
        events.publishEvent(new LightReviewMoved(
                "LightReviewAnswered",
                id,
                number,
                line.quarter(),
                line.unitId(),
                history.heading(number),
                why,
                actor.username()));
    }

    private void store(long id, @Nullable Light given, String why, Act act) {
        database.sql("""
                        update light_review
                        set given_light = :light, answer = :answer, answered_by = :by, answered_on = :on, answered_at = :at
                        where id = :id
                        """)
                .param("light", given == null ? null : given.name())
                .param("answer", why)
                .param("by", act.by().accountId())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private boolean isKnown(UUID key) {
        return database.sql("select exists (select from light_review where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var given = row.getString("given_light");
        return new Line(
                row.getLong("id"),
                Quarter.of(row.getString("quarter")),
                row.getLong("unit_id"),
                row.getString("unit"),
                Light.valueOf(row.getString("light")),
                row.getString("reason"),
                row.getString("evidence"),
                row.getLong("asked_by"),
                row.getString("asker"),
                row.getObject("asked_on", LocalDate.class),
                given == null ? null : Light.valueOf(given),
                row.getString("answer"),
                row.getString("answerer"),
                row.getObject("answered_on", LocalDate.class));
    }

    /**
     * What was asked and answered.
     *
     * @param light the light that was shown when it was asked
     * @param given the light that was set in its place, or null
     */
    record Line(
            long id,
            Quarter quarter,
            long unitId,
            String unit,
            Light light,
            String reason,
            String evidence,
            long askedBy,
            String asker,
            LocalDate askedOn,
            @Nullable Light given,
            String answer,
            String answerer,
            @Nullable LocalDate answeredOn) {

        /** Whether the person may answer it. */
        public boolean waitsFor(Actor actor) {
            return answeredOn == null && actor.is(Role.COORDINATOR) && actor.accountId() != askedBy;
        }
    }
}
