package luoshi.notice;

import java.util.List;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.supervision.ProblemMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a unit that it is to answer a problem, the coordinators that it did, and who reported it what becomes of it. */
@Component
class ProblemNotices {

    private final NoticeDelivery delivery;
    private final JdbcClient database;

    ProblemNotices(NoticeDelivery delivery, JdbcClient database) {
        this.delivery = delivery;
        this.database = database;
    }

    @EventListener
    void tell(ProblemMoved moved) {
        switch (moved.action()) {
            case "ProblemAssigned" ->
                deliver(moved, NoticeKind.TO_COORDINATE, "#answer", peopleOf(moved.ownerId(), moved.by()));
            case "ProblemAnswered" -> deliver(moved, NoticeKind.ANSWERED, "#closing", coordinators(moved.by()));
            default -> {}
        }
        if (moved.unitId() != moved.ownerId()) {
            deliver(moved, NoticeKind.COORDINATED, "", peopleOf(moved.unitId(), moved.by()));
        }
    }

    private void deliver(ProblemMoved moved, NoticeKind kind, String place, List<Long> recipients) {
        var event = moved.action() + " " + moved.subject() + " " + kind + " " + moved.ownerId() + " "
                + moved.detail().getOrDefault("answerBy", "");
        delivery.deliver(
                kind,
                event,
                new Item(event, moved.title(), moved.detail().getOrDefault("reason", ""), moved.place() + place),
                recipients);
    }

    private List<Long> peopleOf(long unit, String by) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = ? and a.disabled_at is null and a.username <> ?
                          and exists (select from account_role r where r.account_id = a.id
                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                        """).params(unit, by).query(Long.class).list();
    }

    private List<Long> coordinators(String by) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = 'COORDINATOR'
                        where a.disabled_at is null and a.username <> ?
                        """).params(by).query(Long.class).list();
    }
}
