package luoshi.inspection;

import static luoshi.People.AUDITOR;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who sees of 核查发现 what, and when. */
@WebTest
class FindingSightTests extends FindingPages {

    @Test
    void nobodyButInspectorsAndLeadersKnowsOfItBeforeItIsReleased() {
        var finding = filed(Map.of());

        for (var other : List.of(coordinator, reporter, approver, neighbour)) {
            assertThat(get(other, finding)).as(other.username()).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(other, finding + "/history")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(text(get(other, "/findings"))).doesNotContain(place);
            assertThat(text(get(other, "/findings/list.csv"))).doesNotContain(place);
            assertThat(text(get(other, "/search?q=" + place))).contains("没有找到");
            assertThat(page(other, "/measures/" + MEASURE).select("#findings").text())
                    .doesNotContain(place);
            assertThat(text(get(other, "/notices"))).doesNotContain(place);
        }
        assertThat(page(coordinator, "/periods/2020Q3/assessments?show=inspected")
                        .select("a[href=" + finding + "]"))
                .isEmpty();
        for (var knows : List.of(inspector, leader)) {
            assertThat(page(knows, finding).select("main").text()).contains("尚未反馈", SAID, place);
            assertThat(text(get(knows, "/search?q=" + place))).contains(finding);
        }
        assertThat(get(AUDITOR, "/findings")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(leader, finding).select("form[method=post][action^=" + finding + "]"))
                .as("leaders read")
                .isEmpty();
    }

    @Test
    void whatIsReleasedReachesTheUnitAndTheCoordinatorsAndNobodyElse() {
        var finding = released(Map.of());

        for (var knows : List.of(coordinator, reporter, approver)) {
            assertThat(page(knows, finding).select("main").text()).contains(place, SAID, "逐户核实", "2020年10月30日");
            assertThat(text(get(knows, "/search?q=" + place))).contains(finding, "核查发现", "整改中");
            assertThat(page(knows, "/notices").select(".inbox-item").text()).contains("核查反馈", "赣落实查〔2020〕");
        }
        assertThat(get(neighbour, finding)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(neighbour, "/search?q=" + place))).contains("没有找到");
        assertThat(page(reporter, finding).select("ol.history").text())
                .as("how it came about is the inspectors' matter")
                .contains("反馈给被核查单位")
                .doesNotContain("记录");
        var row = page(coordinator, "/periods/2020Q3/assessments?show=differing")
                .select("tr:has(a[href=" + finding + "])");
        assertThat(row.text()).contains("不实", "整改中", "2020年9月28日");
    }

    @Test
    void evidenceIsKnownToNobodyBeforeTheReleaseAndStaysAfterIt() {
        var file = TestFiles.pdf();
        var finding = filed(Map.of());
        assertThat(upload(reporter, finding, file)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(coordinator, finding, file)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(inspector, finding, file)).hasStatus3xxRedirection();
        var evidence = page(inspector, finding)
                .select("#attachments a[href^=/attachments/]")
                .attr("href");
        for (var other : List.of(reporter, approver, coordinator, neighbour)) {
            assertThat(get(other, evidence)).as(other.username()).hasStatus(HttpStatus.NOT_FOUND);
        }
        var entry = "/entries/"
                + database.sql("select id from progress_entry where obligation_id = ?")
                        .params(owe(MEASURE + 1))
                        .query(Long.class)
                        .single();
        assertThat(upload(reporter, entry, file)).hasStatus3xxRedirection();
        assertThat(page(reporter, entry + "/form").select("#attachments").text())
                .contains("照片.pdf")
                .as("the same file among the inspectors' evidence")
                .doesNotContain("另有内容相同");

        release(finding);
        assertThat(get(approver, evidence)).hasStatusOk();
        assertThat(get(neighbour, evidence)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(inspector, finding, TestFiles.pdf())).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(approver, finding + "/history").select(".history").text())
                .contains("反馈核查发现")
                .doesNotContain("记录核查发现", "添加");
        assertThat(page(inspector, finding + "/history").select(".history").text())
                .contains("记录核查发现");
        assertThatThrownBy(() -> database.sql("delete from attachment where subject = ?")
                        .params(finding)
                        .update())
                .as("what was released with it")
                .isNotNull();
    }

    @Test
    void nobodyInspectsTheUnitForWhichHeWrites() {
        var both = people.join(unit, Role.INSPECTOR, Role.UNIT_APPROVER);
        var finding = filed(Map.of());

        assertThat(get(both, finding)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(both, "/search?q=" + place))).contains("没有找到");
        assertThat(page(both, "/").select("main").text()).doesNotContain("未反馈的核查发现");
        assertThat(text(post(both, "/findings", form(Map.of())))).contains("不能办理对本单位的核查");
        release(finding);
        assertThat(step(both, finding, "reply", Map.of("words", "已补发。"))).hasRedirectedUrl(finding);
        var closing = step(both, finding, "recheck", Map.of("outcome", "close", "words", "自己复核"));
        assertThat(closing).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(closing)).contains("由其他督查员办理", "自己复核");
    }

    private MvcTestResult upload(Actor actor, String subject, byte[] file) {
        return browser.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", "照片.pdf", "application/pdf", file))
                .param("subject", subject)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }
}
