package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What is read from the entries of a quarter without their versions is what the versions say. */
@WebTest
class QuarterReadingTests extends EntryPages {

    private static final String OTHERWISE = """
            select count(*) from obligation_status s
              join progress_entry x on x.id = s.effective_entry_id
              join entry_version v on v.entry_id = x.id and v.number = x.versions
            where (s.version_id, s.version_number, s.status, s.no_progress)
                  is distinct from (v.id, v.number, v.status, v.no_progress)
            """;

    /** As it was defined at first: of every obligation the approved text, otherwise what the unit passed last. */
    private static final String PROBLEMS = """
            select o.id as obligation_id, k.kind, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.position, x.entry_id,
                   x.approved, k.words
            from reporting_obligation o
              join lateral (
                  select e.id as entry_id, true as approved, v.problems, v.coordination_needs
                  from progress_entry e join entry_version v on v.entry_id = e.id and v.number = e.versions
                  where e.obligation_id = o.id and e.state in ('APPROVED', 'USED', 'FROZEN')
                  union all
                  select e.id, false, v.problems, v.coordination_needs
                  from progress_entry e join entry_version v on v.entry_id = e.id
                  where e.obligation_id = o.id and e.state not in ('APPROVED', 'USED', 'FROZEN') and e.corrects_id is null
                    and v.number = (select max(r.version_number) from entry_review r
                                    where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED')
                  order by approved desc, entry_id desc limit 1) x on true
              cross join lateral (values ('PROBLEM', x.problems), ('NEED', x.coordination_needs)) k (kind, words)
            where btrim(k.words, E' \\t\\r\\n　。.') not in ('', '无', '暂无', '没有', '无问题', '无需协调', '无需协调事项')
            """;

    @Test
    void nothingNewStandsForOnTrackWhateverHadBeenWritten() {
        var entry = owed(2, 5);
        answerNothingNew(entry);
        approve(entry);

        assertThat(database.sql("select status from progress_entry where id = ?")
                        .params(id(entry))
                        .query(String.class)
                        .single())
                .as("what its author had chosen is kept")
                .isEqualTo("SLOW");
        assertThat(listed("ON_TRACK")).isEqualTo(1);
        assertThat(listed("SLOW")).isZero();
        assertThat(otherwise()).isZero();
    }

    @Test
    void whatWasReturnedAndCorrectedIsToldByTheVersionThatCounts() {
        var entry = owed(2, 5);
        save(entry, "配套资金到位慢。", "SLOW");
        problemsAreThoseOfTheVersions();
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasStatus3xxRedirection();
        problemsAreThoseOfTheVersions();
        assertThat(post(
                        coordinator,
                        entry + "/province-return",
                        full(Map.of("seen", "1", "category", "OTHER", "reason", "请补充。", "fields", "problems"))))
                .hasStatus3xxRedirection();
        problemsAreThoseOfTheVersions();
        save(entry, "用地指标不足。", "ON_TRACK");
        problemsAreThoseOfTheVersions();
        approve(entry);
        problemsAreThoseOfTheVersions();
        var correction = post(reporter, entry + "/correction", Map.of())
                .getResponse()
                .getRedirectedUrl()
                .replaceAll("/form.*", "");
        save(correction, "", "DONE_CLAIMED");
        problemsAreThoseOfTheVersions();
        approve(correction);
        problemsAreThoseOfTheVersions();
        assertThat(otherwise()).isZero();
        assertThat(listed("DONE_CLAIMED")).isEqualTo(1);
        assertThat(listed("ON_TRACK")).isZero();
    }

    @Test
    void theDatabaseApprovesNothingElseThanWasHandedOn() {
        var entry = owed(2, 5);
        save(entry, "配套资金到位慢。", "SLOW");
        for (var change :
                new String[] {"status = 'ON_TRACK'", "no_progress = true, no_progress_reason = '无'", "problems = ''"}) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> database.sql("update progress_entry set state = 'APPROVED', " + change
                                    + ", first_submitted_at = now(), first_received_at = now() where id = ?")
                            .params(id(entry))
                            .update())
                    .withStackTraceContaining("not what was handed on");
        }
    }

    private void save(String entry, String problems, String status) {
        assertThat(save(
                        reporter,
                        entry,
                        Map.of("send", "review", "progress", "直达资金已全部下达。", "problems", problems, "status", status)))
                .hasRedirectedUrl(entry);
    }

    private void answerNothingNew(String entry) {
        assertThat(save(reporter, entry, Map.of("progress", "正在推进。", "problems", "配套资金到位慢。", "status", "SLOW")))
                .hasStatus3xxRedirection();
        assertThat(post(
                        reporter,
                        entry + "/no-progress",
                        full(Map.of("revision", revisionOf(entry), "noProgressReason", "按既定安排推进"))))
                .hasRedirectedUrl(entry);
    }

    private int listed(String status) {
        var code = database.sql("select code from unit where id = ?")
                .params(unit)
                .query(String.class)
                .single();
        return page(coordinator, "/ledger?quarter=2020Q3&unit=" + code + "&status=" + status)
                .select("tbody tr")
                .size();
    }

    private int otherwise() {
        return database.sql(OTHERWISE).query(Integer.class).single();
    }

    private void problemsAreThoseOfTheVersions() {
        assertThat(database.sql("select * from reported_problem").query().listOfRows())
                .containsExactlyInAnyOrderElementsOf(
                        database.sql(PROBLEMS).query().listOfRows());
    }
}
