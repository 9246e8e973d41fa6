package luoshi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 申请催办 as the pages show them: a unit sees its own, never that others ask about it. */
@Component
class UrgeRequestList {

    private static final String LINES = """
            select r.id, r.unit_id, u.name as unit_name, r.period_id, p.quarter, m.number as measure_number,
                   '（' || m.numeral || '）' || m.title as measure, r.reason, w.name as requesting_unit,
                   r.requesting_unit as requesting_unit_id, r.requested_by as requested_by_id, a.display_name as requested_by, r.requested_on, r.state, r.notice_id, n.doc_number, r.verdict,
                   d.display_name as decided_by, r.decided_on, s.missing
            from urge_request_on(cast(:day as date)) r
              cross join lateral (select o.measure_id, o.missing from obligation_status o
                                  where o.obligation_id = r.obligation_id offset 0) s
              join measure m on m.id = s.measure_id
              join reporting_period p on p.id = r.period_id
              join unit u on u.id = r.unit_id
              join unit w on w.id = r.requesting_unit
              join account a on a.id = r.requested_by
              left join urge_notice n on n.id = r.notice_id
              left join account d on d.id = r.decided_by
            where (:all or :own and r.requesting_unit = :unit)
            """;

    private final JdbcClient database;

    UrgeRequestList(JdbcClient database) {
        this.database = database;
    }

    /** What awaits a decision first, then the newest; now or at the end of a past day. */
    List<Line> of(Actor actor, AsAt asAt) {
        return seenBy(actor, asAt, LINES + "order by r.state <> 'OPEN', r.id desc")
                .query(Line.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    Line one(Actor actor, long id) {
        return one(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One of them, now or at the end of a past day, if it had been asked and this person sees it. */
    Optional<Line> one(Actor actor, long id, AsAt asAt) {
        return seenBy(actor, asAt, LINES + "and r.id = :id")
                .param("id", id)
                .query(Line.class)
                .optional();
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, AsAt asAt, String sql) {
        return database.sql(sql)
                .param("day", asAt.day())
                .param("own", Readers.answers(actor))
                .param("unit", actor.unitId())
                .param("all", Readers.seesAll(actor));
    }

    /**
     * A request.
     *
     * @param missing whether the part is still missing
     */
    record Line(
            long id,
            long unitId,
            String unitName,
            long periodId,
            Quarter quarter,
            int measureNumber,
            String measure,
            String reason,
            String requestingUnit,
            long requestingUnitId,
            long requestedById,
            String requestedBy,
            LocalDate requestedOn,
            UrgeRequest.State state,
            @Nullable Long noticeId,
            @Nullable String docNumber,
            String verdict,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn,
            boolean missing) {

        /** Where it is. */
        public String path() {
            return "/urges/requests/" + id;
        }

        boolean mayDecide(Actor actor) {
            return state == UrgeRequest.State.OPEN && actor.is(Role.COORDINATOR);
        }

        boolean mayWithdraw(Actor actor) {
            return state == UrgeRequest.State.OPEN
                    && UrgeRequesting.mayWithdraw(actor, requestedById, requestingUnitId);
        }

        /** How the ladder names the unit and quarter. */
        String key() {
            return periodId + "-" + unitId;
        }
    }
}
