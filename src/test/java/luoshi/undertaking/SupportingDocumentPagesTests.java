package luoshi.undertaking;

import static luoshi.People.COMMERCE;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;

@WebTest
class SupportingDocumentPagesTests extends UndertakingPages {

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    private final String number = "测试发〔2020〕" + NUMBER.incrementAndGet() + "号";

    @Test
    void whatWasRegisteredIsComparedWithEveryAmendment() {
        var document = register(Map.of());
        post(approver, document + "/form", form(Map.of("title", "消费扶贫实施办法", "revision", "0")));

        var page = page(coordinator, document + "/difference");

        assertThat(page.select("section h2").eachText()).containsExactly("标题");
        assertThat(page.select("section del").text()).isEqualTo("删除：方案");
        assertThat(page.select("section ins").text()).isEqualTo("新增：办法");
        assertThat(page.select("main .badge-muted").eachText()).containsExactly("服务的措施");
        assertThat(page.select("select[name=to] option[selected]").text())
                .startsWith("第2版")
                .contains(approver.displayName());
    }

    @Test
    void aDocumentStandsUnderTheMeasureItServes() {
        assertThat(page(reporter, missing()).select("tbody tr").text()).contains("测试厅");
        var document = register(Map.of());

        assertThat(page(reporter, document).text()).contains("《消费扶贫实施方案》", number, "2020年5月28日", "（三）坚决打赢脱贫攻坚战");
        var tree = page(coordinator, "/supporting-documents?unit=" + code());
        assertThat(tree.select("a[href=/measures/3] ~ ul a[href=" + document + "]"))
                .as("document, measure, the unit's document")
                .hasSize(1);
        assertThat(page(coordinator, "/measures/3").select("#documents a[href=" + document + "]"))
                .hasSize(1);
        assertThat(page(reporter, missing()).select("tbody tr")).isEmpty();
    }

    @Test
    void aWrongBracketIsRefusedWithTheRightForm() {
        var refused = post(reporter, "/supporting-documents", form(Map.of("docNumber", "测试发(2020)7号")));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请写成“测试发〔2020〕7号”");
        assertThat(Jsoup.parse(text(refused)).select("#docNumber").val()).isEqualTo("测试发(2020)7号");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(post(reporter, "/supporting-documents", form(Map.of("docDate", "2020-06-02"))))
                .as("tomorrow by the business date")
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/supporting-documents", form(Map.of("docDate", "2018-06-02"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/supporting-documents", form(Map.of("docNumber", "测试发〔2019〕7号"))))
                .as("another year than the date's")
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/supporting-documents", form(Map.of("title", ""))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/supporting-documents", form(Map.of("measures", ""))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/supporting-documents", form(Map.of("measures", "1"))))
                .as("a measure of other units")
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aNumberIsRegisteredOnceAndASecondClickChangesNothing() {
        var form = form(Map.of());
        var first = post(reporter, "/supporting-documents", form).getResponse().getRedirectedUrl();
        assertThat(post(reporter, "/supporting-documents", form)).hasRedirectedUrl(first);
        assertThat(post(reporter, "/supporting-documents", form(Map.of()))).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aMistakeIsCorrectedOrTakenBackByTheOwnUnitOnly() {
        var document = register(Map.of());
        var amended = form(Map.of("title", "消费扶贫实施办法", "revision", "0"));
        assertThat(post(people.join(COMMERCE, Role.REPORTER), document + "/form", amended))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(approver, document + "/form", amended)).hasRedirectedUrl(document);
        assertThat(post(approver, document + "/form", amended)).as("stale").hasStatus(HttpStatus.CONFLICT);
        var history = page(
                coordinator,
                page(coordinator, document).select("a[href$=/history]").attr("href"));
        assertThat(history.select(".history li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(approver.displayName(), "修改配套文件登记，将“标题”由“消费扶贫实施方案”改为“消费扶贫实施办法”"),
                        line -> assertThat(line)
                                .contains(
                                        reporter.displayName() + "（测试厅）",
                                        "登记配套文件，将“标题”填为“消费扶贫实施方案”",
                                        "将“成文日期”填为“2020年5月28日”",
                                        "将“服务的措施”填为“（三）坚决打赢脱贫攻坚战”"));

        assertThat(post(reporter, document + "/voiding", Map.of("reason", " ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        post(reporter, document + "/voiding", Map.of("reason", "重复登记"));
        assertThat(page(reporter, document).text()).contains("已撤销登记", "重复登记");
        assertThat(page(coordinator, "/supporting-documents").select("a[href=" + document + "]"))
                .isEmpty();
        assertThat(post(reporter, document + "/form", form(Map.of("revision", "2"))))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void theFileIsOptionalAndEverybodyOnTheMeasuresReadsIt() {
        var document = register(Map.of());
        var upload = browser.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", "方案.pdf", "application/pdf", TestFiles.pdf()))
                .param("subject", document)
                .with(as(reporter))
                .with(csrf())
                .exchange();
        assertThat(upload).hasRedirectedUrl(document + "#attachments");
        var other = people.join(COMMERCE, Role.REPORTER);
        var file = page(other, document).select("#attachments a[href^=/attachments/]");
        assertThat(file.text()).isEqualTo("方案.pdf");
        assertThat(get(other, file.attr("href"))).hasStatusOk();
        assertThat(page(other, document).select("#attachments form")).isEmpty();
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.AUDITOR), document))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void bothListsComeDown() {
        register(Map.of());
        assertThat(text(get(coordinator, "/supporting-documents/list.csv?unit=" + code())))
                .contains(number);
        assertThat(text(get(coordinator, "/supporting-documents/list.csv?show=missing&measure=1")))
                .contains("省财政厅");
        assertThat(get(coordinator, "/supporting-documents/list.xlsx")).hasStatusOk();
    }

    @Test
    void theListStandsAsItStoodOnEachDay() {
        var list = "/supporting-documents?unit=" + code();
        var missing = list + "&show=missing";
        var document = register(Map.of());
        Days.itIs(database, "2020-06-05");
        post(approver, document + "/form", form(Map.of("revision", "0", "title", "消费扶贫实施办法", "docDate", "2020-05-29")));
        Days.itIs(database, "2020-06-10");
        post(reporter, document + "/voiding", Map.of("reason", "重复登记"));
        Days.itIs(database, "2020-06-20");

        assertThat(page(coordinator, list + "&on=2020-05-31").text()).doesNotContain("消费扶贫实施");
        assertThat(page(coordinator, missing + "&on=2020-05-31").select("tbody tr"))
                .hasSize(1);
        assertThat(page(coordinator, list + "&on=2020-06-01").text())
                .contains("截至2020年6月1日的情况", "消费扶贫实施方案", "2020年5月28日")
                .doesNotContain("消费扶贫实施办法");
        assertThat(page(coordinator, missing + "&on=2020-06-01").select("tbody tr"))
                .isEmpty();
        assertThat(page(coordinator, list + "&on=2020-06-09").text())
                .contains("消费扶贫实施办法", "2020年5月29日")
                .doesNotContain("消费扶贫实施方案");
        assertThat(text(get(coordinator, "/supporting-documents/list.csv?unit=" + code() + "&on=2020-06-09")))
                .contains("消费扶贫实施办法", "2020年6月9日");
        assertThat(page(coordinator, list + "&on=2020-06-10").text()).doesNotContain("消费扶贫实施");
        assertThat(page(coordinator, missing + "&on=2020-06-10").select("tbody tr"))
                .hasSize(1);
        assertThat(page(coordinator, list).text()).doesNotContain("消费扶贫实施");
    }

    @Test
    void whatWasRegisteredBeforeStepsWereKeptIsToldByTheTrail() {
        var document = register(Map.of());
        post(approver, document + "/form", form(Map.of("revision", "0", "title", "消费扶贫实施办法")));
        post(approver, document + "/form", form(Map.of("revision", "1", "docDate", "2020-05-29")));
        post(reporter, document + "/voiding", Map.of("reason", "重复登记"));

        var id = Long.parseLong(document.substring("/supporting-documents/".length()));
        var rows = "select number, title, doc_number, doc_date, measure_ids::text, void_reason from %s "
                + "where document_id = ? order by number";
        var kept = database.sql(rows.formatted("supporting_document_version"))
                .params(id)
                .query()
                .listOfRows();
        assertThat(kept).hasSize(4);
        assertThat(database.sql(rows.formatted("supporting_document_told()"))
                        .params(id)
                        .query()
                        .listOfRows())
                .isEqualTo(kept);
    }

    private String register(Map<String, String> otherwise) {
        var result = post(reporter, "/supporting-documents", form(otherwise));
        assertThat(result).hasStatus(HttpStatus.FOUND);
        return result.getResponse().getRedirectedUrl();
    }

    private Map<String, String> form(Map<String, String> otherwise) {
        var form = new LinkedHashMap<>(Map.of(
                "title", "消费扶贫实施方案",
                "docNumber", number,
                "docDate", "2020-05-28",
                "measures", "3",
                "submitKey", UUID.randomUUID().toString()));
        form.putAll(otherwise);
        return form;
    }

    private String missing() {
        return "/supporting-documents?show=missing&unit=" + code();
    }

    private String code() {
        return database.sql("select code from unit where id = ?")
                .params(unit)
                .query(String.class)
                .single();
    }
}
