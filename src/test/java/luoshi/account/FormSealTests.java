package luoshi.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long a form that is still open somewhere counts as one that was shown to its writer. */
@WebTest
class FormSealTests {

    @Autowired
    private FormSeal seal;

    @Test
    void aMarkCountsOverTheLongestHolidaysAndNotForEver() {
        var shown = Instant.now();

        assertThat(seal.isOn(sentAt(shown))).isTrue();
        assertThat(seal.isOn(sentAt(shown.plus(Duration.ofDays(9))))).isTrue();
        assertThat(seal.isOn(sentAt(shown.plus(FormSeal.VALID).plusSeconds(60))))
                .isFalse();
    }

    private InterruptedForm sentAt(Instant moment) {
        var writer = new Actor(7, "reporter", "测试", 1, Set.of(Role.REPORTER));
        var mark = seal.of(writer, "/entries/12/form");
        return new InterruptedForm(
                "/entries/12/form",
                Map.of(InterruptedForm.WRITER, List.of("7"), InterruptedForm.SEAL, List.of(mark)),
                moment);
    }
}
