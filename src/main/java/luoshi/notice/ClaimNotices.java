package luoshi.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.undertaking.ClaimMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells units what they are asked to take on, and both sides what became of a refusal. */
@Component
class ClaimNotices {

    private final NoticeDelivery delivery;
    private final JdbcClient database;
    private final BusinessClock businessClock;

    ClaimNotices(NoticeDelivery delivery, JdbcClient database, BusinessClock businessClock) {
        this.delivery = delivery;
        this.database = database;
        this.businessClock = businessClock;
    }

    /**
     * Tells everybody of a unit which measures await its answer, once for each. Claims come from the document and from
     * lists of responsible units, not from a person's act, so this looks for what has not been told yet.
     */
    @Transactional
    public void tellWhatIsAssigned() {
        var claims = database.sql("""
                        select c.id, '（' || m.numeral || '）' || m.title as measure, c.waiting_since, a.id as person
                        from claim c
                          join measure m on m.id = c.measure_id
                          join account a on a.unit_id = c.unit_id and a.disabled_at is null
                        where c.state = 'ASSIGNED' and c.waiting_since <= :today
                          and exists (select from account_role r where r.account_id = a.id
                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                          and not exists (select from notice n join notice_item i on i.notice_id = n.id
                                          where n.recipient_id = a.id
                                            and n.line = 'ASSIGNED CLAIM ' || c.waiting_since
                                            and i.event = 'Claim /claims/' || c.id)
                        order by c.id, a.id
                        """).param("today", businessClock.today()).query(Assigned.class).list().stream()
                .collect(Collectors.groupingBy(Assigned::id, LinkedHashMap::new, Collectors.toList()));
        claims.values().forEach(this::tell);
    }

    private void tell(List<Assigned> people) {
        var claim = people.get(0);
        delivery.deliver(
                NoticeKind.ASSIGNED,
                "ASSIGNED CLAIM " + claim.waitingSince(),
                new Item("Claim /claims/" + claim.id(), claim.measure(), "", "/claims/" + claim.id()),
                people.stream().map(Assigned::person).toList());
    }

    private record Assigned(long id, String measure, LocalDate waitingSince, long person) {}

    /** Who is told follows from the step. */
    @EventListener
    void tell(ClaimMoved moved) {
        switch (moved.action()) {
            case "ClaimDeclined" ->
                deliver(moved, NoticeKind.DECLINED, "DECLINED " + businessClock.today(), coordinators(moved));
            case "ClaimUpheld", "ClaimReleased", "ClaimTakenOff", "ClaimAskedAgain" ->
                deliver(moved, NoticeKind.DECIDED, event(moved), peopleOfTheUnit(moved));
            case "MeasureJoined" ->
                deliver(moved, NoticeKind.JOINED, "JOINED " + businessClock.today(), coordinators(moved));
            case "LeadTakenOver" -> deliver(moved, NoticeKind.ASSIGNED, event(moved), peopleOfTheUnit(moved));
            default -> {}
        }
    }

    private void deliver(ClaimMoved moved, NoticeKind kind, String line, List<Long> recipients) {
        var title =
                database.sql("""
                        select u.name || '：（' || m.numeral || '）' || m.title
                        from claim c join unit u on u.id = c.unit_id join measure m on m.id = c.measure_id
                        where c.id = ?
                        """).params(moved.claimId()).query(String.class).single();
        delivery.deliver(
                kind,
                line,
                new Item(event(moved), title, moved.detail().getOrDefault("reason", ""), moved.subject()),
                recipients);
    }

    /** A claim can be declined again after it was upheld: each answer is an event of its own. */
    private String event(ClaimMoved moved) {
        var answers = database.sql("select count(*) from claim_answer where claim_id = ?")
                .params(moved.claimId())
                .query(Integer.class)
                .single();
        return moved.action() + " " + moved.subject() + " " + answers;
    }

    private List<Long> coordinators(ClaimMoved moved) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = 'COORDINATOR'
                        where a.disabled_at is null and a.username <> ?
                        """).params(moved.by()).query(Long.class).list();
    }

    private List<Long> peopleOfTheUnit(ClaimMoved moved) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = ? and a.disabled_at is null and a.username <> ?
                          and exists (select from account_role r where r.account_id = a.id
                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                        """)
                .params(moved.unitId(), moved.by())
                .query(Long.class)
                .list();
    }
}
