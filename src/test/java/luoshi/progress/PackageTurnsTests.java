package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** How many packages are read at once. */
class PackageTurnsTests {

    private final PackageTurns turns = new PackageTurns(Duration.ZERO);

    @Test
    void whoeverFindsNoRoomIsAskedToComeAgainAndFindsItLater() throws Exception {
        var begun = new CountDownLatch(PackageTurns.AT_ONCE);
        var end = new CountDownLatch(1);
        var readers = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < PackageTurns.AT_ONCE; i++) {
            readers.add(CompletableFuture.runAsync(() -> turns.take(() -> {
                begun.countDown();
                assertThat(awaited(end)).isTrue();
            })));
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        var read = new AtomicInteger();
        assertThatExceptionOfType(PackageTurns.TooMany.class)
                .isThrownBy(() -> turns.take(read::incrementAndGet))
                .matches(refused -> refused.status() == HttpStatus.SERVICE_UNAVAILABLE)
                .withMessage("progress.package.refused.busy");
        assertThat(read).hasValue(0);

        end.countDown();
        for (var reader : readers) {
            reader.get(30, TimeUnit.SECONDS);
        }
        turns.take(read::incrementAndGet);
        assertThat(read).hasValue(1);
    }

    @Test
    void aReadingThatFailsLeavesItsRoomToOthers() {
        for (int i = 0; i <= PackageTurns.AT_ONCE; i++) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> turns.take(() -> {
                        throw new IllegalArgumentException("damaged");
                    }));
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
