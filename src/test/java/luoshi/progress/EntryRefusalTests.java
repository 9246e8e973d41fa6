package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** What an entry refuses over HTTP, and that nothing typed is lost by it. */
@WebTest
class EntryRefusalTests extends EntryPages {

    @Test
    void anotherUnitsEntryDoesNotExist() {
        var entry = untouched(unit);
        var stranger = people.join(HUMAN_RESOURCES, Role.REPORTER, Role.UNIT_APPROVER);
        save(reporter, entry, Map.of("progress", "秘密草稿"));

        assertThat(get(stranger, entry))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .doesNotContain("秘密草稿");
        assertThat(get(stranger, entry + "/form")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(save(stranger, entry, Map.of("progress", "x"))).hasStatus(HttpStatus.NOT_FOUND);
        for (var step : Stream.of("submission", "unit-return", "no-progress", "withdrawal", "correction")
                .toList()) {
            assertThat(post(stranger, entry + "/" + step, full(Map.of("seen", "1", "noProgressReason", "x"))))
                    .as(step)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(textOf(entry)).isEqualTo("秘密草稿");
    }

    @Test
    void aDraftIsSeenByNobodyOutsideTheUnit() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "未成熟的数字"));

        assertThat(get(coordinator, entry)).hasStatusOk().bodyText().doesNotContain("未成熟的数字");
        for (var role : new Role[] {Role.LEADER, Role.INSPECTOR}) {
            assertThat(get(people.join(DEVELOPMENT_AND_REFORM, role), entry))
                    .as("%s", role)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        for (var role : new Role[] {Role.ADMIN, Role.AUDITOR}) {
            assertThat(get(people.join(DEVELOPMENT_AND_REFORM, role), entry))
                    .as("%s", role)
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() {
        var entry = untouched(unit);
        var indicator = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();

        var result = save(
                reporter,
                entry,
                Map.of(
                        "send", "review",
                        "progress", " ",
                        "problems", "资金拨付偏慢",
                        "figures[0].indicatorId", indicator,
                        "figures[0].amount", "十六",
                        "figures[0].asOf", "9月底"));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var form = Jsoup.parse(text(result));
        assertThat(form.select(".error-summary li").eachText())
                .anyMatch(line -> line.contains("请填写进展情况"))
                .anyMatch(line -> line.contains("请选择自评状态"))
                .anyMatch(line -> line.contains("请填写数字"))
                .anyMatch(line -> line.contains("截至日期"));
        assertThat(form.select("#problems").text()).isEqualTo("资金拨付偏慢");
        assertThat(form.select("input[name='figures[0].amount']").val()).isEqualTo("十六");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    /** Written out, such a number would fill the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"1E-999999999", "1E999999999", "9E-600000000"})
    void aNumberOfMonstrousSizeIsNoNumber(String monstrous) {
        var entry = untouched(unit);
        var indicator = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();

        var result = save(reporter, entry, Map.of("figures[0].indicatorId", indicator, "figures[0].amount", monstrous));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("请填写数字");
    }

    @Test
    void aTextThatIsTooLongStaysInTheFormAndIsNotStored() {
        var entry = untouched(unit);
        var tooLong = "长".repeat(2001);

        var result = save(reporter, entry, Map.of("progress", tooLong));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(result)).contains("进展情况超过2000字");
        assertThat(Jsoup.parse(text(result)).select("#progress").text()).isEqualTo(tooLong);
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void aLineBreakIsOneCharacterHoweverTheBrowserSendsIt() {
        var entry = untouched(unit);
        var asManyAsFit = "长".repeat(1000) + "\r\n" + "长".repeat(999);

        assertThat(save(reporter, entry, Map.of("progress", asManyAsFit))).hasStatus3xxRedirection();
        assertThat(textOf(entry)).hasSize(2000);
        assertThat(page(reporter, entry + "/form")
                        .select("[data-count-of=progress]")
                        .attr("data-limit"))
                .as("what the script counts up to")
                .isEqualTo("2000");
    }

    @Test
    void theIndicatorOfAnotherMeasureIsRefused() {
        var entry = untouched(unit);

        var result = save(
                reporter,
                entry,
                Map.of(
                        "progress",
                        "x",
                        "figures[0].indicatorId",
                        "69",
                        "figures[0].amount",
                        "1",
                        "figures[0].asOf",
                        "2020-09-30"));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("该指标不属于本措施");
    }

    @Test
    void fieldsThatNoPageOffersAreABadRequestAtMost() {
        var entry = untouched(unit);

        for (var field : new String[] {"figures[300].amount", "figures[5000].amount", "figures[abc].amount"}) {
            assertThat(save(reporter, entry, Map.of("progress", "x", field, "1"))
                            .getResponse()
                            .getStatus())
                    .as(field)
                    .isLessThan(500);
        }
        var foreign = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();
        assertThat(save(
                        reporter,
                        entry,
                        Map.of(
                                "progress", "x\u0000y",
                                "figures[0].indicatorId", foreign,
                                "figures[0].amount", "1",
                                "figures[0].asOf", "+999999999-01-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void theSecondClickOnSaveIsNoConflict() {
        var entry = untouched(unit);
        var parameters = full(Map.of("revision", revisionOf(entry), "progress", "点了两次"));

        assertThat(post(reporter, entry + "/form", parameters)).hasStatus3xxRedirection();
        assertThat(post(reporter, entry + "/form", parameters)).hasStatus3xxRedirection();
    }

    @Test
    void aStaleFormShowsBothTextsAndChangesNothing() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);
        var stale = revisionOf(entry);
        save(reporter, entry, Map.of("progress", "先保存的内容"));

        var result = post(colleague, entry + "/form", full(Map.of("revision", stale, "progress", "后填写的内容")));

        assertThat(result).hasStatus(HttpStatus.CONFLICT);
        var form = Jsoup.parse(text(result));
        assertThat(form.select("main").text()).contains("他人已保存过这份填报", "先保存的内容");
        assertThat(form.select("#progress").text()).isEqualTo("后填写的内容");
        assertThat(textOf(entry)).isEqualTo("先保存的内容");

        var again = post(
                colleague,
                entry + "/form",
                full(Map.of("revision", form.select("input[name=revision]").val(), "progress", "后填写的内容")));
        assertThat(again).hasStatus3xxRedirection();
        assertThat(textOf(entry)).isEqualTo("后填写的内容");
    }

    @Test
    void twentyEqualRequestsMakeOneVersion() throws Exception {
        var entry = untouched(unit);
        var parameters = full(Map.of(
                "revision", revisionOf(entry),
                "submitKey", UUID.randomUUID().toString(),
                "send", "review",
                "progress", "直达资金已全部下达。",
                "status", "ON_TRACK"));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> click = () ->
                    post(reporter, entry + "/form", parameters).getResponse().getRedirectedUrl();
            var answers = threads.invokeAll(java.util.Collections.nCopies(20, click));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(entry);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.sql("select count(*) from entry_version where entry_id = ?")
                        .params(id(entry))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasWithdrawnInAnotherWindowIsNotCalledSent() {
        var entry = untouched(unit);
        var page = full(Map.of(
                "revision", revisionOf(entry), "send", "review", "status", "ON_TRACK", "progress", "直达资金已全部下达。"));
        assertThat(post(reporter, entry + "/form", page)).hasRedirectedUrl(entry);
        post(reporter, entry + "/withdrawal", Map.of());

        var again = post(reporter, entry + "/form", page);

        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(Jsoup.parse(text(again)).select(".error-summary").text())
                .contains("送审之后已在别处撤回", "本次没有再送出", "请重新打开填报表单");
        assertThat(stateOf(entry)).isEqualTo("WITHDRAWN");

        send(entry);
        assertThat(Jsoup.parse(text(post(reporter, entry + "/form", page)))
                        .select(".error-summary")
                        .text())
                .contains("之后已经另行送审");
        post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "2", "category", "OTHER", "reason", "请补充", "fields", "progress")));
        assertThat(Jsoup.parse(text(post(reporter, entry + "/form", page)))
                        .select(".error-summary")
                        .text())
                .contains("送审之后已被退回");
        assertThat(stateOf(entry)).isEqualTo("RETURNED_BY_UNIT");
    }

    @Test
    void whatItsApproverTookBackIsNotCalledSubmitted() {
        var entry = untouched(unit);
        send(entry);
        var submission = full(Map.of("seen", "1"));
        assertThat(post(approver, entry + "/submission", submission)).hasRedirectedUrl("/unit-review");
        post(approver, entry + "/withdrawal", Map.of());

        assertThat(post(approver, entry + "/submission", submission))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("送审之后已在别处撤回");
    }

    @Test
    void aTextThatWasChangedAfterItsPageWasSentIsRefusedAndKept() {
        var entry = untouched(unit);
        var page = full(Map.of("revision", revisionOf(entry), "send", "review", "status", "ON_TRACK"));
        var sent = new LinkedHashMap<>(page);
        sent.put("progress", "送审时的内容");
        assertThat(post(reporter, entry + "/form", sent)).hasRedirectedUrl(entry);

        var changed = new LinkedHashMap<>(page);
        changed.put("progress", "送审之后又改的内容");
        var refused = post(reporter, entry + "/form", changed);

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(Jsoup.parse(text(refused)).select(".error-summary").text()).contains("已送审，之后修改的内容没有送出");
        assertThat(Jsoup.parse(text(refused)).select("#progress").text()).isEqualTo("送审之后又改的内容");
        assertThat(post(reporter, entry + "/form", sent)).hasRedirectedUrl(entry);
        assertThat(post(reporter, entry + "/withdrawal", Map.of())).hasStatus3xxRedirection();
        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("送审之后又改的内容");
    }

    @Test
    void aReasonThatWasChangedAfterItsPageWasSentIsRefused() {
        var entry = untouched(unit);
        var page = full(Map.of("revision", revisionOf(entry)));
        var answer = new LinkedHashMap<>(page);
        answer.put("noProgressReason", "申报窗口在第四季度开放。");
        assertThat(post(reporter, entry + "/no-progress", answer)).hasRedirectedUrl(entry);
        assertThat(post(reporter, entry + "/no-progress", answer)).hasRedirectedUrl(entry);

        answer.put("noProgressReason", "改过的原因。");

        assertThat(post(reporter, entry + "/no-progress", answer)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aLockedPeriodTakesNothingButLosesNothingThatWasTyped() {
        var entry = untouched(unit);
        var revision = revisionOf(entry);
        Days.itIs(database, "2020-10-30");

        var result = post(reporter, entry + "/form", full(Map.of("revision", revision, "progress", "迟到的内容")));

        assertThat(result).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(result)).contains("已锁定");
        assertThat(Jsoup.parse(text(result)).select("#progress").text()).isEqualTo("迟到的内容");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void noStepCanBeSkipped() {
        var entry = untouched(unit);

        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "0"))))
                .hasStatus(HttpStatus.CONFLICT);
        send(entry);
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED"))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void nobodyReviewsWhatHeWrote() {
        var both = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var entry = untouched(unit);
        send(both, entry);

        assertThat(post(both, entry + "/submission", full(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("不能由您审核");
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void aReviewerJudgesOnlyTheVersionHeHasSeen() {
        var entry = untouched(unit);
        send(entry);

        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "7"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("有了新版本");
    }
}
