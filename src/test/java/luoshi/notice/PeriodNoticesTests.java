package luoshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.Days;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What coordinators are told of a quarter as a whole; a quarter of the test's own, in which one unit owes two reports. */
@WebTest
class PeriodNoticesTests extends InboxPages {

    @Autowired
    private PeriodNotices notices;

    @Test
    void coordinatorsAreToldWhenTheLastReportIsInAndAgainWhenNobodyDraftsTheReport() {
        Days.itIs(database, "2019-04-01");
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on, established_on)
                        values (1, '2019Q1', '2019-01-01', '2019-03-31', '2019-03-18', '2019-04-08', '2019-04-11',
                                '2019-04-15', '2019-04-22', '2019-03-18')
                        returning id
                        """).query(Long.class).single();
        var first = owed(period, 1);
        var last = owed(period, 2);

        submitted(first);
        assertThat(told("本季度填报已报齐")).isZero();
        assertThat(page(coordinator, "/periods/2019Q1").select(".timeline").text())
                .doesNotContain("已报齐");

        submitted(last);
        assertThat(told("本季度填报已报齐")).isEqualTo(1);
        assertThat(page(coordinator, "/periods/2019Q1").select(".timeline").text())
                .contains("已报齐 2019年4月1日");

        Days.itIs(database, "2019-04-03");
        notices.tellWhatIsComplete();
        assertThat(told("仍无报告草稿")).isZero();
        Days.itIs(database, "2019-04-04");
        notices.tellWhatIsComplete();
        notices.tellWhatIsComplete();
        assertThat(told("仍无报告草稿")).as("once").isEqualTo(1);
    }

    private long told(String kind) {
        return lines(coordinator).stream()
                .filter(line -> line.text().contains(kind) && line.text().contains("2019年第一季度"))
                .count();
    }

    private String owed(long period, int measure) {
        return "/entries/"
                + database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select :period, :measure, :unit, min(r.id), 'RESPONSIBLE', 1, '测试厅', date '2019-03-18'
                            from responsibility r where r.measure_id = :measure
                            returning *)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed returning id
                        """)
                        .param("period", period)
                        .param("measure", measure)
                        .param("unit", unit)
                        .query(Long.class)
                        .single();
    }
}
