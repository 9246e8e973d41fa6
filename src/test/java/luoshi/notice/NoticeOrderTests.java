package luoshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.notice.NoticeDelivery.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions that tell the same people wait for each other in one order, so that neither has to be given up. */
@WebTest
class NoticeOrderTests extends InboxPages {

    private List<Long> recipients;
    private String line;

    /** Lines that were begun from the last recipient to the first. */
    @BeforeEach
    void everybodyHasALine() {
        line = "Order " + unit;
        recipients = Stream.generate(() -> people.join(unit, Role.REPORTER).accountId())
                .limit(6)
                .sorted()
                .toList();
        var backwards = new ArrayList<>(recipients);
        Collections.reverse(backwards);
        backwards.forEach(one -> told("First", List.of(one)));
    }

    @Test
    void linesAreTakenInTheOrderOfTheRecipients() {
        var other = Executors.newSingleThreadExecutor();
        try {
            var pid = new CompletableFuture<Integer>();
            var later = new TransactionTemplate(transactions).execute(status -> {
                taken("and recipient_id = " + recipients.get(3), "");
                var telling = CompletableFuture.runAsync(() -> tellFrom(pid), other);
                awaitItsWaiting(pid.join());
                assertThat(taken("", "skip locked"))
                        .as("it holds the lines before the one it waits for, and none behind it")
                        .containsExactlyElementsOf(recipients.subList(3, 6));
                return telling;
            });
            assertThat(later).succeedsWithin(Duration.ofSeconds(30));
        } finally {
            other.shutdownNow();
        }
        assertThat(database.sql("""
                        select count(*) from notice n join notice_item i on i.notice_id = n.id
                        where n.line = ? and i.event = 'Second'
                        """).params(line).query(Integer.class).single()).isEqualTo(6);
    }

    private void tellFrom(CompletableFuture<Integer> pid) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            pid.complete(
                    database.sql("select pg_backend_pid()").query(Integer.class).single());
            told("Second", recipients);
        });
    }

    private void told(String event, List<Long> people) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        delivery.deliver(NoticeKind.ASSIGNED, line, new Item(event, "标题", "", "/entries/1"), people));
    }

    private List<Long> taken(String which, String otherwise) {
        return database.sql("select recipient_id from notice where line = ? " + which
                        + " order by recipient_id for no key update " + otherwise)
                .params(line)
                .query(Long.class)
                .list();
    }

    private void awaitItsWaiting(int pid) {
        while (!database.sql("select cardinality(pg_blocking_pids(?)) > 0")
                .params(pid)
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
    }
}
