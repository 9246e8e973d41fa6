package luoshi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import luoshi.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInAttemptsTests {

    private static final JdbcClient DATABASE = JdbcClient.create(TestDatabase.fresh());
    private static final String HERE = "10.0.0.1";
    private static final String ELSEWHERE = "10.0.0.2";

    private final MovableClock clock = new MovableClock();
    private final List<Object> events = new ArrayList<>();
    private final SignInAttempts attempts = new SignInAttempts(DATABASE, clock, events::add);

    @BeforeEach
    void nobodyFailedYet() {
        DATABASE.sql("delete from failed_sign_in").update();
        DATABASE.sql("delete from known_sign_in").update();
    }

    @Test
    void refusesAfterFiveFailuresUntilFifteenMinutesAfterTheLast() {
        fail("zhangsan", HERE, 4);
        clock.advance(Duration.ofMinutes(5));
        fail("zhangsan", HERE, 1);

        assertThatExceptionOfType(TooManyFailures.class)
                .isThrownBy(() -> attempts.begin("zhangsan", HERE))
                .satisfies(refusal ->
                        assertThat(refusal.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15))));
        assertThat(events).filteredOn(SignInBlocked.class::isInstance).hasSize(1);

        clock.advance(Duration.ofMinutes(15));

        assertThatCode(() -> attempts.begin("zhangsan", HERE)).doesNotThrowAnyException();
    }

    @Test
    void locksNobodyOutWhoSignsInFromElsewhere() {
        fail("zhangsan", HERE, 5);

        assertThatCode(() -> attempts.begin("zhangsan", ELSEWHERE)).doesNotThrowAnyException();
        assertThatCode(() -> attempts.begin("lisi", HERE)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnAddressThatTriesManyNames() {
        failUnderManyNames();

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> attempts.begin("zhangsan", HERE));
        assertThatCode(() -> attempts.begin("zhangsan", ELSEWHERE)).doesNotThrowAnyException();
    }

    @Test
    void givesSimultaneousGuessesNoMoreTries() {
        for (var number = 0; number < 5; number++) {
            attempts.begin("zhangsan", HERE);
        }

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> attempts.begin("zhangsan", HERE));
    }

    @Test
    void letsManyColleaguesSignInAtOnceBehindOneAddress() {
        for (var number = 0; number < 30; number++) {
            attempts.begin("colleague" + number, HERE);
        }

        assertThatCode(() -> attempts.begin("zhangsan", HERE)).doesNotThrowAnyException();
    }

    @Test
    void forgetsTheFailuresOfWhoSucceeded() {
        fail("zhangsan", HERE, 4);
        attempts.succeeded(attempts.begin("zhangsan", HERE));
        fail("zhangsan", HERE, 4);

        assertThatCode(() -> attempts.begin("zhangsan", HERE)).doesNotThrowAnyException();
    }

    @Test
    void keepsNobodyOutWhoSignedInFromThereBeforeWhenOthersGuess() {
        attempts.succeeded(attempts.begin("colleague", HERE));
        clock.advance(Duration.ofDays(29));
        failUnderManyNames();

        assertThatCode(() -> attempts.succeeded(attempts.begin("colleague", HERE)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> attempts.begin("zhangsan", HERE));

        events.clear();
        fail("colleague", HERE, 5);

        assertThat(events).filteredOn(SignInBlocked.class::isInstance).hasSize(1);
        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> attempts.begin("colleague", HERE));
    }

    @Test
    void knowsWhoSignedInFromThereForThirtyDays() {
        attempts.succeeded(attempts.begin("colleague", HERE));
        clock.advance(Duration.ofDays(30));
        failUnderManyNames();

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> attempts.begin("colleague", HERE));
        attempts.succeeded(attempts.begin("lisi", ELSEWHERE));
        assertThat(DATABASE.sql("select username from known_sign_in")
                        .query(String.class)
                        .list())
                .containsExactly("lisi");
    }

    private void failUnderManyNames() {
        for (var number = 0; number < 20; number++) {
            fail("name" + number, HERE, 1);
        }
    }

    private void fail(String username, String address, int times) {
        for (var number = 0; number < times; number++) {
            attempts.failed(attempts.begin(username, address));
        }
    }

    private static class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-10-12T01:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
