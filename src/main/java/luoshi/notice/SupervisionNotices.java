package luoshi.notice;

import java.util.List;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.supervision.InstructionMoved;
import luoshi.supervision.UrgeMoved;
import luoshi.supervision.UrgeRequestMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a unit that it was urged or has a task of a 批示, and the coordinators that it answered. */
@Component
class SupervisionNotices {

    private final NoticeDelivery delivery;
    private final Recipients people;
    private final JdbcClient database;

    SupervisionNotices(NoticeDelivery delivery, Recipients people, JdbcClient database) {
        this.delivery = delivery;
        this.people = people;
        this.database = database;
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(UrgeMoved moved) {
        switch (moved.action()) {
            case "UrgeIssued" -> deliver(moved, NoticeKind.URGED, "#answer", people.of(moved.unitId(), moved.by()));
            case "UrgeAnswered" -> deliver(moved, NoticeKind.ANSWERED, "", people.coordinators(moved.by()));
            default -> {}
        }
    }

    /** Whoever asked is told what became of it; the coordinators find what is asked among their tasks. */
    @EventListener
    void tell(UrgeRequestMoved moved) {
        var kind = switch (moved.action()) {
            case "UrgeRequestIssued" -> NoticeKind.REQUEST_GRANTED;
            case "UrgeRequestDeclined" -> NoticeKind.REQUEST_REFUSED;
            default -> null;
        };
        if (kind == null) {
            return;
        }
        var event = moved.action() + " " + moved.subject();
        var asked =
                database.sql("""
                        select u.name || '：（' || m.numeral || '）' || m.title
                        from urge_request r
                          join reporting_obligation o on o.id = r.obligation_id
                          join unit u on u.id = o.unit_id
                          join measure m on m.id = o.measure_id
                        where r.id = ?
                        """).params(moved.requestId()).query(String.class).single();
        delivery.deliver(
                kind,
                event,
                new Item(event, asked, moved.detail().getOrDefault("reason", ""), moved.subject()),
                List.of(moved.requestedBy()));
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(InstructionMoved moved) {
        var event = moved.action() + " " + moved.subject();
        switch (moved.action()) {
            case "InstructionTaskAssigned" ->
                delivery.deliver(
                        NoticeKind.INSTRUCTED,
                        event,
                        new Item(event, moved.title(), "", moved.place()),
                        people.of(moved.unitId(), moved.by()));
            case "InstructionTaskAnswered" ->
                delivery.deliver(
                        NoticeKind.ANSWERED,
                        event,
                        new Item(event, nameOf(moved.unitId()) + "：" + moved.title(), "", moved.place()),
                        people.coordinators(moved.by()));
            default -> {}
        }
    }

    private void deliver(UrgeMoved moved, NoticeKind kind, String place, List<Long> recipients) {
        var event = moved.action() + " " + moved.subject();
        var title = kind == NoticeKind.ANSWERED ? nameOf(moved.unitId()) + "：" + moved.docNumber() : moved.docNumber();
        delivery.deliver(kind, event, new Item(event, title, "", moved.subject() + place), recipients);
    }

    private String nameOf(long unit) {
        return database.sql("select name from unit where id = ?")
                .params(unit)
                .query(String.class)
                .single();
    }
}
