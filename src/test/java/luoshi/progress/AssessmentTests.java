package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 审核认定: what the province holds of an entry, beside the unit's own status. */
@WebTest
class AssessmentTests extends EntryPages {

    private static final String OPINION = "下达比例未附财政部门数据，仅认定已下达部分。";

    @Test
    void nothingIsRecognisedUnlessTheReviewerSaysSo() {
        var entry = untouched(unit);
        send(entry);
        assertThat(page(approver, entry).select("input[name=assessment]"))
                .as("the unit's own reviewer assesses nothing")
                .isEmpty();
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(page(coordinator, entry).select("input[name=assessment]"))
                .hasSize(3)
                .noneMatch(choice -> choice.hasAttr("checked"));

        var refused = approve(entry, "", "先写的意见");

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("请选择审核认定", "先写的意见");
        var again = Jsoup.parse(text(refused));
        assertThat(again.select(".error-summary a").attr("href")).isEqualTo("#assessment");
        assertThat(again.getElementById("assessment").attr("aria-invalid")).isEqualTo("true");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
        assertThat(approve(entry, "RECOGNISED", "")).hasRedirectedUrl("/province-review");
        assertThat(stateOf(entry)).isEqualTo("APPROVED");
    }

    @Test
    void aReservationNeedsAnOpinionAndKeepsTheChoice() {
        var entry = submitted();

        for (var reservation : new String[] {"PARTLY_RECOGNISED", "NOT_RECOGNISED"}) {
            var refused = approve(entry, reservation, "  ");
            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(Jsoup.parse(text(refused)).select(".error-summary a").attr("href"))
                    .isEqualTo("#opinion");
            assertThat(text(refused)).contains("请写明审核意见").containsPattern("value=\"" + reservation + "\"[^>]* checked");
        }
        assertThat(approve(entry, "NOT_RECOGNISED", "字".repeat(1001))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
    }

    @Test
    void theOwnStatusAndTheAssessmentStandSideBySide() {
        var entry = submitted();
        approve(entry, "PARTLY_RECOGNISED", OPINION);

        assertThat(page(reporter, entry).select(".entry-text").first().text()).startsWith("自评 正常推进 审核认定 部分认可");
        var row =
                page(coordinator, "/periods/2020Q3/obligations?show=approved").select("tr:has(a[href=" + entry + "])");
        assertThat(row.select("td[data-label=自评]").text()).isEqualTo("正常推进");
        assertThat(row.select("td[data-label=审核认定]").text()).isEqualTo("部分认可");
        assertThat(text(get(coordinator, "/periods/2020Q3/obligations.csv?show=approved")))
                .contains("\"自评\",\"审核认定\"")
                .contains("\"正常推进\",\"部分认可\"");
    }

    @Test
    void theUnitReadsTheOpinionAndOthersOnlyTheAssessment() {
        var entry = submitted();
        approve(entry, "NOT_RECOGNISED", OPINION);

        assertThat(page(reporter, entry).select(".opinion").text()).isEqualTo("审核意见 " + OPINION);
        assertThat(page(reporter, entry + "/history").select(".history").text())
                .contains("审核认定为“不认可”", "审核意见：" + OPINION);
        assertThat(page(reporter, "/notices").text()).contains(OPINION);
        var leader = page(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), entry);
        assertThat(leader.text()).contains("审核认定 不认可").doesNotContain(OPINION);
    }

    @Test
    void theSecondReviewersAssessmentOfACoordinatingUnitsEntryCounts() {
        var writer = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var head = people.join(DEVELOPMENT_AND_REFORM, Role.UNIT_APPROVER);
        var second = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var entry = untouched(DEVELOPMENT_AND_REFORM);
        send(writer, entry);
        post(head, entry + "/submission", full(Map.of("seen", "1")));
        approve(entry, "RECOGNISED", "");
        post(
                second,
                entry + "/approval",
                full(Map.of("seen", "1", "assessment", "PARTLY_RECOGNISED", "opinion", OPINION)));

        assertThat(database.sql("select assessment from obligation_status where entry_id = ?")
                        .params(id(entry))
                        .query(String.class)
                        .single())
                .isEqualTo("PARTLY_RECOGNISED");
        assertThat(page(writer, entry).select(".opinion").text()).contains(OPINION);
    }

    @Test
    void whatWasSaidStaysOnRecordAndACorrectionIsAssessedAnew() {
        var entry = submitted();
        approve(entry, "NOT_RECOGNISED", OPINION);
        assertThatThrownBy(() -> database.sql("update entry_review set assessment = 'RECOGNISED' where entry_id = ?")
                        .params(id(entry))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("never changed");

        var correction = post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        sendCorrected(correction);
        post(approver, correction + "/submission", full(Map.of("seen", "1")));
        approve(correction, "RECOGNISED", "");

        assertThat(database.sql("select assessment from obligation_status where entry_id = ?")
                        .params(id(entry))
                        .query(String.class)
                        .single())
                .isEqualTo("RECOGNISED");
        assertThat(page(reporter, entry).select(".opinion").text()).contains(OPINION);
    }

    @Test
    void theDatabaseRefusesAReservationWithoutAReasonAndAnAssessmentByTheUnit() {
        var entry = submitted();
        for (var wrong : new String[] {"'PROVINCE', 'PASSED', 'NOT_RECOGNISED'", "'UNIT', 'PASSED', 'RECOGNISED'"}) {
            assertThatThrownBy(() -> database.sql("""
                                    insert into entry_review (entry_id, version_number, level, verdict, assessment,
                                                              reviewed_by, reviewed_at, business_time, submit_key)
                                    values (?, 1, %s, ?, now(), localtimestamp, gen_random_uuid())
                                    """.formatted(wrong))
                            .params(id(entry), coordinator.accountId())
                            .update())
                    .as(wrong)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private MvcTestResult approve(String entry, String assessment, String opinion) {
        return post(
                coordinator,
                entry + "/approval",
                full(Map.of("seen", "1", "assessment", assessment, "opinion", opinion)));
    }

    private String submitted() {
        var entry = untouched(unit);
        send(entry);
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasRedirectedUrl("/unit-review");
        return entry;
    }
}
