package luoshi.calendar;

import static luoshi.People.ADMIN;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import luoshi.People;
import luoshi.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@RecordApplicationEvents
class BusinessDateTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private BusinessDateSetting setting;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationEvents events;

    @AfterEach
    void followTheRealDate() {
        database.sql("update business_date set set_to = null, set_by = null, set_at = null, reason = null")
                .update();
    }

    @Test
    void anAdministratorSetsItWithAReason() {
        assertThat(send("/business-date", "date", "2020-10-12", "reason", "演示")).hasRedirectedUrl("/business-date");

        assertThat(clock.today()).isEqualTo("2020-10-12");
        assertThat(clock.now().toLocalDate()).isEqualTo("2020-10-12");
        assertThat(events.stream(BusinessDateChanged.class))
                .containsExactly(new BusinessDateChanged("admin", null, LocalDate.of(2020, 10, 12), "演示"));
        assertThat(browser.get().uri("/business-date").with(as(ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("2020年10月12日", "演示");
        assertThat(lastTrace()).isEqualTo("BusinessDateChanged 演示");
    }

    @Test
    void anAdministratorReturnsToTheRealDate() {
        setting.set(ADMIN, LocalDate.of(2020, 10, 12), "演示");

        assertThat(send("/business-date/reset", "reason", "演示结束")).hasRedirectedUrl("/business-date");

        assertThat(clock.setDate()).isEmpty();
        assertThat(clock.today()).isEqualTo(clock.realDate());
        assertThat(lastTrace()).isEqualTo("BusinessDateChanged 演示结束");
    }

    @Test
    void theFormSaysWhatIsWrong() {
        assertThat(send("/business-date", "date", "", "reason", ""))
                .hasStatusOk()
                .bodyText()
                .contains("请填写业务日期", "请填写原因");
        assertThat(send("/business-date", "date", "2100-01-01", "reason", "x"))
                .hasStatusOk()
                .bodyText()
                .contains("2000年至2099年");
        assertThat(clock.setDate()).isEmpty();
    }

    @Test
    void nobodyElseSetsIt() {
        var before = clock.setDate();

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> setting.set(People.COORDINATOR, LocalDate.of(2020, 10, 13), "x"));
        assertThat(clock.setDate()).isEqualTo(before);
    }

    @Test
    void workingDaysFollowTheStoredHolidays() {
        assertThat(workingDays.plus(LocalDate.of(2020, 9, 30), 5)).isEqualTo("2020-10-14");
        assertThat(workingDays.minus(LocalDate.of(2020, 9, 30), 10)).isEqualTo("2020-09-17");
        assertThat(workingDays.between(LocalDate.of(2020, 9, 30), LocalDate.of(2020, 10, 14)))
                .isEqualTo(5);
        assertThat(workingDays.isWorkingDay(LocalDate.of(2020, 10, 10))).isTrue();
    }

    private MvcTestResult send(String uri, String... fields) {
        var request = browser.post().uri(uri).with(as(ADMIN)).with(csrf());
        for (var field = 0; field < fields.length; field += 2) {
            request.param(fields[field], fields[field + 1]);
        }
        return request.exchange();
    }

    private String lastTrace() {
        return database.sql("""
                select action || ' ' || (detail ->> 'reason') from audit_record
                where subject = '/business-date' order by seq desc limit 1
                """).query(String.class).single();
    }
}
