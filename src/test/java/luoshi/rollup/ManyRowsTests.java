package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.annotation.Transactional;

/** Passages stored many at once, beside passages stored one by one; nothing of it is committed. */
@WebTest
@Transactional
class ManyRowsTests {

    @Autowired
    private ManyRows many;

    @Autowired
    private PassageRepository passages;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    private long writer;
    private long report;

    @BeforeTransaction
    void somebodyWrites() {
        writer = people.join(People.DEVELOPMENT_AND_REFORM, Role.REPORTER).accountId();
    }

    @BeforeEach
    void aReportIsBeingDrafted() {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, '2098Q1', starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3' returning id
                        """).query(Long.class).single();
        report = database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        values (?, '2098Q1', 'DRAFT', '一次写入', '{}', current_timestamp, date '2098-04-21', 'system')
                        returning id
                        """).params(period).query(Long.class).single();
    }

    /** What only one of the two ways of storing knows has another value in one of the rows, since nothing is left as it is. */
    @Test
    void aPassageStoredWithOthersHasEveryColumnOfOneStoredAlone() {
        var passage = new Passage(
                report,
                7,
                new DraftPassage(
                        2,
                        PassageKind.SOURCED,
                        "改写后的\n“一句”。",
                        3L,
                        entryOfOneVersion(),
                        1,
                        List.of(new PlacedNumber("应报", "142", "/periods/2098Q1/obligations"))));
        ReflectionTestUtils.setField(passage, "compiledText", "编写时的一句。");
        ReflectionTestUtils.setField(passage, "editedBy", "fgw.xietiao1");
        ReflectionTestUtils.setField(passage, "editedAt", Instant.parse("2020-10-21T08:00:00.123456Z"));
        ReflectionTestUtils.setField(passage, "submitKey", UUID.randomUUID());
        ReflectionTestUtils.setField(passage, "arranged", true);
        ReflectionTestUtils.setField(passage, "continues", true);
        ReflectionTestUtils.setField(passage, "mergedInto", UUID.randomUUID());
        ReflectionTestUtils.setField(passage, "place", 4);
        var columns = passage.columns();
        passages.save(passage);
        entities.flush();
        var alone = stored();
        assertThat(alone).singleElement().asString().doesNotContain("null", "false", "\"\"");

        passages.deleteByReportId(report);
        many.insert("report_passage", List.of(columns), same -> same);

        assertThat(stored()).isEqualTo(alone);
    }

    @Test
    void theyAreFoundFromTheStatementOnThatStoresThemAndNoLongerAfterThatWhichDeletesThem() {
        many.insert(
                "report_passage",
                IntStream.rangeClosed(1, 4_100).boxed().toList(),
                i -> new Passage(report, i, DraftPassage.program(1, "第" + i + "句。")).columns());
        assertThat(found()).isEqualTo(4_100);
        assertThat(foundOtherwiseThanTheViewSays()).isZero();

        database.sql("update report_passage set text = '改写' where report_id = ? and position < 10")
                .params(report)
                .update();
        database.sql("delete from report_passage where report_id = ? and position > 1000")
                .params(report)
                .update();
        assertThat(found()).isEqualTo(1_000);
        assertThat(foundOtherwiseThanTheViewSays()).isZero();

        passages.deleteByReportId(report);
        assertThat(found()).isZero();
    }

    /** Whatever columns the table has; without what the table itself gives. */
    private List<String> stored() {
        return database.sql("select to_jsonb(p) - 'id' from report_passage p where report_id = ?")
                .params(report)
                .query(String.class)
                .list();
    }

    private int found() {
        return database.sql("select count(*) from search_text where kind = 'PASSAGE' and report_id = ?")
                .params(report)
                .query(Integer.class)
                .single();
    }

    private int foundOtherwiseThanTheViewSays() {
        return database.sql("""
                        select count(*) from (select * from searchable where kind = 'PASSAGE') s
                          full join (select * from search_text where kind = 'PASSAGE') t on t.ref_id = s.ref_id
                        where (s.audience, s.sort_key, s.path, s.heading, s.unit_name, s.body, s.quarter, s.report_id, s.unit_id,
                               s.measure_id, search_haystack(s))
                              is distinct from (t.audience, t.sort_key, t.path, t.heading, t.unit_name, t.body, t.quarter,
                                                t.report_id, t.unit_id, t.measure_id, t.haystack)
                        """).query(Integer.class).single();
    }

    private long entryOfOneVersion() {
        return database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, r.measure_id, u.id, r.id, 'RESPONSIBLE', 99, u.name, date '2020-09-17'
                            from reporting_period p join responsibility r on r.measure_id = 3 and r.position = 1, unit u
                            where p.quarter = '2098Q1' and u.id = :unit
                            returning id, period_id, measure_id, unit_id),
                        entry as (
                            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state)
                            select id, period_id, measure_id, unit_id, 'DRAFT' from owed returning id)
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        select id, 1, '进展', '', '', '', '', 'ON_TRACK', false, '', :writer, current_timestamp,
                               timestamp '2098-04-01 10:00', gen_random_uuid()
                        from entry returning entry_id
                        """)
                .param("unit", People.DEVELOPMENT_AND_REFORM)
                .param("writer", writer)
                .query(Long.class)
                .single();
    }
}
