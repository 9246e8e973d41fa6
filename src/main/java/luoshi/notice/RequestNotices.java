package luoshi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import luoshi.calendar.BusinessClock;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.undertaking.CloseOutMoved;
import luoshi.undertaking.CloseOutState;
import luoshi.undertaking.ExtensionMoved;
import luoshi.undertaking.ExtensionState;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of 办结申请 and 延期申请 whoever's turn it is, and the people of the unit what became of them. What awaits a review goes
 * into the line of the day together with the entries; an answer stands alone.
 */
@Component
class RequestNotices {

    private final NoticeDelivery delivery;
    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final MessageSource messages;

    RequestNotices(NoticeDelivery delivery, JdbcClient database, BusinessClock businessClock, MessageSource messages) {
        this.delivery = delivery;
        this.database = database;
        this.businessClock = businessClock;
        this.messages = messages;
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(CloseOutMoved moved) {
        var request = closeOut(moved.closeOutId());
        var event = moved.action() + " " + moved.subject() + " " + moved.version();
        switch (moved.action()) {
            case "CloseOutSentToUnitReview" -> toApprovers(request, event, moved.by());
            case "CloseOutSubmitted" -> toCoordinators(request, event, "", moved.by());
            case "CloseOutAcceptedByFirst" -> toCoordinators(request, event, say("notice.second-reviewer"), moved.by());
            case "CloseOutAccepted" ->
                toUnit(
                        request,
                        NoticeKind.REQUEST_GRANTED,
                        event,
                        CloseOutState.ACCEPTED.key(),
                        moved.reason(),
                        moved.by());
            case "CloseOutReturned" ->
                toUnit(
                        request,
                        NoticeKind.REQUEST_REFUSED,
                        event,
                        CloseOutState.RETURNED.key(),
                        moved.reason(),
                        moved.by());
            case "CloseOutRefused" ->
                toUnit(
                        request,
                        NoticeKind.REQUEST_REFUSED,
                        event,
                        CloseOutState.REFUSED.key(),
                        moved.reason(),
                        moved.by());
            case "CloseOutReopened" ->
                toUnit(request, NoticeKind.REOPENED, event, CloseOutState.REOPENED.key(), moved.reason(), moved.by());
            default -> {}
        }
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(ExtensionMoved moved) {
        var request = extension(moved.extensionId());
        var event = moved.action() + " " + request.href();
        var reason = moved.detail().getOrDefault("reason", "");
        switch (moved.action()) {
            case "ExtensionAsked" -> toApprovers(request, event, moved.by());
            case "ExtensionSubmitted" -> toCoordinators(request, event, "", moved.by());
            case "ExtensionGranted" -> {
                toUnit(request, NoticeKind.REQUEST_GRANTED, event, ExtensionState.GRANTED.key(), reason, moved.by());
                toOtherUnitsOfThePoint(moved, request, event);
            }
            case "ExtensionRefused" ->
                toUnit(request, NoticeKind.REQUEST_REFUSED, event, ExtensionState.REFUSED.key(), reason, moved.by());
            case "ExtensionLapsed" ->
                toUnit(request, NoticeKind.REQUEST_REFUSED, event, ExtensionState.LAPSED.key(), reason, moved.by());
            case "ExtensionDropped" ->
                toUnit(request, NoticeKind.REQUEST_REFUSED, event, ExtensionState.DROPPED.key(), reason, moved.by());
            default -> {}
        }
    }

    private void toApprovers(Request request, String event, String by) {
        delivery.deliver(
                NoticeKind.TO_REVIEW,
                "TO_REVIEW " + businessClock.today(),
                new Item(event, request.title(), "", request.href()),
                database.sql("""
                                select a.id from account a
                                  join account_role r on r.account_id = a.id and r.role = 'UNIT_APPROVER'
                                where a.unit_id = :unit and a.disabled_at is null and a.username <> :by
                                  and a.id <> all (:hands::bigint[])
                                """)
                        .param("unit", request.unitId())
                        .param("by", by)
                        .param("hands", request.hands())
                        .query(Long.class)
                        .list());
    }

    private void toCoordinators(Request request, String event, String note, String by) {
        delivery.deliver(
                NoticeKind.SUBMITTED,
                "SUBMITTED " + businessClock.today(),
                new Item(event, request.unitName() + "：" + request.title(), note, request.href()),
                database.sql("""
                                select a.id from account a
                                  join account_role r on r.account_id = a.id and r.role = 'COORDINATOR'
                                where a.disabled_at is null and a.username <> :by and a.id <> all (:hands::bigint[])
                                """)
                        .param("by", by)
                        .param("hands", request.hands())
                        .query(Long.class)
                        .list());
    }

    private void toUnit(Request request, NoticeKind kind, String event, String stateKey, String reason, String by) {
        delivery.deliver(
                kind,
                event,
                new Item(event, request.title() + "：" + say(stateKey), reason, request.href()),
                database.sql("""
                                select a.id from account a
                                where a.unit_id = :unit and a.disabled_at is null and a.username <> :by
                                  and exists (select from account_role r where r.account_id = a.id
                                              and r.role in ('REPORTER', 'UNIT_APPROVER'))
                                """)
                        .param("unit", request.unitId())
                        .param("by", by)
                        .query(Long.class)
                        .list());
    }

    /** The date of a task point is that of all its units: they read the new one there, not the request. */
    private void toOtherUnitsOfThePoint(ExtensionMoved moved, Request request, String event) {
        database.sql("select task_point_id from extension_request where id = ? and task_point_id is not null")
                .params(moved.extensionId())
                .query(Long.class)
                .optional()
                .ifPresent(point -> delivery.deliver(
                        NoticeKind.REQUEST_GRANTED,
                        event,
                        new Item(
                                event,
                                request.title() + "：" + say(ExtensionState.GRANTED.key()),
                                request.unitName(),
                                "/task-points/" + point),
                        database.sql("""
                                        select a.id from account a
                                          join task_point_unit t on t.unit_id = a.unit_id and t.task_point_id = :point
                                        where a.unit_id <> :unit and a.disabled_at is null
                                          and exists (select from account_role r where r.account_id = a.id
                                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                                        """)
                                .param("point", point)
                                .param("unit", request.unitId())
                                .query(Long.class)
                                .list()));
    }

    private Request closeOut(long id) {
        return database.sql("""
                        select c.unit_id, u.name as unit_name,
                               '（' || m.numeral || '）' || m.title || ' ' || :kind as title, '/close-outs/' || r.id as href,
                               array(select account_id from close_out_author where close_out_id = r.id)
                                   || array_remove(array[r.unit_passed_by], null) as hands
                        from close_out r
                          join claim c on c.id = r.claim_id
                          join unit u on u.id = c.unit_id
                          join measure m on m.id = c.measure_id
                        where r.id = :id
                        """)
                .param("id", id)
                .param("kind", say("undertaking.close-out"))
                .query(Request::of)
                .single();
    }

    private Request extension(long id) {
        return database.sql("""
                        select c.unit_id, u.name as unit_name,
                               '（' || m.numeral || '）' || m.title || ' ' || case when x.task_point_id is null then format(:milestone, x.milestone) else :point end as title,
                               '/extensions/' || x.id as href,
                               array_remove(array[x.asked_by, x.passed_by], null) as hands
                        from extension_request x
                          join claim c on c.id = x.claim_id
                          join unit u on u.id = c.unit_id
                          join measure m on m.id = c.measure_id
                        where x.id = :id
                        """)
                .param("id", id)
                .param("milestone", say("undertaking.extension.of", "%s"))
                .param("point", say("undertaking.extension.of-point"))
                .query(Request::of)
                .single();
    }

    /**
     * What is asked, as a notice names it.
     *
     * @param hands whoever had a hand in it and so cannot decide it
     */
    private record Request(long unitId, String unitName, String title, String href, Long[] hands) {

        static Request of(ResultSet row, int number) throws SQLException {
            return new Request(
                    row.getLong("unit_id"),
                    row.getString("unit_name"),
                    row.getString("title"),
                    row.getString("href"),
                    (Long[]) row.getArray("hands").getArray());
        }
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
