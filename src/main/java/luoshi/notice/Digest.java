package luoshi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people on the days that are set: one digest for each person and day, of everything this person can act on and
 * nothing else. The line in the inbox is the truth about what has gone out, so running it again, on two nodes, or after a
 * change of the business date does no harm; after a downtime the reminders of days gone by are not made up for.
 */
@Component
class Digest {

    static final String NAME = "reminder-digest";

    private static final Logger log = LoggerFactory.getLogger(Digest.class);

    private final ReminderDays days;
    private final DigestText text;
    private final MailOutbox outbox;
    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final LocalTime earliest;
    private final TransactionTemplate transaction;

    Digest(
            ReminderDays days,
            DigestText text,
            MailOutbox outbox,
            JdbcClient database,
            BusinessClock businessClock,
            Clock clock,
            @Value("${luoshi.digest.earliest}") String earliest,
            PlatformTransactionManager transactions) {
        this.days = days;
        this.text = text;
        this.outbox = outbox;
        this.database = database;
        this.businessClock = businessClock;
        this.clock = clock;
        this.earliest = LocalTime.parse(earliest);
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Sends today's digests that have not been sent.
     *
     * @return how many were sent
     */
    int sendWhatIsDue() {
        if (businessClock.now().toLocalTime().isBefore(earliest)) {
            return 0;
        }
        var reminded = days.today();
        var sent = 0;
        for (var tasks : byPerson()) {
            if (tasks.stream().anyMatch(task -> reminded.of(task)) && sendOnce(tasks)) {
                sent++;
            }
        }
        log.info("Sent {} digests", sent);
        return sent;
    }

    private boolean sendOnce(List<Task> tasks) {
        return Boolean.TRUE.equals(transaction.execute(status -> send(tasks)));
    }

    /** Whoever comes second finds the line there. */
    private boolean send(List<Task> tasks) {
        var person = tasks.get(0).accountId();
        var notice = database.sql("""
                        insert into notice (recipient_id, kind, line, at, created_at)
                        values (:person, 'DIGEST', :line, :at, :real)
                        on conflict on constraint notice_line_once do nothing
                        returning id
                        """)
                .param("person", person)
                .param("line", line())
                .param("at", businessClock.now())
                .param("real", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
        notice.ifPresent(id -> {
            tasks.forEach(task -> addItem(id, task));
            outbox.queue(
                    id,
                    person,
                    text.subject(businessClock.today(), tasks),
                    greeted -> text.body(greeted, businessClock.today(), tasks));
        });
        return notice.isPresent();
    }

    private void addItem(long notice, Task task) {
        database.sql("""
                        insert into notice_item (notice_id, event, title, note, href, told_at) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(notice, task.kind() + " " + task.href(), text.title(task), "", task.href(), businessClock.now())
                .update();
    }

    private String line() {
        return "DIGEST " + businessClock.today();
    }

    private List<List<Task>> byPerson() {
        var people = new LinkedHashMap<Long, List<Task>>();
        database.sql("""
                        select t.account_id, t.kind, t.deadline, t.quarter, t.due_on, t.lock_on, t.title, t.unit_name, t.href
                        from open_task(:now) t
                        where not exists (select from notice n where n.recipient_id = t.account_id and n.line = :line)
                        order by t.account_id, t.due_on nulls last,
                                 array_position(array['RETURNED', 'FILL', 'SUMMARY_OWED', 'UNIT_REVIEW', 'PROVINCE_REVIEW',
                                                      'CLOSE_OUT_RETURNED', 'CLAIM', 'MILESTONE_DUE', 'TASK_POINT_DUE'], t.kind),
                                 t.kind, t.since, t.href
                        """)
                .param("now", businessClock.now())
                .param("line", line())
                .query(Task.class)
                .list()
                .forEach(task -> people.computeIfAbsent(task.accountId(), person -> new ArrayList<>())
                        .add(task));
        return List.copyOf(people.values());
    }

    /** Something a person can act on. */
    record Task(
            long accountId,
            String kind,
            @Nullable String deadline,
            @Nullable Quarter quarter,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lockOn,
            String title,
            String unitName,
            String href) {}
}
