package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.progress.offline.Workbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Numbers that do not agree with others are explained in the package, or when it is compared. */
@WebTest
class PackageRemarksTests extends PackagePages {

    private static final long HOSPITALS = 21;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Named anew for every test: all tests report on the same measure of one database. */
    private final String thing = "第" + "甲乙丙丁戊己庚辛壬癸".charAt(NUMBER.getAndIncrement()) + "类公共停车场租赁费";

    private final String ours = "截至9月底，减免" + thing + "28.4亿元。";

    private String entry;
    private long id;

    @BeforeEach
    void anotherUnitSaysSomethingElse() {
        entry = untouched(unit);
        id = id(entry);
        var colleague = newUnit();
        var theirs = untouched(colleague);
        assertThat(measureOf(theirs)).isEqualTo(measureOf(entry));
        var writer = people.join(colleague, Role.REPORTER);
        var said = "截至9月底，累计减免" + thing + "26.8亿元。";
        assertThat(save(writer, theirs, Map.of("send", "review", "progress", said, "status", "ON_TRACK")))
                .hasRedirectedUrl(theirs);
        var chief = people.join(colleague, Role.UNIT_APPROVER);
        post(chief, theirs + "/submission", full(Map.of("seen", "1")));
        assertThat(post(coordinator, theirs + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED"))))
                .hasRedirectedUrl("/province-review");
    }

    @Test
    void whatIsKnownIsExplainedOnItsOwnSheetAndComesBack() {
        save(reporter, entry, Map.of("progress", ours, "status", "ON_TRACK"));
        var remarks = Workbooks.remarks(download());
        assertThat(remarks).hasSize(2);
        assertThat(remarks.get(1))
                .contains("与其他单位所报不一致", "【28.4亿元】", "【26.8亿元】")
                .endsWith("|");
        upload(reporter, download());
        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text())
                .as("a round trip changes nothing")
                .contains("没有差别");

        var field = remarks.get(1).substring(0, remarks.get(1).indexOf('|'));
        upload(reporter, Workbooks.remark(download(), field, "我厅含缓缴部分。"));
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select(".compared").text()).contains("数字对账说明（进展情况“28.4亿元”，对照“26.8亿元”）", "新增：我厅含缓缴部分。");
        assertThat(comparison.select(".contradiction")).as("it is explained").isEmpty();
        assertThat(confirm(comparison, Map.of())).hasRedirectedUrl(PACKAGE);

        assertThat(explanations()).containsExactly("我厅含缓缴部分。");
        assertThat(Workbooks.remarks(download()).get(1)).endsWith("|我厅含缓缴部分。");
        upload(reporter, download());
        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text())
                .as("format in = format out")
                .contains("没有差别");
        assertThat(save(reporter, entry, Map.of("send", "review", "progress", ours, "status", "ON_TRACK")))
                .as("nothing is left to explain")
                .hasRedirectedUrl(entry);
    }

    @Test
    void whatComesUpOfflineIsExplainedWhereItIsCompared() {
        upload(reporter, Workbooks.write(download(), id + ".progress", ours));
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("#drafts .contradiction mark").eachText()).containsExactly("28.4亿元", "26.8亿元");
        var field = comparison.select("#drafts .contradiction textarea").attr("name");
        assertThat(field).startsWith("explanation." + id + ".said-");

        var tooLong = confirm(comparison, Map.of(field, "长".repeat(401)));
        assertThat(tooLong).hasStatus(HttpStatus.CONFLICT).bodyText().contains("说明超过400字", "长".repeat(401));
        assertThat(textOf(entry)).as("all or nothing").isEmpty();

        assertThat(confirm(comparison, Map.of(field, "我厅含缓缴部分。"))).hasRedirectedUrl(PACKAGE);
        assertThat(textOf(entry)).isEqualTo(ours);
        assertThat(explanations()).containsExactly("我厅含缓缴部分。");
    }

    @Test
    void whatIsNotExplainedIsSavedAllTheSameAndAskedLater() {
        upload(reporter, Workbooks.write(download(), id + ".progress", ours));

        assertThat(confirm(page(reporter, PACKAGE), Map.of())).hasRedirectedUrl(PACKAGE);

        assertThat(stateOf(entry)).isEqualTo("DRAFT");
        assertThat(explanations()).isEmpty();
        assertThat(save(reporter, entry, Map.of("send", "review", "progress", ours, "status", "ON_TRACK")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void anExplanationWrittenHereAndThereIsForThePersonToDecide() {
        save(reporter, entry, Map.of("progress", ours));
        var file = download();
        var remark = Workbooks.remarks(file).get(1);
        var field = remark.substring(0, remark.indexOf('|'));
        upload(reporter, Workbooks.remark(file, field, "离线写的说明"));
        database.sql("insert into entry_explanation (entry_id, finding, explanation) values (?, ?, '在线写的说明')")
                .params(id, field.substring(field.indexOf('-') + 1))
                .update();

        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("fieldset .compare-side p").eachText()).containsExactly("在线写的说明", "离线写的说明");
        assertThat(confirm(comparison, Map.of())).hasStatus(HttpStatus.CONFLICT);
        confirm(comparison, Map.of("choice." + id + field.substring(field.indexOf('.')), "STORED"));
        assertThat(explanations()).containsExactly("在线写的说明");
    }

    @Test
    void aValueThatDepartsFromTheLastOneIsAskedAbout() {
        var before = owed(1, 5);
        var q3 = owed(2, 5);
        Days.itIs(database, "2020-07-06");
        assertThat(save(
                        reporter,
                        before,
                        Map.of(
                                "send", "review",
                                "progress", "已建成3所。",
                                "status", "ON_TRACK",
                                "figures[0].indicatorId", Long.toString(HOSPITALS),
                                "figures[0].amount", "3",
                                "figures[0].asOf", "2020-06-30",
                                "figures[0].source", "省卫生健康委统计月报")))
                .hasRedirectedUrl(before);
        approve(before);
        Days.itIs(database, "2020-10-12");

        upload(reporter, Workbooks.edit(download(), workbook -> {
            Workbooks.figure(workbook, id(q3) + "." + HOSPITALS, 0).setCellValue(104);
            Workbooks.figure(workbook, id(q3) + "." + HOSPITALS, 1).setCellValue("2020-09-30");
            Workbooks.figure(workbook, id(q3) + "." + HOSPITALS, 2).setCellValue("省统计局");
            Workbooks.figure(workbook, id(q3) + "." + HOSPITALS, 3).setCellValue("累计");
        }));
        var comparison = page(reporter, PACKAGE);
        var field = "explanation." + id(q3) + "." + HOSPITALS + ".explanation";
        assertThat(comparison.select("[id='" + field + "-hint']").text()).contains("超过上次审核通过的3所", "3倍");

        assertThat(confirm(comparison, Map.of(field, "当期集中交付。"))).hasRedirectedUrl(PACKAGE);
        assertThat(database.sql("select explanation from entry_figure where entry_id = ?")
                        .params(id(q3))
                        .query(String.class)
                        .list())
                .containsExactly("当期集中交付。");
    }

    private List<String> explanations() {
        return database.sql("select explanation from entry_explanation where entry_id = ?")
                .params(id)
                .query(String.class)
                .list();
    }

    private long measureOf(String one) {
        return database.sql("select measure_id from progress_entry where id = ?")
                .params(id(one))
                .query(Long.class)
                .single();
    }
}
