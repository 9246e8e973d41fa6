package luoshi.notice;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.rollup.ObjectionMoved;
import luoshi.rollup.UnitsShown;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 核稿: tells units that there are sentences to check, coordinators of an objection, and the unit what was answered. */
@Component
class UnitCheckNotices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final NoticeDelivery delivery;
    private final Recipients people;
    private final JdbcClient database;
    private final MessageSource messages;

    UnitCheckNotices(NoticeDelivery delivery, Recipients people, JdbcClient database, MessageSource messages) {
        this.delivery = delivery;
        this.people = people;
        this.database = database;
        this.messages = messages;
    }

    @EventListener
    void tell(UnitsShown shown) {
        var event = "UnitsShown " + shown.key();
        var note = say("notice.to-check", DAY.format(shown.dueOn()));
        delivery.deliver(
                NoticeKind.TO_CHECK, event, new Item(event, shown.title(), note, shown.page()), staffOf(shown.units()));
    }

    @EventListener
    void tell(ObjectionMoved moved) {
        var event = moved.action() + " " + moved.id();
        switch (moved.action()) {
            case "ObjectionRaised" ->
                delivery.deliver(
                        NoticeKind.OBJECTED,
                        event,
                        new Item(event, moved.title(), moved.words(), moved.place(false)),
                        people.coordinators(moved.by()));
            case "ObjectionAccepted", "ObjectionDeclined" ->
                delivery.deliver(
                        NoticeKind.OBJECTION_ANSWERED,
                        event,
                        new Item(event, moved.title(), answer(moved), moved.place(true) + "#objection-" + moved.id()),
                        people.of(moved.unitId(), moved.by()));
            default -> {}
        }
    }

    private String answer(ObjectionMoved moved) {
        var outcome = moved.action().equals("ObjectionAccepted") ? "ACCEPTED" : "DECLINED";
        return say("notice.objection.answered", say("rollup.check-by-units.outcome." + outcome), moved.words());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    private List<Long> staffOf(List<Long> units) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = any (:units::bigint[]) and a.disabled_at is null
                          and exists (select from account_role r where r.account_id = a.id
                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                        """)
                .param("units", units.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }
}
