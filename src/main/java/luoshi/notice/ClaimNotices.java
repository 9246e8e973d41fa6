package luoshi.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.undertaking.ClaimMoved;
import luoshi.undertaking.MilestoneMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells units what they are asked to take on, both sides what became of a refusal, and coordinators of milestones put right. */
@Component
class ClaimNotices {

    private static final Set<String> PUT_RIGHT = Set.of("MilestoneBroughtForward", "MilestoneVoided");

    private final NoticeDelivery delivery;
    private final Recipients people;
    private final JdbcClient database;
    private final BusinessClock businessClock;

    ClaimNotices(NoticeDelivery delivery, Recipients people, JdbcClient database, BusinessClock businessClock) {
        this.delivery = delivery;
        this.people = people;
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
                new Item(
                        "Claim /claims/" + claim.id(),
                        claim.measure(),
                        "",
                        "/claims/" + claim.id() + "/form#elaboration"),
                people.stream().map(Assigned::person).toList());
    }

    private record Assigned(long id, String measure, LocalDate waitingSince, long person) {}

    /** Who is told follows from the step. */
    @EventListener
    void tell(ClaimMoved moved) {
        switch (moved.action()) {
            case "ClaimDeclined" ->
                deliver(
                        moved,
                        NoticeKind.DECLINED,
                        "DECLINED " + businessClock.today(),
                        people.coordinators(moved.by()));
            case "ClaimUpheld", "ClaimReleased", "ClaimTakenOff", "ClaimAskedAgain", "LeadGivenBack" ->
                deliver(moved, NoticeKind.DECIDED, event(moved), people.of(moved.unitId(), moved.by()));
            case "MeasureJoined" ->
                deliver(moved, NoticeKind.JOINED, "JOINED " + businessClock.today(), people.coordinators(moved.by()));
            case "LeadTakenOver" ->
                deliver(moved, NoticeKind.ASSIGNED, event(moved), people.of(moved.unitId(), moved.by()));
            default -> {}
        }
    }

    /** A milestone that a unit puts right by itself is told to those who hold the unit to it. */
    @EventListener
    void tell(MilestoneMoved moved) {
        if (PUT_RIGHT.contains(moved.action())) {
            delivery.deliver(
                    NoticeKind.PUT_RIGHT,
                    "PUT_RIGHT " + businessClock.today(),
                    new Item(
                            moved.action() + " " + moved.subject() + " " + businessClock.today(),
                            title(moved.claimId()),
                            moved.why(),
                            "/claims/" + moved.claimId() + "#milestone-" + moved.number()),
                    people.coordinators(moved.by()));
        }
    }

    private String title(long claimId) {
        return database.sql("""
                        select u.name || '：（' || m.numeral || '）' || m.title
                        from claim c join unit u on u.id = c.unit_id join measure m on m.id = c.measure_id
                        where c.id = ?
                        """).params(claimId).query(String.class).single();
    }

    private void deliver(ClaimMoved moved, NoticeKind kind, String line, List<Long> recipients) {
        var title = title(moved.claimId());
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
}
