package luoshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.notice.ReminderDays.Deadline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;

class ReminderFormTests {

    @ParameterizedTest
    @CsvSource({"'-5, -1, 1', 3", "'-5，-1、1', 3", "' 0 ', 1", "'+3 -3', 2"})
    void takesNumbersHoweverTheyAreSeparated(String typed, int numbers) {
        var form = new ReminderForm(typed, "", null, "试行", "");

        assertThat(errorsOf(form)).isFalse();
        assertThat(form.offsets().get(Deadline.DUE)).hasSize(numbers);
        assertThat(form.offsets().get(Deadline.REPORT)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"明天", "-5;1", "21", "-21", "1,2,3,4,5,6,7", "1.5", "1,,", "--1"})
    void refusesWhatIsNoWorkingDay(String typed) {
        assertThat(errorsOf(new ReminderForm(typed, "", "", "试行", ""))).isTrue();
    }

    private static boolean errorsOf(ReminderForm form) {
        var errors = new BeanPropertyBindingResult(form, "form");
        form.validate(errors);
        return errors.hasErrors();
    }
}
