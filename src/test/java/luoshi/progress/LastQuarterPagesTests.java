package luoshi.progress;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.UUID;
import luoshi.People;
import luoshi.WebTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What was approved last quarter stands beside what is written now, and what comes from it is marked. */
@WebTest
class LastQuarterPagesTests extends EntryPages {

    private static final String FIRST = "截至6月底，全省阶段性减免企业社保费96.2亿元。";
    private static final String SECOND = "惠及企业10.8万户，其中中小微企业占九成以上。";

    private String entry;

    @BeforeEach
    void somethingWasApprovedLastQuarter() {
        entry = untouched(unit);
        var measure = database.sql("select measure_id from progress_entry where id = ?")
                .params(id(entry))
                .query(Long.class)
                .single();
        var last = database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select 1, :measure, :unit, r.id, 'RESPONSIBLE', 99, '测试厅', date '2020-06-15'
                            from responsibility r where r.measure_id = :measure and r.position = 1
                            returning id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, versions, status,
                                                    problems, first_submitted_at, first_received_at)
                        select id, 1, :measure, :unit, 'APPROVED', 1, 'ON_TRACK', '有的企业不了解政策。', timestamp '2020-07-06 10:00', current_timestamp from owed
                        returning id
                        """)
                .param("measure", measure)
                .param("unit", unit)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (:entry, 1, :progress, '', '有的企业不了解政策。', '', '', 'ON_TRACK', false, '', :writer,
                                current_timestamp, timestamp '2020-07-06 10:00', :key)
                        """)
                .param("entry", last)
                .param("progress", FIRST + SECOND)
                .param("writer", reporter.accountId())
                .param("key", UUID.randomUUID())
                .update();
    }

    @Test
    void itStandsBesideItsFieldAndNothingOfItIsInTheForm() {
        var form = page(reporter, entry + "/form");

        assertThat(form.select("#progress").text()).isEmpty();
        assertThat(form.select("#problems").text()).isEmpty();
        var beside = form.select(".writing:has(#progress) .writing-last");
        assertThat(beside.text()).contains("2020年第二季度", "只读", FIRST + SECOND);
        assertThat(beside.select("textarea, input")).isEmpty();
        assertThat(beside.select("li [data-sentence]").eachText()).containsExactly(FIRST, SECOND);
        assertThat(form.select(".writing:has(#practices) .writing-last")).isEmpty();
    }

    @Test
    void aSentenceIsCopiedBehindWhatWasTypedAndStaysMarked() {
        var copied = post(
                reporter,
                entry + "/form",
                full(Map.of(
                        "revision", revisionOf(entry),
                        "progress", "本季度新开专场。",
                        "practices", "一是送政策上门。",
                        "copy", "progress:1")));

        assertThat(copied).hasRedirectedUrl(entry + "/form#progress");
        assertThat(textOf(entry)).as("nothing is stored").isEmpty();
        for (int look = 0; look < 2; look++) {
            var form = page(reporter, entry + "/form");
            assertThat(form.select("#progress").text()).isEqualTo("本季度新开专场。" + SECOND);
            assertThat(form.select("#practices").text()).isEqualTo("一是送政策上门。");
            assertThat(form.select("[data-marks-of=progress] mark").text()).contains(SECOND);
            assertThat(form.select("[data-marks-of=progress] ins").text()).contains("本季度新开专场");
            assertThat(form.select("[data-marks-of=practices]").hasAttr("hidden"))
                    .isTrue();
        }
    }

    @Test
    void aWholeTextBeginsALineOfItsOwn() {
        post(
                reporter,
                entry + "/form",
                full(Map.of("revision", revisionOf(entry), "problems", "资金拨付偏慢。", "copy", "problems")));

        assertThat(page(reporter, entry + "/form").select("#problems").first().wholeText())
                .isEqualTo("资金拨付偏慢。\n有的企业不了解政策。");
    }

    @Test
    void copyingLosesNothingWhileAnotherWindowHoldsUnsavedText() {
        post(reporter, entry + "/form", full(Map.of("revision", revisionOf(entry), "copy", "problems")));

        var copied = browser.post()
                .uri(entry + "/form")
                .with(as(reporter))
                .with(csrf())
                .param("submitKey", UUID.randomUUID().toString())
                .param("writer", Long.toString(reporter.accountId()))
                .param("revision", revisionOf(entry))
                .param("progress", "另一个窗口写的。")
                .param("copy", "progress:1")
                .exchange();

        assertThat(copied).hasRedirectedUrl(entry + "/form#progress");
        assertThat(copied).flash().containsEntry("problem", "progress.typing.other-window");
        var form = browser.get()
                .uri(entry + "/form")
                .with(as(reporter))
                .cookie(copied.getResponse().getCookie(People.SESSION))
                .exchange();
        assertThat(Jsoup.parse(text(form)).select("#progress").text()).isEqualTo("另一个窗口写的。" + SECOND);
    }

    @Test
    void onlyWhatThereIsCanBeCopied() {
        for (var copy : new String[] {"progress:2", "progress:-1", "progress:x", "practices", "nothing", ""}) {
            assertThat(post(reporter, entry + "/form", full(Map.of("revision", revisionOf(entry), "copy", copy))))
                    .as(copy)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void theUnitsReviewerSeesWhatComesFromLastQuarter() {
        save(
                reporter,
                entry,
                Map.of(
                        "send",
                        "review",
                        "status",
                        "ON_TRACK",
                        "progress",
                        "本季度逐户上门说明，县区税务分局与街道社区分片包干，缺账户的当场补齐，重点行业由专班逐月回访，问题清单按旬销号，9月起开通线上预约。" + SECOND));

        var review = page(approver, entry);
        var copied = review.select("section:has(> h2:containsOwn(与上季度相同的文字))");
        assertThat(copied).hasSize(1);
        assertThat(copied.select("mark").text()).contains(SECOND).doesNotContain("逐户上门");
        assertThat(page(coordinator, "/province-review").select("mark")).isEmpty();
    }

    @Test
    void theReviewerSeesAPassageFromLastQuarterMarkedOnce() {
        save(
                reporter,
                entry,
                Map.of(
                        "send",
                        "review",
                        "status",
                        "ON_TRACK",
                        "progress",
                        SECOND + "另见附件。",
                        "problems",
                        "有的企业不了解政策。本季度起逐户上门说明，县区税务分局与街道社区分片包干，缺账户的当场补齐。"));

        var review = page(approver, entry);
        assertThat(review.select(".same-texts mark.from-own").text()).contains(SECOND.substring(0, 20));
        var copied = review.select("section:has(> h2:containsOwn(与上季度相同的文字))");
        assertThat(copied.select("h3").eachText()).containsExactly("存在问题");
        assertThat(copied.select("mark").text()).isEqualTo("有的企业不了解政策。");
        assertThat(copied.select(".hint").text()).contains("“照抄检测”中已标出的栏目，这里不再重复");
    }
}
