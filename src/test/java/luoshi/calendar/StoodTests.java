package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoodTests {

    private static final AsAt PAST = AsAt.read("2020-10-09", LocalDate.of(2020, 10, 12));

    @Test
    void whatWasThereIsShownAsItStoodWithoutAskingHowItIsNow() {
        var stood = Stood.on(PAST, day -> Optional.of("then"), () -> fail("asked"), "not-yet");
        assertThat(stood).isEqualTo(new Stood<>(PAST, "then"));
    }

    @Test
    void whatWasNotThereIsShownAsItIsNowAndSaysWhy() {
        var stood = Stood.on(PAST, day -> Optional.empty(), () -> "now", "not-yet");
        assertThat(stood).isEqualTo(new Stood<>(new AsAt(null, "not-yet"), "now"));
    }
}
