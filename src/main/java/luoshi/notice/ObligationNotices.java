package luoshi.notice;

import java.util.Map;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.progress.ObligationChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a unit what it owes in a running quarter since a decision, or does not owe any more. */
@Component
class ObligationNotices {

    /** What becomes of the obligation, and where its page leads: what is owed now to the field that tells it. */
    private static final Map<String, String> PLACES = Map.of(
            "ObligationAdded", "/form#progress",
            "SummaryTakenOver", "/form#summary",
            "SummaryHandedOver", "",
            "ObligationWaived", "",
            "WaiverTakenBack", "/form#progress");

    private final NoticeDelivery delivery;
    private final Recipients recipients;
    private final JdbcClient database;
    private final Exports exports;

    ObligationNotices(NoticeDelivery delivery, Recipients recipients, JdbcClient database, Exports exports) {
        this.delivery = delivery;
        this.recipients = recipients;
        this.database = database;
        this.exports = exports;
    }

    /** What was added is in the database already: it is written with SQL before the event. */
    @EventListener
    void tellTheUnit(ObligationChanged changed) {
        var owed = database.sql("""
                        select e.unit_id, '（' || m.numeral || '）' || m.title as measure, p.quarter
                        from progress_entry e
                          join measure m on m.id = e.measure_id
                          join reporting_period p on p.id = e.period_id
                        where e.id = ?
                        """).params(changed.entryId()).query(Owed.class).single();
        var isTask = !PLACES.get(changed.action()).isEmpty();
        var event = changed.action() + " " + changed.subject();
        delivery.deliver(
                isTask ? NoticeKind.ASSIGNED : NoticeKind.DECIDED,
                event,
                new Item(
                        event,
                        owed.measure(),
                        exports.say(
                                "notice.obligation." + changed.action(),
                                Quarter.of(owed.quarter()).chinese(),
                                changed.reason()),
                        changed.subject() + PLACES.get(changed.action())),
                recipients.of(owed.unitId(), changed.by()));
    }

    private record Owed(long unitId, String measure, String quarter) {}
}
