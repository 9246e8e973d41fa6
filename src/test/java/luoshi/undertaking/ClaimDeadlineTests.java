package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import luoshi.WebTest;
import luoshi.calendar.WorkingDays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class ClaimDeadlineTests {

    @Autowired
    private WorkingDays workingDays;

    @Test
    void fiveWorkingDaysAfterTheDocumentAreOverOnTheFirstOfJune() {
        var asked = LocalDate.of(2020, 5, 22);
        assertThat(on("2020-05-29").dueOn(asked)).isEqualTo(LocalDate.of(2020, 5, 29));
        assertThat(on("2020-05-29").isOverdue(asked)).isFalse();
        assertThat(on("2020-05-30").isOverdue(asked)).isTrue();
    }

    @Test
    void holidaysAndWorkedSundaysCountAsTheNoticeHasThem() {
        var asked = LocalDate.of(2020, 6, 24);
        assertThat(on("2020-07-02").dueOn(asked))
                .as("25 to 27 June are off, Sunday 28 June is worked")
                .isEqualTo(LocalDate.of(2020, 7, 2));
        assertThat(on("2020-07-02").isOverdue(asked)).isFalse();
        assertThat(on("2020-07-03").isOverdue(asked)).isTrue();
    }

    private ClaimDeadline.Rule on(String today) {
        return ClaimDeadline.Rule.of(5, LocalDate.parse(today), workingDays.calendar());
    }
}
