package luoshi.notice;

import java.util.List;
import luoshi.inspection.FindingMoved;
import luoshi.notice.NoticeDelivery.Item;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a unit what an inspection found of its report and what became of it, and the inspectors that it answered. */
@Component
class FindingNotices {

    private final NoticeDelivery delivery;
    private final Recipients people;
    private final JdbcClient database;

    FindingNotices(NoticeDelivery delivery, Recipients people, JdbcClient database) {
        this.delivery = delivery;
        this.people = people;
        this.database = database;
    }

    /** Who is told follows from the step; nobody but the inspectors knows of what is not released. */
    @EventListener
    void tell(FindingMoved moved) {
        switch (moved.action()) {
            case "FindingReleased" -> {
                toUnit(moved, NoticeKind.INSPECTED);
                deliver(moved, NoticeKind.INSPECTED, people.coordinators(moved.by()));
            }
            case "FindingReplied" -> deliver(moved, NoticeKind.RECTIFIED, people.inspectors(moved.by()));
            case "FindingClosed", "FindingReopened", "FindingRevoked" -> {
                toUnit(moved, NoticeKind.RECHECKED);
                deliver(moved, NoticeKind.RECHECKED, people.coordinators(moved.by()));
            }
            case "FindingSentBack" -> toUnit(moved, NoticeKind.RECHECKED);
            default -> {}
        }
    }

    private void toUnit(FindingMoved moved, NoticeKind kind) {
        var unit = database.sql("""
                        select o.unit_id from finding f join reporting_obligation o on o.id = f.obligation_id where f.id = ?
                        """).params(moved.findingId()).query(Long.class).single();
        deliver(moved, kind, people.of(unit, moved.by()));
    }

    private void deliver(FindingMoved moved, NoticeKind kind, List<Long> recipients) {
        var about =
                database.sql("""
                        select o.unit_name || '：（' || m.numeral || '）' || m.title as title,
                               (select count(*) from finding_step s where s.finding_id = f.id) as steps
                        from finding f
                          join reporting_obligation o on o.id = f.obligation_id
                          join measure m on m.id = o.measure_id
                        where f.id = ?
                        """).params(moved.findingId()).query(About.class).single();
        var event = moved.action() + " " + moved.subject() + " " + about.steps();
        delivery.deliver(
                kind,
                event,
                new Item(event, about.title(), moved.detail().getOrDefault("docNumber", ""), moved.subject()),
                recipients);
    }

    /** What a finding is about, and how many steps it has taken, which tells the second return from the first. */
    private record About(String title, int steps) {}
}
