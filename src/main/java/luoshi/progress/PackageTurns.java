package luoshi.progress;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import luoshi.account.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets only a few packages be read at once: an unpacked workbook takes a hundred megabytes. Whoever waits holds nothing of
 * the database.
 */
@Component
class PackageTurns {

    static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    @Autowired
    PackageTurns() {
        this(PATIENCE);
    }

    PackageTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does the work as soon as there is room for it.
     *
     * @throws TooMany if there is none for a while
     */
    <E extends Exception> void take(Work<E> work) throws E {
        if (!hasRoom()) {
            throw new TooMany();
        }
        try {
            work.run();
        } finally {
            turns.release();
        }
    }

    private boolean hasRoom() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is done in turn. */
    interface Work<E extends Exception> {

        void run() throws E;
    }

    /** Others are being served; nothing has been read. */
    static final class TooMany extends Refusal {

        TooMany() {
            super(HttpStatus.SERVICE_UNAVAILABLE, "progress.package.refused.busy");
        }
    }
}
