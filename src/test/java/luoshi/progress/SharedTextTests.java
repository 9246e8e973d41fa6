package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One text of a unit that counts for two measures: （五） tells it, （九） refers to it. */
@WebTest
class SharedTextTests extends EntryPages {

    private static final String TOLD = "新开通专线12条，覆盖11个设区市。";

    @Autowired
    private ApprovedProgress approved;

    private String telling;
    private String referring;

    @BeforeEach
    void theUnitOwesTwoEntries() {
        telling = owed(2, 5);
        referring = owed(2, 9);
    }

    @Test
    void theFormOffersTheOtherEntriesOfTheUnit() {
        assertThat(page(reporter, referring + "/form").select("#shares option").eachText())
                .containsExactly("不共用，单独填写", "共用（五）提升公共服务水平的内容（待填）");

        assertThat(share()).hasRedirectedUrl(referring + "/form");
        assertThat(page(reporter, referring + "/form")
                        .select("#shares option[selected]")
                        .val())
                .isEqualTo(obligationOf(telling));
        assertThat(page(reporter, telling + "/form").select(".sharing").text())
                .contains("第（九）条共用本条内容")
                .as("no chains: nothing to choose")
                .doesNotContain("单独填写");
    }

    @Test
    void theTextIsStoredOnceAndSeenWhereItIsReferredTo() {
        send(telling, TOLD);
        assertThat(shareAndSend("另办理本条特有事项3件。")).hasRedirectedUrl(referring);

        assertThat(database.sql("select count(*) from entry_version v join progress_entry e on e.id = v.entry_id"
                                + " where e.unit_id = ? and v.progress like ?")
                        .params(unit, "%" + TOLD + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var seen = page(approver, referring);
        assertThat(seen.select(".shared-text").text()).contains("共用（五）提升公共服务水平的内容", TOLD);
        assertThat(seen.select(".shared-text a[href=" + telling + "]")).hasSize(1);
        assertThat(seen.select(".entry-text").text()).contains("另办理本条特有事项3件。");
        assertThat(page(approver, telling).select(".facts").text()).contains("共用本条内容的措施 （九）");
    }

    @Test
    void aTextThatHasNotBeenHandedOnCannotBeRestedOn() {
        assertThat(shareAndSend("")).hasStatus(HttpStatus.CONFLICT).bodyText().contains("所共用的内容尚未送审");
        post(
                reporter,
                telling + "/no-progress",
                full(Map.of("revision", revisionOf(telling), "noProgressReason", "按既定安排推进")));
        assertThat(shareAndSend("")).hasStatus(HttpStatus.CONFLICT);
        assertThat(stateOf(referring)).isEqualTo("TO_FILL");
    }

    @Test
    void whatTheSharedTextSaysIsHeldAgainstWhatOthersSayOnTheReferringMeasure() {
        var other = newUnit();
        var theirs = owed(other, "RESPONSIBLE", 2, 9);
        save(
                people.join(other, Role.REPORTER),
                theirs,
                Map.of("send", "review", "progress", "截至9月底，累计减免城乡公交场站租赁费26.8亿元。", "status", "ON_TRACK"));
        review(people.join(other, Role.UNIT_APPROVER), theirs, "submission");
        review(coordinator, theirs, "approval");

        send(telling, "截至9月底，减免城乡公交场站租赁费28.4亿元。");
        assertThat(stateOf(telling)).as("nobody says anything else there").isEqualTo("UNIT_REVIEW");
        assertThat(shareAndSend(""))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("26.8亿元");
    }

    @Test
    void whatAnotherUnitSharesIsHeldAgainstToo() {
        send(telling, "截至9月底，减免城乡渡口码头租赁费26.8亿元。");
        shareAndSend("");
        review(approver, telling, "submission");
        review(coordinator, telling, "approval");
        review(approver, referring, "submission");
        review(coordinator, referring, "approval");

        var other = newUnit();
        var theirs = owed(other, "RESPONSIBLE", 2, 9);
        assertThat(save(
                        people.join(other, Role.REPORTER),
                        theirs,
                        Map.of("send", "review", "progress", "截至9月底，减免城乡渡口码头租赁费28.4亿元。", "status", "ON_TRACK")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("26.8亿元");
    }

    @Test
    void theReferringEntryWaitsForTheOneItRefersTo() {
        send(telling, TOLD);
        shareAndSend("");

        assertThat(review(approver, referring, "submission"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("所共用的（五）提升公共服务水平的内容尚未通过单位审核");
        review(approver, telling, "submission");
        assertThat(review(approver, referring, "submission")).hasRedirectedUrl("/unit-review");
        assertThat(page(coordinator, referring).select(".shared-text").text()).contains(TOLD);

        assertThat(review(coordinator, referring, "approval"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("尚未通过省级审核");
        review(coordinator, telling, "approval");
        assertThat(review(coordinator, referring, "approval")).hasRedirectedUrl("/province-review");
        assertThat(stateOf(referring)).isEqualTo("APPROVED");
    }

    @Test
    void aTextThatChangedSinceItWasSeenIsNotApprovedWithIt() {
        send(telling, TOLD);
        shareAndSend("");
        review(approver, telling, "submission");
        var seenInTheUnit = seen(approver, referring);
        post(
                coordinator,
                telling + "/province-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请核对条数")));
        send(telling, "新开通专线13条。");
        review(approver, telling, "submission");

        assertThat(post(approver, referring + "/submission", seenInTheUnit))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("有了新版本");
        assertThat(page(approver, referring).select(".shared-text").text()).contains("新开通专线13条。");
        assertThat(review(approver, referring, "submission")).hasRedirectedUrl("/unit-review");
    }

    @Test
    void aCorrectionOfTheTextCountsForBoth() {
        approveBoth("另办理本条特有事项3件。");
        assertThat(effective(referring)).isEqualTo(TOLD + "\n另办理本条特有事项3件。");

        var correction = correct(telling);
        send(correction, "新开通专线14条。");
        approve(correction);

        assertThat(effective(referring)).isEqualTo("新开通专线14条。\n另办理本条特有事项3件。");
        assertThat(page(coordinator, referring).select(".shared-text a[href=" + correction + "]"))
                .hasSize(1);
    }

    @Test
    void theDifferenceOfTwoVersionsTellsThatTheSharedTextIsAnotherOne() {
        var own = Map.of("send", "review", "progress", "单独填写。", "status", "ON_TRACK");
        save(reporter, referring, own);
        post(reporter, referring + "/withdrawal", full(Map.of()));
        send(telling, TOLD);
        shareAndSend("单独填写。");

        var page = page(reporter, referring + "/difference");
        assertThat(page.select("tbody tr").eachText()).containsExactly("共用内容 （空） （五）提升公共服务水平");
        assertThat(page.select("section h2").eachText()).containsExactly("所共用的“进展情况”");
        assertThat(page.select("section ins").text()).contains(TOLD);
        assertThat(page(reporter, referring + "/history").select(".history").text())
                .contains("将“共用内容”填为“（五）提升公共服务水平”");
    }

    @Test
    void theDifferenceShowsWordByWordWhatChangedInTheSharedText() {
        approveBoth("另办理本条特有事项3件。");
        var correction = correct(telling);
        send(correction, "新开通专线14条，覆盖11个设区市。");
        approve(correction);
        var second = correct(referring);
        shareAndSend(second, "另办理本条特有事项3件。");
        review(approver, second, "submission");
        review(coordinator, second, "approval");

        for (var reader : new Actor[] {reporter, coordinator}) {
            var page = page(reader, second + "/difference");
            assertThat(page.select("tbody tr")).isEmpty();
            assertThat(page.select("section h2").eachText()).containsExactly("所共用的“进展情况”");
            assertThat(page.select("section del").text()).isEqualTo("删除：12条");
            assertThat(page.select("section ins").text()).isEqualTo("新增：14条");
        }
    }

    @Test
    void aCorrectionThatWasGivenUpRestsOnNothing() {
        send(referring, "本条情况单独报送。");
        approve(referring);
        var correction = correct(referring);
        assertThat(save(reporter, correction, Map.of("shares", obligationOf(telling), "status", "ON_TRACK")))
                .hasRedirectedUrl(correction + "/form");
        assertThat(page(reporter, telling + "/form").select(".sharing").text()).contains("第（九）条共用本条内容");

        post(reporter, correction + "/giving-up", Map.of());
        assertThat(page(reporter, telling + "/form").select(".sharing").text()).doesNotContain("第（九）条共用本条内容");
        assertThat(post(
                        reporter,
                        telling + "/no-progress",
                        full(Map.of("revision", revisionOf(telling), "noProgressReason", "按既定安排推进"))))
                .hasRedirectedUrl(telling);
    }

    @Test
    void theReportIsTakenFromWhatTheEntrySaysItself() {
        approveBoth("");

        assertThat(approved.of(2).stream().filter(line -> line.entryId() != null && line.entryId() == id(referring)))
                .singleElement()
                .matches(line -> "五".equals(line.sharedWith()))
                .matches(line -> line.sharedEntryId() == id(telling) && line.sharedVersionNumber() == 1)
                .matches(line -> line.progress().isEmpty());
    }

    @Test
    void nothingIsSharedInChainsOrCirclesOrWithAnotherUnit() {
        var third = owed(2, 11);
        share();

        assertThat(save(reporter, telling, Map.of("shares", obligationOf(third))))
                .as("what is referred to refers to nothing")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("所选的内容不能共用");
        assertThat(save(reporter, third, Map.of("shares", obligationOf(referring))))
                .as("what refers is not referred to")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(save(reporter, third, Map.of("shares", obligationOf(entryOf(FINANCE, 1)))))
                .as("another unit's")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(save(reporter, third, Map.of("shares", "x"))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update progress_entry set shares_id = ? where id = ?")
                        .params(Long.parseLong(obligationOf(third)), id(telling))
                        .update());
    }

    @Test
    void aTextThatOthersShareDoesNotBecomeNothingNew() {
        share();

        assertThat(post(
                        reporter,
                        telling + "/no-progress",
                        full(Map.of("revision", revisionOf(telling), "noProgressReason", "x"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("其他措施的填报共用本条内容");
    }

    @Test
    void whoReadsTheReferringEntryReadsTheApprovedText() {
        approveBoth("");
        var other = people.join(DEVELOPMENT_OF_ENTERPRISES, Role.REPORTER);

        assertThat(page(other, referring).select(".shared-text").text()).contains(TOLD);
    }

    /** 省工业和信息化厅, which reports on （九） as well. */
    private static final long DEVELOPMENT_OF_ENTERPRISES = 2;

    private void approveBoth(String supplement) {
        send(telling, TOLD);
        shareAndSend(supplement);
        approve(telling);
        review(approver, referring, "submission");
        review(coordinator, referring, "approval");
        assertThat(stateOf(referring)).isEqualTo("APPROVED");
    }

    private void send(String entry, String progress) {
        assertThat(save(reporter, entry, Map.of("send", "review", "progress", progress, "status", "ON_TRACK")))
                .hasRedirectedUrl(entry);
    }

    private MvcTestResult share() {
        return save(reporter, referring, Map.of("shares", obligationOf(telling)));
    }

    private String correct(String entry) {
        return post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
    }

    private MvcTestResult shareAndSend(String supplement) {
        return shareAndSend(referring, supplement);
    }

    private MvcTestResult shareAndSend(String entry, String supplement) {
        return save(
                reporter,
                entry,
                Map.of(
                        "send",
                        "review",
                        "shares",
                        obligationOf(telling),
                        "progress",
                        supplement,
                        "status",
                        "ON_TRACK"));
    }

    private MvcTestResult review(Actor reviewer, String entry, String step) {
        return post(reviewer, entry + "/" + step, seen(reviewer, entry));
    }

    private Map<String, String> seen(Actor reviewer, String entry) {
        var page = page(reviewer, entry);
        var seen = new HashMap<>(Map.of("seen", page.select("input[name=seen]").val()));
        if (!page.select("input[name=seenShared]").isEmpty()) {
            seen.put("seenShared", page.select("input[name=seenShared]").val());
        }
        seen.put("assessment", "RECOGNISED");
        return full(seen);
    }

    private String effective(String entry) {
        return database.sql("select progress from effective_entry where entry_id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }
}
