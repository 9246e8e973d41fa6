package luoshi.notice;

import java.util.List;
import java.util.Locale;
import luoshi.calendar.Quarter;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.rollup.ReportMoved;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells people what happened to the report: who has the next step, and whose entries are in it. */
@Component
class ReportNotices {

    private final NoticeDelivery delivery;
    private final JdbcClient database;
    private final MessageSource messages;

    ReportNotices(NoticeDelivery delivery, JdbcClient database, MessageSource messages) {
        this.delivery = delivery;
        this.database = database;
        this.messages = messages;
    }

    /** Who is told follows from the step. */
    @EventListener
    void tell(ReportMoved moved) {
        switch (moved.action()) {
            case "ReportHandedIn" -> {
                tell(moved, NoticeKind.TO_SIGN, "LEADER");
                tellAuthors(moved);
            }
            case "ReportSentBack" -> tell(moved, NoticeKind.REPORT_BACK, "COORDINATOR");
            case "ReportSigned" -> tell(moved, NoticeKind.TO_SEND, "COORDINATOR");
            default -> {}
        }
    }

    /** A report can be handed in, sent back and handed in again: each time is a notice of its own. */
    private void tell(ReportMoved moved, NoticeKind kind, String role) {
        var report = report(moved);
        var event = moved.action() + " " + moved.subject() + " " + report.steps();
        delivery.deliver(
                kind,
                event,
                new Item(event, report.title(), moved.note(), moved.subject()),
                holdersOf(role, moved.by()));
    }

    /** 采用, once for each entry and person, however often the report is handed in. */
    private void tellAuthors(ReportMoved moved) {
        for (var used : usedIn(moved)) {
            delivery.deliver(
                    NoticeKind.USED,
                    "USED " + moved.subject(),
                    new Item("EntryUsed /entries/" + used.entryId(), title(used), "", "/entries/" + used.entryId()),
                    authorsOf(used.entryId()));
        }
    }

    private List<Used> usedIn(ReportMoved moved) {
        return database.sql("""
                        select distinct e.id as entry_id, p.quarter, m.number,
                               '（' || m.numeral || '）' || m.title as measure, e.corrects_id is not null as correction,
                               exists (select from report_passage s
                                       where s.report_id = r.id and s.entry_id = e.id and s.kind = 'SUMMARY') as summary
                        from roll_up_report r
                          join lateral (select entry_id from report_line where report_id = r.id
                                        union select entry_id from report_passage where report_id = r.id) u on true
                          join progress_entry e on e.id = u.entry_id and e.state = 'USED'
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                        where '/reports/' || r.quarter || '/' || r.number = ?
                        order by p.quarter, m.number, e.id
                        """).params(moved.subject()).query(Used.class).list();
    }

    /** An entry that the report rests on, and what tells it from another one on the same measure. */
    private record Used(
            long entryId, Quarter quarter, int number, String measure, boolean correction, boolean summary) {

        String remarkKey() {
            if (correction) {
                return summary ? "notice.used.correction.summary" : "notice.used.correction";
            }
            return "notice.used.summary";
        }
    }

    private String title(Used used) {
        var entry = used.quarter().chinese() + used.measure();
        return used.correction() || used.summary()
                ? entry + messages.getMessage(used.remarkKey(), null, Locale.SIMPLIFIED_CHINESE)
                : entry;
    }

    private Report report(ReportMoved moved) {
        return database.sql("""
                        select r.title, (select count(*) from report_step s where s.report_id = r.id) as steps
                        from roll_up_report r where '/reports/' || r.quarter || '/' || r.number = ?
                        """).params(moved.subject()).query(Report.class).single();
    }

    private record Report(String title, int steps) {}

    private List<Long> holdersOf(String role, String by) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = ?
                        where a.disabled_at is null and a.username <> ?
                        """).params(role, by).query(Long.class).list();
    }

    private List<Long> authorsOf(long entry) {
        return database.sql("""
                        select a.id
                        from entry_author w
                          join progress_entry e on e.id = w.entry_id
                          join account a on a.id = w.account_id and a.unit_id = e.unit_id and a.disabled_at is null
                        where w.entry_id = ?
                        """).params(entry).query(Long.class).list();
    }
}
