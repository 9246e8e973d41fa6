package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class DemoSupervisionTests {

    @Autowired
    private DemoSupervision story;

    @Autowired
    private JdbcClient database;

    @Test
    void oneUrgeIsAnsweredAndOneIsOpen() {
        assertThat(query("select doc_number || ' ' || state from urge_notice order by id"))
                .containsExactly("赣落实催〔2020〕1号 ANSWERED", "赣落实催〔2020〕2号 ISSUED");
    }

    @Test
    void anInstructionOnTheSentReportHasATaskThatIsAnsweredAndOneThatIsNot() {
        assertThat(query("""
                select r.state || ' ' || u.name || ' ' || (t.answer <> '') from instruction_task t
                  join leader_instruction i on i.id = t.instruction_id
                  join roll_up_report r on r.id = i.report_id
                  join unit u on u.id = t.unit_id
                order by t.number
                """)).containsExactly("SENT 省金融监管局 false", "SENT 省市场监管局 true");
    }

    @Test
    void oneReportIsFoundTrueOneIsToBePutRightAndOneFindingIsNotReleased() {
        assertThat(query("""
                select m.number || ' ' || o.unit_name || ' ' || f.verdict || ' ' || f.state || ' ' || (f.quote <> '')
                from finding f
                  join reporting_obligation o on o.id = f.obligation_id
                  join measure m on m.id = o.measure_id
                order by f.id
                """))
                .containsExactly(
                        "4 南昌市 CONFIRMED RELEASED true",
                        "1 省人力资源社会保障厅 PARTLY RECTIFYING true",
                        "2 省发展改革委 PARTLY FILED true");
    }

    @Test
    void isToldOnce() {
        story.start();

        assertThat(
                        query(
                                "select count(*)::text from urge_notice union all select count(*)::text from leader_instruction"))
                .containsExactly("2", "1");
    }

    private List<String> query(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
