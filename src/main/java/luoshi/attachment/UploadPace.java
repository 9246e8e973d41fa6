package luoshi.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import luoshi.account.Actor;
import org.springframework.stereotype.Component;

/**
 * Keeps one person from keeping the server busy with files, also with files that are refused. Counted by each node in its
 * memory: with two nodes a person has twice as many.
 */
@Component
public class UploadPace {

    static final int MOST = 60;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private final Map<Long, Deque<Instant>> uploads = new ConcurrentHashMap<>();
    private final Clock clock;

    UploadPace(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @throws UnacceptableFile if there were too many just now
     */
    public void count(Actor actor) {
        var now = clock.instant();
        uploads.compute(actor.accountId(), (who, earlier) -> {
            var times = earlier == null ? new ArrayDeque<Instant>() : earlier;
            while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(WITHIN))) {
                times.removeFirst();
            }
            if (times.size() >= MOST) {
                throw UnacceptableFile.tooOften(WITHIN.toMinutes());
            }
            times.addLast(now);
            return times;
        });
    }
}
