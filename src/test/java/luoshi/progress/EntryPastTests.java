package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The history of an entry and the difference between its versions, each as far as the reader may see the entry. */
@WebTest
class EntryPastTests extends EntryPages {

    @Test
    void theUnitReadsItsWholeHistoryInSentences() {
        var entry = returnedByTheUnitAndApprovedLater();

        var history = page(reporter, entry + "/history").select(".history li").eachText();

        assertThat(history).hasSize(6);
        assertThat(history.get(5)).matches(by(reporter.displayName(), "测试厅") + "将第1版送单位审核");
        assertThat(history.get(4)).matches(by(approver.displayName(), "测试厅") + "单位审核退回第1版（缺数据） 理由：内部意见：数字不实 涉及栏目：进展情况");
        assertThat(history.get(3))
                .matches(by(reporter.displayName(), "测试厅") + "将第2版送单位审核（与第1版相比），将“自评”由“正常推进”改为“进展缓慢”，改写了“进展情况”“存在问题”");
        assertThat(history.get(2)).matches(by(approver.displayName(), "测试厅") + "单位审核通过第2版，报省级审核");
        assertThat(history.get(1)).matches(by(coordinator.displayName(), "省发展改革委") + "省级审核通过第2版，审核认定为“认可”");
        assertThat(history.get(0)).matches(by(reporter.displayName(), "测试厅") + "对本填报提出更正 .*");
    }

    @Test
    void theProvinceIsToldNothingOfWhatHappenedWithinTheUnit() {
        var entry = returnedByTheUnitAndApprovedLater();

        assertThat(page(coordinator, entry + "/history").select(".history li").eachText())
                .hasSize(3)
                .noneMatch(line -> line.contains("内部意见") || line.contains("第1版") || line.contains("更正"));
        assertThat(page(coordinator, entry + "/difference").select(".empty").text())
                .contains("不足两个");
    }

    @Test
    void whoeverMayNotSeeTheEntryFindsNoHistoryAndNoDifference() {
        var entry = untouched(unit);
        send(entry);
        var stranger = people.join(People.COMMERCE, Role.REPORTER);

        assertThat(get(stranger, entry + "/history")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(stranger, entry + "/difference")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), entry + "/history"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoSeesOnlyWhatIsApprovedReadsOnlyThatInTheHistory() {
        var entry = returnedByTheUnitAndApprovedLater();

        assertThat(page(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), entry + "/history")
                        .select(".history li")
                        .eachText())
                .singleElement()
                .asString()
                .contains("将第2版送单位审核");
    }

    @Test
    void twoVersionsAreComparedFieldByFieldAndWordByWord() {
        var entry = returnedByTheUnitAndApprovedLater();

        var page = page(reporter, entry + "/difference");

        assertThat(page.select("select[name=from] option[selected]").text()).startsWith("第1版");
        assertThat(page.select("select[name=to] option[selected]").text()).startsWith("第2版");
        assertThat(page.select("tbody tr").eachText()).containsExactly("自评 正常推进 进展缓慢");
        assertThat(page.select("section h2").eachText()).containsExactly("进展情况", "存在问题");
        assertThat(page.select("section del").first().text()).isEqualTo("删除：下达");
        assertThat(page.select("section ins").first().text()).isEqualTo("新增：拨付");
    }

    @Test
    void theVersionsToCompareAreChosen() {
        var entry = returnedByTheUnitAndApprovedLater();
        var first = page(reporter, entry + "/difference")
                .select("select[name=from] option")
                .first()
                .val();

        var same = page(reporter, entry + "/difference?from=" + first + "&to=" + first);

        assertThat(same.select(".empty").text()).isEqualTo("两个版本内容相同。");
    }

    @Test
    void aVersionOfAnotherEntryCannotBeChosen() {
        var foreign = returnedByTheUnitAndApprovedLater();
        var versionOfForeign = page(reporter, foreign + "/difference")
                .select("select[name=to] option[selected]")
                .val();
        var entry = untouched(unit);
        send(entry);
        send(people.join(unit, Role.REPORTER), withdrawn(entry));

        assertThat(get(reporter, entry + "/difference?to=" + versionOfForeign)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aCorrectionIsComparedWithWhatItCorrects() {
        var entry = returnedByTheUnitAndApprovedLater();
        var correction =
                page(reporter, entry).select("a:contains(更正)[href^=/entries/]").attr("href");
        save(reporter, correction, Map.of("send", "review", "progress", "直达资金已拨付98%。", "status", "ON_TRACK"));

        assertThat(page(reporter, correction + "/history")
                        .select(".history li")
                        .last()
                        .text())
                .contains("提出更正");
        var page = page(reporter, correction + "/difference");

        assertThat(page.select("select[name=to] option[selected]").text()).startsWith("更正第1版");
        assertThat(page.select("select[name=from] option[selected]").text()).startsWith("第2版");
        assertThat(page.select("tbody tr").eachText()).containsExactly("自评 进展缓慢 正常推进");
    }

    @Test
    void theHistoryOfATakenBackVersionSaysSo() {
        var entry = withdrawn(sent());

        assertThat(page(reporter, entry + "/history")
                        .select(".history li")
                        .first()
                        .text())
                .contains("撤回填报");
    }

    @Test
    void theFiguresOfTwoVersionsAreComparedToo() {
        var entry = sent();
        var version = database.sql("select max(id) from entry_version where entry_id = ?")
                .params(id(entry))
                .query(Long.class)
                .single();
        var indicator = database.sql("""
                        select i.id from indicator i join progress_entry e on e.measure_id = i.measure_id
                        where e.id = ? order by i.number limit 1
                        """).params(id(entry)).query(Long.class).single();
        send(withdrawn(entry));
        database.sql("insert into entry_version_figure (version_id, indicator_id, amount, as_of, source) "
                        + "values (?, ?, 12.5, date '2020-09-30', '测试厅')")
                .params(version, indicator)
                .update();

        assertThat(page(reporter, entry + "/difference").select("tbody tr").text())
                .contains("12.5", "（截至2020年9月30日，测试厅）", "（空）");
    }

    private String sent() {
        var entry = untouched(unit);
        send(entry);
        return entry;
    }

    private String withdrawn(String entry) {
        post(reporter, entry + "/withdrawal", full(Map.of()));
        return entry;
    }

    private String returnedByTheUnitAndApprovedLater() {
        var entry = sent();
        post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "内部意见：数字不实", "fields", "progress")));
        save(
                reporter,
                entry,
                Map.of("send", "review", "progress", "直达资金已全部拨付。", "problems", "个别县偏慢。", "status", "SLOW"));
        post(approver, entry + "/submission", full(Map.of("seen", "2")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "2", "assessment", "RECOGNISED")));
        post(reporter, entry + "/correction", full(Map.of()));
        return entry;
    }

    private static String by(String name, String unit) {
        return name + "（" + unit + "） \\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d ";
    }
}
