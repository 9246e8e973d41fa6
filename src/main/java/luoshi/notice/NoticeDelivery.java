package luoshi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts notices into inboxes, in the transaction of what happened: nothing is told that was undone, and nothing done is
 * left untold. Telling the same event to the same person again changes nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeDelivery {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Clock clock;

    NoticeDelivery(JdbcClient database, BusinessClock businessClock, Clock clock) {
        this.database = database;
        this.businessClock = businessClock;
        this.clock = clock;
    }

    /**
     * One thing that happened.
     *
     * @param event what tells it from every other event, e.g. {@code EntryApproved /entries/12 1}
     * @param title what it is about, shown as the text of the link
     * @param note the reason or another remark; may be empty
     * @param href the place in the program it leads to
     */
    record Item(String event, String title, String note, String href) {}

    /**
     * Adds an item to a line of each person's inbox; the line is unread again.
     *
     * @param line what falls into one line of the inbox together, e.g. everything submitted on one day
     * @param recipients the accounts, each once
     */
    public void deliver(NoticeKind kind, String line, Item item, List<Long> recipients) {
        if (recipients.isEmpty()) {
            return;
        }
        var people = recipients.stream().sorted().toArray(Long[]::new);
        begin(kind, line, people);
        take(line, people);
        add(item, line, people);
    }

    private void begin(NoticeKind kind, String line, Long[] people) {
        database.sql("""
                        insert into notice (recipient_id, kind, line, at, created_at)
                        select person, :kind, :line, :at, :real
                        from unnest(:people::bigint[]) with ordinality as p (person, position)
                        order by position
                        on conflict on constraint notice_line_once do nothing
                        """)
                .param("kind", kind.name())
                .param("line", line)
                .param("at", businessClock.now())
                .param("real", OffsetDateTime.now(clock))
                .param("people", people)
                .update();
    }

    /** In the order of the accounts, so that two transactions which tell the same people do not wait for each other. */
    private void take(String line, Long[] people) {
        database.sql("""
                        select id from notice where line = :line and recipient_id = any (:people::bigint[])
                        order by recipient_id for no key update
                        """)
                .param("line", line)
                .param("people", people)
                .query(Long.class)
                .list();
    }

    private void add(Item item, String line, Long[] people) {
        database.sql("""
                        with added as (
                            insert into notice_item (notice_id, event, title, note, href, told_at)
                            select n.id, :event, :title, :note, :href, :at
                            from notice n
                            where n.line = :line and n.recipient_id = any (:people::bigint[])
                            order by n.recipient_id
                            on conflict on constraint notice_item_once do nothing
                            returning notice_id)
                        update notice set at = :at, created_at = :real, read_at = null
                        where id in (select notice_id from added)
                        """)
                .param("event", item.event())
                .param("title", item.title())
                .param("note", item.note())
                .param("href", item.href())
                .param("line", line)
                .param("people", people)
                .param("at", businessClock.now())
                .param("real", OffsetDateTime.now(clock))
                .update();
    }
}
