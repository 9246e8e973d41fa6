package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Values of indicators over HTTP, beside what was approved the quarter before: 3所 as of 2020-06-30. */
@WebTest
class FigurePagesTests extends EntryPages {

    private static final long HOSPITALS = 21;

    private String entry;

    @BeforeEach
    void aValueWasApprovedTheQuarterBefore() {
        var before = owed(1, 5);
        entry = owed(2, 5);
        Days.itIs(database, "2020-07-06");
        assertThat(value(before, "3", "2020-06-30", "")).hasRedirectedUrl(before);
        approve(before);
        Days.itIs(database, "2020-10-12");
    }

    @Test
    void theLastValueStandsBesideTheField() {
        assertThat(page(reporter, entry + "/form").select(".figure-last").text())
                .isEqualTo("上期 3 所，截至2020年6月30日（累计）");
        assertThat(page(reporter, entry + "/form").select(".figure-why").first().hasAttr("hidden"))
                .isTrue();
    }

    @Test
    void indicatorsThatAUnitHasHadNothingToDoWithAreFoldedAndCanBeFilledInAllTheSame() {
        var before = page(reporter, entry + "/form");
        assertThat(before.select(".figure:has(.figure-last)")).isNotEmpty();
        assertThat(before.select("details.other-figures :has(.figure-last)"))
                .as("what the unit has reported once stands open")
                .isEmpty();

        var medicine = owed(2, 4);
        var form = page(reporter, medicine + "/form");
        var all = form.select(".figure").size();
        var folded = form.select("details.other-figures .figure");
        assertThat(all).isGreaterThan(1);
        assertThat(folded).hasSize(all);
        assertThat(form.select("details.other-figures summary").text()).contains("其他指标（" + all + "项");

        var other = folded.first().select("input[name$=.indicatorId]");
        var line = other.attr("name").replace(".indicatorId", "");
        var refused = save(
                reporter,
                medicine,
                Map.of(line + ".indicatorId", other.val(), line + ".amount", "一", line + ".source", "月报"));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(Jsoup.parse(text(refused)).select(".other-figures [name='" + line + ".amount']"))
                .as("what was typed stands open")
                .isEmpty();
        var lead = owed(newUnit(), "LEAD", 2, 4);
        assertThat(page(people.join(unitOf(lead), luoshi.account.Role.REPORTER), lead + "/form")
                        .select("details.other-figures"))
                .as("the lead is asked for all")
                .isEmpty();
    }

    private long unitOf(String owed) {
        return database.sql("select unit_id from progress_entry where id = ?")
                .params(id(owed))
                .query(Long.class)
                .single();
    }

    @Test
    void aFallOfACumulativeValueIsAskedAboutBesideIt() {
        var result = value(entry, "2", "2020-09-30", "");

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var form = Jsoup.parse(text(result));
        assertThat(form.select(".error-summary a").eachText())
                .containsExactly("累计值低于上次审核通过的3所（截至2020年6月30日），请说明原因（不超过400字）后再送审。");
        var field = form.select(form.select(".error-summary a")
                .attr("href")
                .replace(".", "\\.")
                .replace("[", "\\[")
                .replace("]", "\\]"));
        assertThat(field.attr("name")).isEqualTo("figures[0].explanation");
        assertThat(field.parents().stream().noneMatch(parent -> parent.hasAttr("hidden")))
                .isTrue();
        assertThat(form.select("input[name='figures[0].amount']").val()).isEqualTo("2");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void aDraftIsKeptWithoutTheAnswerAndAsks() {
        assertThat(save(reporter, entry, figure("11", "2020-09-30", ""))).hasRedirectedUrl(entry + "/form");

        var why = page(reporter, entry + "/form").select(".figure-why").first();
        assertThat(why.hasAttr("hidden")).isFalse();
        assertThat(why.text()).contains("超过上次审核通过的3所（截至2020年6月30日）的3倍");
    }

    @Test
    void theAnswerIsKeptWithTheVersionAndShownToTheReviewers() {
        assertThat(value(entry, "2", "2020-09-30", "1所医院新院因设备故障暂停接诊。")).hasRedirectedUrl(entry);

        assertThat(page(approver, entry).select(".figure-note").text())
                .contains("上期 3 所，截至2020年6月30日（累计）", "变动说明 1所医院新院因设备故障暂停接诊。");
        approve(entry);
        assertThat(page(coordinator, entry).select(".figure-note").text()).contains("1所医院新院因设备故障暂停接诊。");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update entry_version_figure set explanation = 'x'")
                        .update());
    }

    @Test
    void theAnswerIsPrintedWithTheValue(
            @org.springframework.beans.factory.annotation.Autowired ApprovedProgress approved) {
        value(entry, "2", "2020-09-30", "1所医院新院因设备故障暂停接诊。");
        approve(entry);

        assertThat(approved.of(2).stream().filter(line -> line.entryId() != null && line.entryId() == id(entry)))
                .singleElement()
                .extracting(ApprovedProgress.Line::figures)
                .isEqualTo("省属医院新院接诊 2所（截至2020年9月30日，说明：1所医院新院因设备故障暂停接诊。）");
        assertThat(approved.of(1).stream().filter(line -> line.figures().contains("省属医院新院接诊 3所")))
                .as("nothing is added where nothing was explained")
                .allMatch(line -> line.figures().equals("省属医院新院接诊 3所（截至2020年6月30日）"));
    }

    @Test
    void aValueIsComparedWithTheCorrectionOfTheLastOne() {
        var correction = post(reporter, owed(1, 5) + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        assertThat(page(reporter, correction + "/form").select(".figure-last").text())
                .startsWith("更正前 3 所");
        assertThat(value(correction, "1", "2020-06-30", "")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        value(correction, "1", "2020-06-30", "原数含在建项目。");
        approve(correction);

        assertThat(page(reporter, entry + "/form").select(".figure-last").text())
                .startsWith("上期 1 所");
        assertThat(value(entry, "2", "2020-09-30", "")).hasRedirectedUrl(entry);
    }

    @Test
    void aValueThatCountsFromTheBeginningOfTheTaskSaysWhyItFellOverNewYear() {
        var correction = post(reporter, owed(1, 5) + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        value(correction, "4", "2019-12-31", "系上年末数。");
        approve(correction);

        assertThat(page(reporter, entry + "/form").select(".figure").text()).contains("自任务开始（文件成文之日）起累计，跨年不重新计算");
        assertThat(value(entry, "2", "2020-09-30", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("跨年不重新计算，累计值低于上次审核通过的4所（截至2019年12月31日）");
        assertThat(value(entry, "2", "2020-09-30", "1所医院新院暂停接诊。")).hasRedirectedUrl(entry);
    }

    @Test
    void aValueOfAnotherKindSaysWhy() {
        var typed = figure("4", "2020-09-30", "");
        typed.put("figures[0].accumulation", "PERIOD");
        typed.put("send", "review");

        assertThat(save(reporter, entry, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("口径与上次审核通过的3所");
    }

    @Test
    void aValueWithoutSourceOrOfADayToComeIsNotHandedOn() {
        var typed = figure("4", "2020-10-13", "");
        typed.put("figures[0].source", "");
        typed.put("send", "review");

        var result = save(reporter, entry, typed);

        assertThat(Jsoup.parse(text(result)).select(".error-summary li").eachText())
                .containsExactlyInAnyOrder("请填写数据来源，例如“省统计局月度快报”，然后再送审。", "截至日期不能晚于2020年10月12日，请核对后再送审。");
        typed.remove("send");
        assertThat(save(reporter, entry, typed)).as("a draft is kept").hasRedirectedUrl(entry + "/form");
    }

    @Test
    void aValueOfAnEarlierQuarterSaysWhy() {
        assertThat(value(entry, "3", "2020-06-30", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("截至日期早于本季度第一天（2020年7月1日）");
    }

    @Test
    void aValueThatWasSentBackSaysWhetherItWasChanged() {
        value(entry, "4", "2020-09-30", "");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        sendBack("1");
        value(entry, "4", "2020-09-30", "");
        post(approver, entry + "/submission", full(Map.of("seen", "2")));
        assertThat(marks()).containsExactly("自评 未修改", "指标值 未修改", "佐证材料 未修改");

        sendBack("2");
        var typed = figure("4", "2020-09-30", "口径改为当期");
        typed.putAll(Map.of("send", "review", "status", "SLOW", "figures[0].accumulation", "PERIOD"));
        assertThat(save(reporter, entry, typed)).hasRedirectedUrl(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "3")));

        assertThat(marks()).containsExactly("自评 已按意见修改", "指标值 已按意见修改", "佐证材料 未修改");
        assertThat(page(coordinator, entry).select(".resubmission").text()).contains("口径", "累计", "当期");
    }

    @Test
    void aFieldThatNoEntryHasCannotBeSentBack() {
        value(entry, "4", "2020-09-30", "");

        var refused = post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "请改", "fields", "nonsense")));

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("没有的栏目", "请改");
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    private List<String> marks() {
        return page(coordinator, entry).select(".marked-fields li").eachText();
    }

    private void sendBack(String seen) {
        var typed = Map.of(
                "seen", seen, "category", "DEFINITION", "reason", "口径不符", "fields", "status,figures,attachments");
        assertThat(post(coordinator, entry + "/province-return", full(typed))).hasRedirectedUrl("/province-review");
    }

    private MvcTestResult value(String entry, String amount, String asOf, String explanation) {
        var typed = figure(amount, asOf, explanation);
        typed.put("send", "review");
        return save(reporter, entry, typed);
    }

    private static Map<String, String> figure(String amount, String asOf, String explanation) {
        return new LinkedHashMap<>(Map.of(
                "progress",
                "省属医院新院建设加快。",
                "status",
                "ON_TRACK",
                "figures[0].indicatorId",
                Long.toString(HOSPITALS),
                "figures[0].amount",
                amount,
                "figures[0].asOf",
                asOf,
                "figures[0].source",
                "省属医院新院工作专班",
                "figures[0].accumulation",
                "CUMULATIVE",
                "figures[0].explanation",
                explanation));
    }
}
