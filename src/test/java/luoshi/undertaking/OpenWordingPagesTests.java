package luoshi.undertaking;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.KeptForm;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.undertaking.OpenWordings.OfMeasure;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@WebTest
class OpenWordingPagesTests extends UndertakingPages {

    private static final long AGRICULTURE = 5;

    @Autowired
    private OpenWordings wordings;

    private Actor leading;
    private Actor sharing;

    /** （十二）加快发展现代农业: 省农业农村厅 leads, 省发展改革委 shares. */
    @BeforeEach
    void twoUnitsShareMeasureTwelve() {
        leading = people.join(AGRICULTURE, Role.REPORTER);
        sharing = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
    }

    @Test
    void anyTwoReadingsAreComparedWhoeverGaveThem() {
        var wording = wording("推广一批绿色高效、农艺农机结合、全程机械化生产等水稻、旱杂粮新技术新模式");
        post(sharing, wording + "/refinement", number("8", "个"));
        post(leading, wording + "/refinement", form(Map.of("amount", "5", "amountUnit", "个", "reading", "按季度计划安排。")));

        var page = page(coordinator, wording + "/difference");

        assertThat(page.select("select[name=from] option").eachText())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("省发展改革委第1版"),
                        one -> assertThat(one).startsWith("省农业农村厅第1版"));
        assertThat(page.select("tbody tr").text()).contains("数量", "8个", "5个");
        assertThat(page.select("section h2").eachText()).containsExactly("含义");
        assertThat(page.select("section del, section ins").text()).contains("年度", "季度");
    }

    @Test
    void aTextThatComesBackOverAReadingGivenMeanwhileSaysSoAndShowsBoth() {
        var page = wording("抓好一批休闲农庄提质改造");
        var colleague = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var mine = KeptForm.open(browser, sharing, page, page + "/refinement")
                .typed("amount", "40")
                .typed("amountUnit", "个")
                .typed("reading", "我写的“含义”。");
        assertThat(mine.keep()).hasStatusOk();
        assertThat(page(sharing, page).select("[role=alert], .stored-now"))
                .as("nobody has given another reading yet")
                .isEmpty();
        assertThat(KeptForm.open(browser, colleague, page, page + "/refinement")
                        .typed("amount", "50")
                        .typed("amountUnit", "个")
                        .typed("dueOn", "2020-12-31")
                        .typed("reading", "同事写的<含义>。")
                        .send())
                .hasRedirectedUrl(page);

        var shown = page(sharing, page);
        assertThat(shown.select("form [role=alert]").text()).contains("本页的事项又有变化");
        assertThat(shown.select("#amount").val()).isEqualTo("40");
        assertThat(shown.select("#reading").text()).isEqualTo("我写的“含义”。");
        assertThat(shown.select(".stored-now .pre").eachText())
                .as("the unit is the same")
                .containsExactly("50", "2020年12月31日", "同事写的<含义>。");

        var again = KeptForm.open(browser, sharing, page, page + "/refinement").typed("reading", "核对以后写的含义。");
        assertThat(again.keep()).hasStatusOk();
        assertThat(page(sharing, page).select("form [role=alert]"))
                .as("a key more does not make it known")
                .hasSize(1);
        assertThat(again.send()).hasRedirectedUrl(page);
        assertThat(page(sharing, page).select("[role=alert], .stored-now")).isEmpty();
    }

    @Test
    void everyBatchOfTheTextIsListed() {
        assertThat(database.sql("select count(*) from open_wording where vague = '一批'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(14);
        assertThat(database.sql("select count(*) from open_wording where indicator_id is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
        assertThat(database.sql("""
                        select count(*) from open_wording w join policy_document d on true
                        where substring(d.official_text from w.start_offset + 1 for w.end_offset - w.start_offset) <> w.words
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void theListShrinksOnceTheLeadHasGivenANumber() {
        var wording = wording("建设一批现代农业产业园区");
        var open = openOf(12);
        assertThat(post(leading, wording + "/refinement", number("30", "个"))).hasRedirectedUrl(wording);

        assertThat(openOf(12)).isEqualTo(open - 1);
        assertThat(page(coordinator, "/open-wordings?show=settled").select("a[href=" + wording + "]"))
                .hasSize(1);
        assertThat(page(coordinator, "/measures/12").select("#open-wordings").text())
                .contains("30个", "省农业农村厅", "2020年6月1日");
    }

    @Test
    void aDateSettlesItToo() {
        var wording = wording("抓好一批休闲农庄提质改造");
        post(leading, wording + "/refinement", form(Map.of("dueOn", "2020-12-31", "reading", "年底前完成改造。")));
        assertThat(page(coordinator, wording).select("h1").text()).contains("已细化");
    }

    @Test
    void whatAnotherUnitSaysIsAddedButTheLeadDecides() {
        var wording = wording("建设一批“菜篮子”基地");
        post(sharing, wording + "/refinement", number("120", "个"));
        assertThat(page(coordinator, wording).select("h1").text()).contains("待细化");
        assertThat(page(coordinator, wording).text()).contains("120个", "补充");

        post(leading, wording + "/refinement", number("100", "个"));
        assertThat(page(coordinator, "/open-wordings?show=settled").text()).contains("100个");
    }

    @Test
    void whereNobodyLeadsAnyUnitOfTheMeasureSettlesIt() {
        var transport = people.join(
                database.sql("select id from unit where code = 'jtt'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        var wording = wording("尽快出台有关办法");
        post(transport, wording + "/refinement", form(Map.of("dueOn", "2020-09-30", "reading", "9月底前出台。")));
        assertThat(page(coordinator, wording).select("h1").text()).contains("已细化");
    }

    @Test
    void aCorrectionKeepsWhatWasSaidBefore() {
        var wording = wording("支持一批农业产业化龙头企业做大做强");
        post(leading, wording + "/refinement", number("60", "家"));
        assertThat(post(leading, wording + "/refinement", number("80", "家")))
                .as("a form that has not seen the first")
                .hasStatus(HttpStatus.CONFLICT);
        var corrected = new LinkedHashMap<>(number("80", "家"));
        corrected.put("seen", "1");
        assertThat(post(leading, wording + "/refinement", corrected)).hasRedirectedUrl(wording);

        assertThat(page(coordinator, wording).select("tbody tr").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("80家", "第2版");
        assertThat(page(coordinator, "/open-wordings?show=settled").text()).contains("80家");
        var history = page(
                coordinator,
                page(coordinator, wording).select("a[href$=/history]").attr("href"));
        assertThat(history.select(".history li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("更正待细化表述的细化，将“数量”由“60家”改为“80家”"),
                        line -> assertThat(line).contains(leading.displayName(), "细化待细化表述，将“数量”填为“60家”"));
        assertThatThrownBy(
                        () -> database.sql("update refinement set amount = 1").update())
                .hasStackTraceContaining("stays on record");
    }

    @Test
    void neitherNumberNorDateIsRefused() {
        var wording = wording("加快推进一批农产品精深加工、仓储集配和冷链物流设施等项目建设");
        var refused = post(leading, wording + "/refinement", form(Map.of("reading", "若干项目")));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请填写数量或时限，至少一项");
        assertThat(Jsoup.parse(text(refused)).select("#reading").text()).isEqualTo("若干项目");
        for (var wrong : List.of(
                Map.of("amount", "三十", "amountUnit", "个"),
                Map.of("amount", "30"),
                Map.of("dueOn", "年底"),
                Map.of("amount", "30", "amountUnit", "个", "reading", ""))) {
            assertThat(post(leading, wording + "/refinement", form(wrong)))
                    .as("%s", wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        assertThat(page(coordinator, wording).select("h1").text()).contains("待细化");
    }

    @Test
    void onlyUnitsOfTheMeasureSpeak() {
        var wording = wording("建设一批现代农业产业园区");
        assertThat(post(reporter, wording + "/refinement", number("1", "个"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, wording + "/refinement", number("1", "个"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(reporter, wording).select("form[action$=refinement]")).isEmpty();
    }

    @Test
    void whatWasEnteredLaterDoesNotCountForAnEarlierReport() {
        var wording = wording("压减一般性支出，降低行政运行成本");
        var finance = people.join(3, Role.REPORTER);
        post(finance, wording + "/refinement", number("50", "%"));

        assertThat(standing("2020-05-31").settled()).isZero();
        assertThat(standing("2020-06-01").settled()).isEqualTo(1);
        assertThat(standing("2020-06-01").open())
                .isEqualTo(standing("2020-06-01").wordings() - 1);
    }

    @Test
    void theListComesDown() {
        assertThat(text(get(coordinator, "/open-wordings/list.csv?show=all&measure=18")))
                .contains("压减一般性支出", "一般性支出的压减比例");
        assertThat(get(coordinator, "/open-wordings/list.xlsx")).hasStatusOk();
    }

    private OfMeasure standing(String day) {
        return wordings.standing(LocalDate.parse(day)).stream()
                .filter(one -> one.measureNumber() == 18)
                .findFirst()
                .orElseThrow();
    }

    private int openOf(int measure) {
        return page(coordinator, "/open-wordings?measure=" + measure)
                .select("tbody tr")
                .size();
    }

    private String wording(String words) {
        return "/open-wordings/"
                + database.sql("select id from open_wording where words = ?")
                        .params(words)
                        .query(Long.class)
                        .single();
    }

    private static Map<String, String> number(String amount, String unit) {
        return form(Map.of("amount", amount, "amountUnit", unit, "reading", "按年度计划安排。"));
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var form = new LinkedHashMap<>(Map.of(
                "seen",
                "0",
                "reading",
                "按年度计划安排。",
                "submitKey",
                UUID.randomUUID().toString()));
        form.putAll(typed);
        return form;
    }
}
