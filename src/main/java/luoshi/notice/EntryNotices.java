package luoshi.notice;

import java.util.List;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.progress.EntryMoved;
import luoshi.progress.PeriodOpened;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells people what happened to entries: whoever's turn it is, and whoever's work it is. What one person gets many of goes
 * into one line a day; nobody is told what he did himself.
 */
@Component
class EntryNotices {

    private final NoticeDelivery delivery;
    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final MessageSource messages;

    EntryNotices(NoticeDelivery delivery, JdbcClient database, BusinessClock businessClock, MessageSource messages) {
        this.delivery = delivery;
        this.database = database;
        this.businessClock = businessClock;
        this.messages = messages;
    }

    /** What each unit owes goes to those who write for it; in a unit without a reporter the approvers write. */
    @EventListener
    void assign(PeriodOpened opened) {
        var quarter = opened.quarter().chinese();
        for (var owed : owedIn(opened.quarter())) {
            delivery.deliver(
                    NoticeKind.ASSIGNED,
                    "ASSIGNED " + opened.quarter(),
                    new Item("Owed /entries/" + owed.entryId(), quarter + owed.measure(), "", owed.href()),
                    writersOf(owed.unitId()));
        }
    }

    private List<Owed> owedIn(Quarter quarter) {
        return database.sql("""
                        select e.id as entry_id, e.unit_id, '（' || m.numeral || '）' || m.title as measure
                        from progress_entry e
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                        where p.quarter = ? and e.corrects_id is null
                          and exists (select from account a where a.unit_id = e.unit_id and a.disabled_at is null)
                        order by e.unit_id, m.number
                        """).params(quarter.toString()).query(Owed.class).list();
    }

    private record Owed(long entryId, long unitId, String measure) {

        String href() {
            return "/entries/" + entryId + "/form#progress";
        }
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(EntryMoved moved) {
        switch (moved.action()) {
            case "EntrySentToUnitReview" ->
                tell(moved, NoticeKind.TO_REVIEW, perDay("TO_REVIEW"), "", approversFor(moved));
            case "EntrySubmitted" -> tell(moved, NoticeKind.SUBMITTED, perDay("SUBMITTED"), "", reviewersFor(moved));
            case "EntryApprovedByFirst" ->
                tell(moved, NoticeKind.SUBMITTED, perDay("SUBMITTED"), second(), reviewersFor(moved));
            case "EntryReturned" -> tellReturn(moved);
            case "EntryApproved" ->
                tell(
                        moved,
                        NoticeKind.APPROVED,
                        perDay("APPROVED"),
                        moved.reason().isEmpty() ? "" : text("progress.opinion") + "：" + moved.reason(),
                        thoseWhoseWorkItIs(moved, false));
            default -> {}
        }
    }

    private void tell(EntryMoved moved, NoticeKind kind, String line, String note, List<Long> recipients) {
        var entry = entry(moved.entryId());
        var title = kind == NoticeKind.SUBMITTED ? entry.unitName() + "：" + entry.title() : entry.title();
        delivery.deliver(kind, line, new Item(eventOf(moved), title, note, moved.subject()), recipients);
    }

    /** A return stands alone in its line, says why, and leads to the first field that was marked. */
    private void tellReturn(EntryMoved moved) {
        var review =
                database.sql("""
                        select category, fields from entry_review
                        where entry_id = ? and verdict = 'RETURNED' order by id desc limit 1
                        """).params(moved.entryId()).query(Returned.class).single();
        delivery.deliver(
                NoticeKind.RETURNED,
                eventOf(moved),
                new Item(
                        eventOf(moved),
                        entry(moved.entryId()).title(),
                        text("progress.category." + review.category()) + "：" + moved.reason(),
                        moved.subject() + "/form" + FirstField.of(review.fields())),
                thoseWhoseWorkItIs(moved, true));
    }

    private record Returned(String category, String fields) {}

    private static String eventOf(EntryMoved moved) {
        return moved.action() + " " + moved.subject() + " " + moved.version();
    }

    private String perDay(String line) {
        return line + " " + businessClock.today();
    }

    private String second() {
        return text("notice.second-reviewer");
    }

    private String text(String key) {
        return messages.getMessage(key, null, java.util.Locale.SIMPLIFIED_CHINESE);
    }

    private Entry entry(long id) {
        return database.sql("""
                        select p.quarter, '（' || m.numeral || '）' || m.title as measure, o.unit_name
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                        where e.id = ?
                        """).params(id).query(Entry.class).single();
    }

    private record Entry(Quarter quarter, String measure, String unitName) {

        String title() {
            return quarter.chinese() + measure;
        }
    }

    private List<Long> writersOf(long unit) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = :unit and a.disabled_at is null
                          and exists (select from account_role r where r.account_id = a.id and r.role =
                              case when exists (select from account b join account_role s on s.account_id = b.id
                                                where b.unit_id = :unit and b.disabled_at is null
                                                  and s.role = 'REPORTER')
                                   then 'REPORTER' else 'UNIT_APPROVER' end)
                        """).param("unit", unit).query(Long.class).list();
    }

    private List<Long> approversFor(EntryMoved moved) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = 'UNIT_APPROVER'
                        where a.unit_id = :unit and a.disabled_at is null and a.username <> :by
                          and not exists (select from entry_author w where w.entry_id = :entry and w.account_id = a.id)
                        """)
                .param("unit", moved.unitId())
                .param("by", moved.by())
                .param("entry", moved.entryId())
                .query(Long.class)
                .list();
    }

    private List<Long> reviewersFor(EntryMoved moved) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = 'COORDINATOR'
                        where a.disabled_at is null and a.username <> :by
                          and not exists (select from entry_author w where w.entry_id = :entry and w.account_id = a.id)
                          and not exists (select from progress_entry e where e.id = :entry and e.unit_passed_by = a.id)
                        """)
                .param("by", moved.by())
                .param("entry", moved.entryId())
                .query(Long.class)
                .list();
    }

    /** The authors, the approver who passed it, and if it is to be written again everybody who writes for the unit. */
    private List<Long> thoseWhoseWorkItIs(EntryMoved moved, boolean toBeWritten) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = :unit and a.disabled_at is null and a.username <> :by
                          and (exists (select from account_role r
                                       where r.account_id = a.id and r.role = 'REPORTER' and :toBeWritten)
                               or exists (select from account_role r
                                          where r.account_id = a.id and r.role in ('REPORTER', 'UNIT_APPROVER'))
                                  and (exists (select from entry_author w
                                               where w.entry_id = :entry and w.account_id = a.id)
                                       or exists (select from progress_entry e
                                                  where e.id = :entry and e.unit_passed_by = a.id)))
                        """)
                .param("unit", moved.unitId())
                .param("by", moved.by())
                .param("entry", moved.entryId())
                .param("toBeWritten", toBeWritten)
                .query(Long.class)
                .list();
    }
}
