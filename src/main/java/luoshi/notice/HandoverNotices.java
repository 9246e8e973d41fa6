package luoshi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import luoshi.account.DutiesHandedOver;
import luoshi.account.PersonalDuties;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.notice.NoticeDelivery.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A successor gets what the former has not read, and is told of the handover: the page to begin with, and each thing that
 * was open. The former keeps what was received, as read.
 */
@Component
class HandoverNotices implements PersonalDuties {

    private final NoticeDelivery delivery;
    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final MessageSource messages;
    private final Clock clock;

    HandoverNotices(
            NoticeDelivery delivery,
            JdbcClient database,
            BusinessClock businessClock,
            MessageSource messages,
            Clock clock) {
        this.delivery = delivery;
        this.database = database;
        this.businessClock = businessClock;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String nameKey() {
        return "notice.duty.unread";
    }

    @Override
    public int of(long accountId) {
        return database.sql("select count(*) from notice where recipient_id = ? and read_at is null")
                .params(accountId)
                .query(Integer.class)
                .single();
    }

    @EventListener
    void move(DutiesHandedOver handover) {
        moveUnread(handover);
        announce(handover);
    }

    private void moveUnread(DutiesHandedOver handover) {
        takeLines(handover);
        database.sql("""
                        insert into notice (recipient_id, kind, line, at, created_at)
                        select :to, kind, line, at, created_at from notice
                        where recipient_id = :from and read_at is null and kind <> 'DIGEST'
                        on conflict on constraint notice_line_once do nothing
                        """)
                .param("from", handover.fromAccountId())
                .param("to", handover.toAccountId())
                .update();
        database.sql("""
                        with moved as (
                            insert into notice_item (notice_id, event, title, note, href, told_at)
                            select mine.id, i.event, i.title, i.note, i.href, :business
                            from notice n
                              join notice mine on mine.recipient_id = :to and mine.line = n.line
                              join notice_item i on i.notice_id = n.id
                            where n.recipient_id = :from and n.read_at is null and n.kind <> 'DIGEST'
                            order by i.id
                            on conflict on constraint notice_item_once do nothing
                            returning notice_id)
                        update notice set read_at = null where id in (select notice_id from moved)
                        """)
                .param("business", businessClock.now())
                .param("from", handover.fromAccountId())
                .param("to", handover.toAccountId())
                .update();
        database.sql(Inbox.READING.formatted("recipient_id = :from"))
                .param("now", OffsetDateTime.now(clock))
                .param("business", businessClock.now())
                .param("from", handover.fromAccountId())
                .update();
    }

    /** In the order in which deliveries take them: within a line, by account. */
    private void takeLines(DutiesHandedOver handover) {
        database.sql("""
                        select n.id from notice n
                        where n.recipient_id in (:from, :to)
                          and exists (select from notice theirs
                                      where theirs.recipient_id = :from and theirs.line = n.line and theirs.read_at is null)
                        order by n.line, n.recipient_id for no key update
                        """)
                .param("from", handover.fromAccountId())
                .param("to", handover.toAccountId())
                .query(Long.class)
                .list();
    }

    private void announce(DutiesHandedOver handover) {
        var line = "HANDED_OVER " + handover.fromAccountId() + " " + businessClock.now();
        var successor = List.of(handover.toAccountId());
        delivery.deliver(
                NoticeKind.HANDED_OVER,
                line,
                new Item(
                        "Begin", say("notice.handover.begin", handover.from()), handover.reason(), beginning(handover)),
                successor);
        for (var task : openTo(handover)) {
            delivery.deliver(
                    NoticeKind.HANDED_OVER,
                    line,
                    new Item(
                            task.kind() + " " + task.href(),
                            say("notice.task." + task.kind()) + "：" + task.name(),
                            "",
                            task.href()),
                    successor);
        }
    }

    /** 入职一页纸 for whoever works in a unit; for the others the first page says all. */
    private String beginning(DutiesHandedOver handover) {
        return database.sql("""
                        select case when exists (select from account_role where account_id = ?
                                                 and role in ('REPORTER', 'UNIT_APPROVER', 'LEADER'))
                                    then '/unit/onboarding' else '/' end
                        """)
                .params(handover.toAccountId())
                .query(String.class)
                .single();
    }

    /** What the former could act on and the successor can: not the review of what the successor wrote. */
    private List<Task> openTo(DutiesHandedOver handover) {
        return database.sql("""
                        select theirs.kind, theirs.quarter, theirs.title, theirs.href
                        from open_task(:now) theirs
                          join open_task(:now) mine on mine.kind = theirs.kind and mine.href = theirs.href
                        where theirs.account_id = :from and mine.account_id = :to
                        order by theirs.due_on nulls last, theirs.kind desc, theirs.href
                        """)
                .param("now", businessClock.now())
                .param("from", handover.fromAccountId())
                .param("to", handover.toAccountId())
                .query(Task.class)
                .list();
    }

    private record Task(String kind, @Nullable Quarter quarter, String title, String href) {

        String name() {
            return quarter == null ? title : quarter.chinese() + title;
        }
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
