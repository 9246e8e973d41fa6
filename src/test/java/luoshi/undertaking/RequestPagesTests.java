package luoshi.undertaking;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** 办结申请 and 延期申请 over HTTP, from the unit's claim to the coordinator's decision. */
@WebTest
class RequestPagesTests extends UndertakingPages {

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void theMeasureIsTakenOn() {
        take();
    }

    @Test
    void aTaskIsClosedAgainstItsCriteriaWithEvidence() {
        var request = begin();
        var without = send(request);
        assertThat(without).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(without)).contains("须附至少一份佐证材料", "办法已印发");
        assertThat(get(coordinator, request)).as("what is being written").hasStatus(HttpStatus.NOT_FOUND);

        attach(request);
        assertThat(send(request)).hasRedirectedUrl(request);
        assertThat(post(reporter, request + "/submission", keyed(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(approver, "/").select("main").text()).contains("待单位审核的办结申请");
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));

        var seen = page(coordinator, request);
        assertThat(seen.select(".desk-side").text()).contains("办结标准", "办法印发，年度采购额完成。");
        assertThat(seen.select(".attachment-name a").eachText()).containsExactly("批复.pdf");
        assertThat(page(coordinator, "/close-outs").select("a[href=" + request + "]"))
                .hasSize(1);
        var unreasoned = post(coordinator, request + "/refusal", keyed(Map.of("seen", "1")));
        assertThat(unreasoned).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);

        assertThat(post(coordinator, request + "/acceptance", keyed(Map.of("seen", "1"))))
                .hasRedirectedUrl(request);
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(page(reporter, claim).select(".badge").eachText()).contains("已办结");
        assertThat(page(reporter, "/measures/3").select("#requests").text()).contains("测试厅，2020年6月1日办结");
    }

    @Test
    void whatBelongsInTheFieldsIsFoldedBesideThem() {
        assertThat(page(reporter, claim + "/milestones/1/extension")
                        .select(".field > .help summary")
                        .eachText())
                .containsExactly("怎样填写：申请延至", "怎样填写：延期理由");

        assertThat(page(reporter, begin()).select(".field > .help p").eachText())
                .hasSize(2)
                .allMatch(help -> help.contains("例："));
    }

    @Test
    void whatIsClosedIsNotOwedFromTheNextPeriodOnUntilItIsReopened() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        post(coordinator, request + "/acceptance", keyed(Map.of("seen", "1")));
        assertThat(owedInTheNextPeriod()).isZero();

        assertThat(post(coordinator, request + "/reopening", keyed(Map.of())))
                .as("without a reason")
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        post(coordinator, request + "/reopening", keyed(Map.of("reason", "复核发现采购额未完成")));

        assertThat(state()).isEqualTo("CLAIMED");
        assertThat(owedInTheNextPeriod()).isEqualTo(1);
        assertThat(page(reporter, request).select(".history").text()).contains("恢复办理", "复核发现采购额未完成");
    }

    @Test
    void isNotAcceptedOnAMilestoneThatItDoesNotSpeakAbout() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        database.sql("""
                        insert into milestone (claim_id, number, title, first_due_on, due_on)
                        select id, 9, '另加的节点', date '2020-12-01', date '2020-12-01' from claim where id = ?
                        """)
                .params(Long.parseLong(claim.substring("/claims/".length())))
                .update();

        assertThat(post(coordinator, request + "/acceptance", keyed(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.CONFLICT);

        assertThat(state()).isEqualTo("CLAIMED");
    }

    @Test
    void whatWasSaidInsideTheUnitIsNotInTheHistoryOthersRead() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/unit-return", keyed(Map.of("seen", "1", "reason", "本单位内部的理由")));

        assertThat(page(reporter, claim + "/history").select("main").text()).contains("本单位内部的理由");
        assertThat(page(coordinator, claim + "/history").select("main").text()).doesNotContain("本单位内部的理由");
    }

    @Test
    void aVersionIsComparedWordByWordWithTheOneBeforeItThatTheReaderMaySee() {
        var request = begin();
        attach(request);
        send(request, Map.of("account", "采购额一亿元，完成103%。"));
        post(approver, request + "/unit-return", keyed(Map.of("seen", "1", "reason", "请核对")));
        send(request, Map.of("account", "采购额一亿元，完成105%。"));
        post(approver, request + "/submission", keyed(Map.of("seen", "2")));

        var history = page(reporter, request).select(".history");
        assertThat(history.select("del").text()).contains("103%").doesNotContain("采购额");
        assertThat(history.select("ins").text()).contains("105%");
        assertThat(page(coordinator, request).select(".history del")).isEmpty();

        var compared = page(reporter, request + "/difference?from=1&to=2");
        assertThat(compared.select("section del").text()).contains("103%");
        assertThat(compared.select("section ins").text()).contains("105%");
        assertThat(page(coordinator, request + "/difference").select(".empty").text())
                .as("what came back within the unit")
                .contains("不足两个");
        assertThat(get(coordinator, request + "/difference?from=1&to=2")).hasStatusOk();
        assertThat(page(coordinator, request + "/difference?from=1&to=2").select("del"))
                .isEmpty();
    }

    @Test
    void theHistoryOfACloseOutTellsEveryStepAndWhatWasRewritten() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/unit-return", keyed(Map.of("seen", "1", "reason", "请写明采购额")));
        send(request, Map.of("account", "采购额一亿元，完成105%。", "milestones[0]", "5月28日印发。"));
        post(approver, request + "/submission", keyed(Map.of("seen", "2")));
        post(coordinator, request + "/acceptance", keyed(Map.of("seen", "2")));

        assertThat(history(reporter, request))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(coordinator.displayName() + "（省发展改革委）", "通过验收，予以办结，将“状态”由“待验收”改为“已办结”"),
                        line -> assertThat(line).contains("报省发展改革委验收，将“状态”由“待单位审核”改为“待验收”"),
                        line -> assertThat(line)
                                .contains(
                                        reporter.displayName() + "（测试厅）",
                                        "将第2版送单位审核（与第1版相比），将“状态”由“单位审核退回”改为“待单位审核”，改写了“对照办结标准的完成情况”")
                                .doesNotContain("节点1"),
                        line -> assertThat(line)
                                .contains(approver.displayName() + "（测试厅）", "将“状态”由“待单位审核”改为“单位审核退回”", "理由：请写明采购额"),
                        line -> assertThat(line).contains("第1版送单位审核，将“状态”由“起草”改为“待单位审核”"),
                        line -> assertThat(line).contains("附件", "校验值"));
        assertThat(String.join("", history(coordinator, request)))
                .contains("通过验收", "第2版送单位审核")
                .doesNotContain("请写明采购额", "第1版", "校验值");
        assertThat(get(people.join(newUnit(), Role.REPORTER), request + "/history"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theHistoryOfAnExtensionTellsWhatWasAskedAndWhatBecameOfIt() {
        ask(claim + "/milestones/1/extension", "2020-08-30");
        var request = page(approver, "/extensions").select("tbody a").attr("href");
        assertThat(get(coordinator, request + "/history"))
                .as("it is still in the unit")
                .hasStatus(HttpStatus.NOT_FOUND);
        post(approver, request + "/submission", Map.of());
        post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));

        for (var person : List.of(reporter, coordinator)) {
            assertThat(history(person, request))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains(
                                            coordinator.displayName() + "（省发展改革委）",
                                            "同意延期，将“节点时限”由“2020年6月30日”改为“2020年8月30日”，将“状态”由“待省级审批”改为“同意延期”",
                                            "理由：属实，同意。"),
                            line -> assertThat(line)
                                    .contains(approver.displayName() + "（测试厅）", "将“状态”由“待单位审核”改为“待省级审批”"),
                            line -> assertThat(line)
                                    .contains(
                                            reporter.displayName() + "（测试厅）",
                                            "提出延期申请，申请将“节点时限”由“2020年6月30日”改为“2020年8月30日”",
                                            "理由：受汛情影响，采购推迟。"));
        }
    }

    @Test
    void aRefusalOfTheUnitIsTheUnitsInTheHistoryAndChangesNoDate() {
        ask(claim + "/milestones/1/extension", "2020-08-30");
        var request = page(approver, "/extensions").select("tbody a").attr("href");
        post(approver, request + "/decision", Map.of("verdict", "no", "reason", "本单位可以按期完成"));

        assertThat(history(reporter, request).get(0))
                .contains(approver.displayName() + "（测试厅）", "单位未同意，将“状态”由“待单位审核”改为“单位未同意”", "本单位可以按期完成")
                .doesNotContain("时限");
    }

    @Test
    void whatIsAskedAboutAMeasureEndsWithItsAcceptance() {
        ask(claim + "/milestones/1/extension", "2020-08-30");
        var extension = page(approver, "/extensions").select("tbody a").attr("href");
        var request = begin();
        var begun = page(reporter, "/unit/onboarding");
        assertThat(begun.select(".onboarding-task:has(a[href^=" + extension + "])")
                        .text())
                .as("who is new finds what the unit has to do")
                .contains("待单位审核的延期申请");
        assertThat(begun.select("#under-way ~ ul a[href=" + request + "]").text())
                .as("and what else is under way")
                .contains("办结申请：");
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        assertThat(post(coordinator, request + "/acceptance", keyed(Map.of("seen", "1"))))
                .hasRedirectedUrl(request);

        assertThat(page(reporter, "/unit/onboarding").select("a[href=" + request + "]"))
                .isEmpty();
        assertThat(page(reporter, extension).select("main").text()).contains("已终止", "该项任务已办结，延期申请随之终止。");
        assertThat(history(reporter, extension).get(0))
                .contains(coordinator.displayName() + "（省发展改革委）", "将“状态”由“待单位审核”改为“已终止”");
        assertThat(page(reporter, "/notices").select(".inbox-item").text()).contains("节点1延期申请：已终止");
        assertThat(post(approver, extension + "/submission", Map.of())).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void onAPastDayRequestsStandAsTheyStood() {
        ask(claim + "/milestones/1/extension", "2020-08-30");
        var extension = page(approver, "/extensions").select("tbody a").attr("href");
        Days.itIs(database, "2020-06-03");
        post(approver, extension + "/submission", Map.of());
        Days.itIs(database, "2020-06-05");
        post(coordinator, extension + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        Days.itIs(database, "2020-06-08");
        post(coordinator, request + "/acceptance", keyed(Map.of("seen", "1")));
        Days.itIs(database, "2020-06-10");

        assertThat(line(coordinator, "/extensions", extension)).contains("同意延期");
        assertThat(line(coordinator, "/extensions?on=2020-06-04", extension)).contains("待省级审批");
        assertThat(line(coordinator, "/extensions?on=2020-06-02", extension)).isEmpty();
        assertThat(line(approver, "/extensions?on=2020-06-02", extension)).contains("待单位审核");
        assertThat(line(coordinator, "/close-outs", request)).contains("已办结", "2020年6月8日");
        assertThat(line(coordinator, "/close-outs?on=2020-06-06", request))
                .contains("待验收")
                .doesNotContain("2020年6月8日");
        assertThat(line(approver, "/close-outs?on=2020-06-04", request)).isEmpty();
        assertThat(text(get(coordinator, "/extensions/list.csv?on=2020-06-04"))).contains("待省级审批");
    }

    private String line(Actor actor, String list, String request) {
        return page(actor, list)
                .select("tbody tr:has(a[href~=^" + request + "(\\?|$)])")
                .text();
    }

    /** What the page says to which the page of the request leads. */
    private List<String> history(Actor actor, String request) {
        return page(actor, page(actor, request).select("a[href$=/history]").attr("href"))
                .select(".history li")
                .eachText();
    }

    @Test
    void whatIsRefusedComesBackWithItsReason() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        post(coordinator, request + "/refusal", keyed(Map.of("seen", "1", "reason", "请附采购额的统计表")));

        var form = page(reporter, request);
        assertThat(form.select(".card-warn").text()).contains("未通过验收", "请附采购额的统计表");
        assertThat(send(request)).hasRedirectedUrl(request);
        assertThat(page(reporter, request).select(".history").text()).contains("第2版送单位审核", "第1版送单位审核");
        assertThat(page(coordinator, request).select(".history").text()).doesNotContain("第2版");
    }

    @Test
    void theProvinceCountsTheFilesThatWerePassedOnToIt() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        post(coordinator, request + "/refusal", keyed(Map.of("seen", "1", "reason", "请附采购额的统计表")));

        attach(request, "统计表.pdf");
        assertThat(files(coordinator, request)).isEqualTo("1");
        assertThat(files(reporter, request)).isEqualTo("2");
        send(request);
        assertThat(files(coordinator, request)).as("the unit reviews it").isEqualTo("1");
        post(approver, request + "/submission", keyed(Map.of("seen", "2")));
        assertThat(files(coordinator, request)).isEqualTo("2");
    }

    @Test
    void requestsAreFilteredByStateAndMeasureAndTheFilterIsKept() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));

        assertThat(page(coordinator, "/close-outs?show=submitted&measure=3").select("tbody a[href=" + request + "]"))
                .hasSize(1);
        assertThat(page(coordinator, "/close-outs?show=accepted").select("tbody a[href=" + request + "]"))
                .isEmpty();
        assertThat(page(coordinator, "/close-outs?measure=4").select("tbody a[href=" + request + "]"))
                .isEmpty();
        assertThat(text(get(coordinator, "/close-outs/list.csv?show=accepted&measure=3")))
                .doesNotContain("待验收");
        for (var list : new String[] {"/close-outs", "/extensions"}) {
            post(coordinator, "/saved-views", Map.of("list", list, "show", "unit_review", "name", "本单位在审"));
            assertThat(page(coordinator, list).select(".saved-views a").attr("href"))
                    .isEqualTo(list + "?show=unit_review");
        }
    }

    private String files(Actor actor, String request) {
        return page(actor, "/close-outs")
                .select("tr:has(a[href=" + request + "]) td.numeric")
                .text();
    }

    @Test
    void aStrangerFindsNoRequest() {
        var request = begin();
        attach(request);
        send(request);
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        var stranger = people.join(newUnit(), Role.REPORTER);

        assertThat(get(stranger, request)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, request + "/form", keyed(Map.of()))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, claim + "/close-outs", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(stranger, claim + "/milestones/1/extension")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anExtensionIsAskedForSentOnAndGranted() {
        var form = claim + "/milestones/1/extension";
        var wrong = post(reporter, form, keyed(Map.of("askedFor", "2020-06-30", "reason", "受汛情影响")));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("申请延至的日期须晚于现有时限", "受汛情影响");

        assertThat(ask(form, "2020-08-30")).hasRedirectedUrl(claim + "#requests");
        assertThat(ask(form, "2020-09-30")).as("one at a time").hasStatus(HttpStatus.CONFLICT);
        var request = page(approver, "/extensions").select("tbody a").attr("href");
        assertThat(get(coordinator, request)).hasStatus(HttpStatus.NOT_FOUND);
        post(approver, request + "/submission", Map.of());
        assertThat(page(coordinator, "/").select("main").text()).contains("待省级审批的延期申请");
        assertThat(post(coordinator, request + "/decision", Map.of("verdict", "yes")))
                .as("without a reason")
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));

        assertThat(page(reporter, claim).select("#milestones").text()).contains("原定2020年6月30日，延至2020年8月30日");
        assertThat(page(reporter, claim).select("#requests").text()).contains("推迟61天");
        assertThat(page(reporter, "/claims").select("tbody").text()).contains("原定2020年6月30日，延至2020年8月30日");
        assertThat(page(reporter, "/measures/3").select("#requests").text()).containsPattern("\\d+次，共推迟\\d+天");
        assertThat(text(get(coordinator, "/extensions/list.csv"))).contains("2020年6月30日", "2020年8月30日", "61");
    }

    @Test
    void theUnitsOwnApproverMayKeepAnExtensionBack() {
        ask(claim + "/milestones/1/extension", "2020-08-30");
        var request = page(approver, "/extensions").select("tbody a").attr("href");

        post(approver, request + "/decision", Map.of("verdict", "no", "reason", "本单位可以按期完成"));

        assertThat(page(approver, request).select(".badge").eachText()).contains("单位未同意");
        assertThat(page(reporter, claim).select("#milestones").text()).doesNotContain("原定");
    }

    private MvcTestResult ask(String form, String day) {
        return post(reporter, form, keyed(Map.of("askedFor", day, "reason", "受汛情影响，采购推迟。")));
    }

    private String begin() {
        return post(reporter, claim + "/close-outs", Map.of()).getResponse().getRedirectedUrl();
    }

    private MvcTestResult send(String request) {
        return send(request, Map.of());
    }

    private MvcTestResult send(String request, Map<String, String> otherwise) {
        var form = written(request);
        form.putAll(otherwise);
        form.put("send", "review");
        return post(reporter, request + "/form", keyed(form));
    }

    private void attach(String request) {
        attach(request, "批复.pdf");
    }

    private void attach(String request, String name) {
        var form = browser.post()
                .uri(request + "/form")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", TestFiles.pdf()))
                .with(as(reporter))
                .with(csrf())
                .param("attach", "file");
        written(request).forEach(form::param);
        assertThat(form.exchange()).hasRedirectedUrl(request + "#attachments");
    }

    private Map<String, String> written(String request) {
        var form = new LinkedHashMap<String, String>();
        form.put("account", "办法已印发，采购额完成105%。");
        form.put("milestones[0]", "5月28日印发。");
        form.put(
                "revision",
                database.sql("select version from close_out where id = ?")
                        .params(Long.parseLong(request.substring("/close-outs/".length())))
                        .query(String.class)
                        .single());
        return form;
    }

    /** How often the unit would owe measure 3 if the next quarter opened; nothing of that stays. */
    private int owedInTheNextPeriod() {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            database.sql("update reporting_period set established_on = opens_on where quarter < '2020Q4'")
                    .update();
            Days.itIs(database, "2020-12-17");
            opening.openWhatIsDue();
            return database.sql("""
                            select count(*) from reporting_obligation o join reporting_period p on p.id = o.period_id
                            where o.unit_id = ? and p.quarter = '2020Q4' and o.measure_id = 3
                            """).params(unit).query(Integer.class).single();
        });
    }
}
