package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsAtTests {

    private static final LocalDate TODAY = LocalDate.of(2020, 10, 12);

    @Test
    void isAPastDayOrNow() {
        assertThat(AsAt.read("2020-10-11", TODAY).day()).isEqualTo("2020-10-11");
        assertThat(AsAt.read("0001-01-01", TODAY).day()).as("before anything").isEqualTo("0001-01-01");
        assertThat(AsAt.read("2020-10-12", TODAY)).isEqualTo(AsAt.NOW);
        assertThat(AsAt.read("", TODAY)).isEqualTo(AsAt.NOW);
        assertThat(AsAt.read("2020-10-13", TODAY)).isEqualTo(new AsAt(null, "calendar.as-at.ahead"));
    }

    @Test
    void leadsToThePageThatIsReadAndToItsPlace() {
        var past = AsAt.read("2020-10-09", TODAY);
        assertThat(past.page("/claims/7#milestone-1")).isEqualTo("/claims/7?on=2020-10-09#milestone-1");
        assertThat(past.page("/claims/7/form#elaboration")).isEqualTo("/claims/7?on=2020-10-09");
        assertThat(past.page("/lights?light=red")).isEqualTo("/lights?light=red&on=2020-10-09");
        assertThat(AsAt.NOW.page("/claims/7/form#elaboration")).isEqualTo("/claims/7/form#elaboration");
    }

    @Test
    void theLastDayHasNotComeEither() {
        assertThat(AsAt.read("9999-12-31", TODAY)).isEqualTo(new AsAt(null, "calendar.as-at.ahead"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-13-45",
                "-9999-01-01",
                "-999999999-01-01",
                "0000-01-01",
                "+10000-01-01",
                "+9999999-01-01",
                "yesterday"
            })
    void whatNoDatabaseKnowsIsUnreadable(String day) {
        assertThat(AsAt.read(day, TODAY)).isEqualTo(new AsAt(null, "calendar.as-at.unreadable"));
    }
}
