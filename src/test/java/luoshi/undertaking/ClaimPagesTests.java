package luoshi.undertaking;

import static luoshi.People.COMMERCE;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.DutiesHandedOver;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What a claim goes through over HTTP. Each test has a unit and a claim of its own. */
@WebTest
class ClaimPagesTests extends UndertakingPages {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void theHistoryTellsWhatIsOlderThanTheTrailOnceAndInOrder() {
        database.sql("""
                        insert into claim_answer (claim_id, kind, reason, answered_by, answered_at, answered_on, submit_key)
                        values (:claim, 'DECLINED', '旧理由', :person, timestamptz '2020-05-23 10:00+08', date '2020-05-23', :key)
                        """)
                .param("claim", Long.parseLong(claim.substring("/claims/".length())))
                .param("person", reporter.accountId())
                .param("key", UUID.randomUUID())
                .update();
        post(reporter, claim + "/refusal", keyed(Map.of("reason", "不属于本单位职能")));
        var told = page(reporter, claim + "/history").select(".history li").eachText();
        assertThat(told).hasSize(2);
        assertThat(told).filteredOn(line -> line.contains("不属于本单位职能")).hasSize(1);

        take();
        assertThat(page(reporter, claim + "/history").select(".history li").eachText())
                .filteredOn(line -> line.contains("认领任务"))
                .as("the trail has it")
                .hasSize(1);
    }

    @Test
    void aClaimThatTheTrailKnowsNothingOfIsToldFromItsVersions() {
        var id = Long.parseLong(claim.substring("/claims/".length()));
        database.sql("""
                        insert into elaboration (claim_id, number, text, acceptance_criteria, reason, written_by, written_at,
                                                 written_on, submit_key)
                        select :claim, number, '举措', '标准', case number when 1 then '' else '期限延长' end, :person,
                               timestamptz '2020-05-23 10:00+08' + make_interval(days => number), date '2020-05-23' + number,
                               gen_random_uuid()
                        from generate_series(1, 2) number
                        """)
                .param("claim", id)
                .param("person", reporter.accountId())
                .update();
        database.sql("update claim set state = 'CLAIMED', elaborations = 2, contact_id = ? where id = ?")
                .params(reporter.accountId(), id)
                .update();

        assertThat(page(coordinator, claim + "/history").select(".history li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("2020年5月25日 10:00", "修订细化举措", "期限延长", reporter.displayName(), "测试厅"),
                        line -> assertThat(line).contains("2020年5月24日 10:00", "认领任务"));
    }

    @Test
    void anyTwoVersionsOfACommitmentAreComparedWordByWord() {
        take();
        assertThat(page(reporter, claim + "/difference").select(".empty").text())
                .contains("不足两个");
        revise("一是印发消费扶贫实施办法。二是按旬调度采购进度。");
        revise("一是印发消费扶贫实施办法。二是按周调度采购进度。");

        var newest = page(reporter, claim + "/difference");
        assertThat(newest.select("option[selected]").eachText())
                .satisfiesExactly(
                        older -> assertThat(older).startsWith("第2版"),
                        newer -> assertThat(newer).startsWith("第3版"));
        var first = page(coordinator, claim + "/difference?from=1&to=3");
        assertThat(first.select("section h2").eachText()).containsExactly("细化举措");
        assertThat(first.select("section del").text()).isEqualTo("删除：月");
        assertThat(first.select("section ins").text()).isEqualTo("新增：周");
        assertThat(first.select("main .badge-muted").text()).isEqualTo("办结标准");
        assertThat(page(coordinator, claim + "/difference?from=2&to=2")
                        .select(".empty")
                        .text())
                .contains("内容相同");
        assertThat(get(coordinator, claim + "/difference?from=4&to=1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(newUnit(), Role.REPORTER), claim + "/difference"))
                .as("the page of the claim is not for everybody either")
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private void revise(String elaboration) {
        assertThat(post(reporter, claim + "/elaboration", filledIn(Map.of("elaboration", elaboration, "reason", "细化"))))
                .hasRedirectedUrl(claim);
    }

    @Test
    void whatBelongsInTheFieldsIsFoldedBesideThem() {
        assertThat(page(reporter, claim + "/form")
                        .select(".field > .help summary")
                        .eachText())
                .containsExactly("怎样填写：细化举措", "怎样填写：节点", "怎样填写：办结标准", "怎样填写：联系人");
        assertThat(page(reporter, claim + "/form").select(".help[open]")).isEmpty();
        take();

        assertThat(page(reporter, claim + "/elaboration")
                        .select(".field > .help p")
                        .eachText())
                .hasSize(4)
                .allMatch(help -> help.contains("例："));
    }

    @Test
    void aMeasureIsTakenWithElaborationMilestonesCriteriaAndContactAtOnce() {
        assertThat(page(reporter, claim).select("a[href=" + claim + "/form]")).hasSize(1);
        take();

        var shown = page(reporter, claim);
        assertThat(shown.text()).contains("已认领", "按月调度采购进度", "年度采购额完成", "印发实施办法", "2020年6月30日");
        assertThat(trail()).contains("ClaimTaken");
    }

    @Test
    void takingAsksForElaborationCriteriaAndAMilestone() {
        var refused = post(
                reporter,
                claim + "/form",
                filledIn(Map.of(
                        "elaboration", "",
                        "acceptanceCriteria", " ",
                        "milestones[0].title", "",
                        "milestones[0].dueOn", "",
                        "contactId", "")));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var summary = Jsoup.parse(text(refused)).select(".error-summary a");
        assertThat(summary.eachText())
                .contains(
                        "认领须同时填写细化举措：请写明本单位要做哪几件事。",
                        "认领须至少设一个节点：请填写内容和完成时限。",
                        "请填写办结标准（不超过1000字）：做到什么程度才算办结。",
                        "请选择联系人。");
        assertThat(summary.eachAttr("href"))
                .allSatisfy(href -> assertThat(Jsoup.parse(text(refused)).getElementById(href.substring(1)))
                        .as(href)
                        .isNotNull());
        assertThat(state()).isEqualTo("ASSIGNED");
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsWrong() {
        var refused = post(reporter, claim + "/form", filledIn(Map.of("milestones[0].dueOn", "六月底")));

        var form = Jsoup.parse(text(refused));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(form.select("[name='milestones[0].dueOn']").val()).isEqualTo("六月底");
        assertThat(form.select("#elaboration").text()).contains("消费扶贫");
    }

    @Test
    void furtherRowsComeWithoutAScriptAndKeepWhatWasTyped() {
        assertThat(page(reporter, claim + "/form").select("input[name$=.title]"))
                .hasSize(3);

        var more = post(reporter, claim + "/form", filledIn(Map.of("more", "more")));
        assertThat(more).hasStatusOk();
        var form = Jsoup.parse(text(more));
        assertThat(form.select("input[name$=.title]")).hasSize(4);
        assertThat(form.select("[name='milestones[0].title']").val()).isEqualTo("印发实施办法");
        assertThat(state()).isEqualTo("ASSIGNED");
    }

    @Test
    void aSecondClickChangesNothing() {
        var form = filledIn(Map.of());
        assertThat(post(reporter, claim + "/form", form)).hasRedirectedUrl(claim);
        assertThat(post(reporter, claim + "/form", form)).hasRedirectedUrl(claim);
        assertThat(page(reporter, claim).select(".history li")).hasSize(1);
    }

    @Test
    void whoComesTooLateSeesWhatIsStoredAndKeepsHisText() {
        var late = filledIn(Map.of("elaboration", "一是另行安排。"));
        take();

        var refused = post(approver, claim + "/form", late);
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        var form = Jsoup.parse(text(refused));
        assertThat(form.select(".card-warn").text()).contains("按月调度采购进度");
        assertThat(form.select("#elaboration").text()).contains("另行安排");
    }

    @Test
    void theContactIsOneOfTheUnitsOwnPeople() {
        var stranger = people.join(COMMERCE, Role.REPORTER);
        var refused =
                post(reporter, claim + "/form", filledIn(Map.of("contactId", Long.toString(stranger.accountId()))));

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("联系人须是本单位在用的填报人或审核人");
        assertThat(state()).isEqualTo("ASSIGNED");
    }

    @Test
    void decliningNeedsAReason() {
        var refused = post(reporter, claim + "/refusal", keyed(Map.of("reason", " ")));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请写明退回理由");
        assertThat(state()).isEqualTo("ASSIGNED");

        decline();
        assertThat(page(coordinator, "/claims?show=declined").select("a[href=" + claim + "]"))
                .hasSize(1);
        assertThat(page(coordinator, claim).text()).contains("职能已划转");
    }

    @Test
    void whatIsUpheldGoesBackToTheUnitWithTheReason() {
        decline();
        assertThat(post(coordinator, claim + "/decision", keyed(Map.of("verdict", "uphold"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(state()).isEqualTo("DECLINED");

        post(coordinator, claim + "/decision", keyed(Map.of("verdict", "uphold", "reason", "三定方案未调整")));
        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(reporter, claim).select(".card-warn").text()).contains("仍由该单位负责", "三定方案未调整");
        take();
    }

    @Test
    void whatIsReleasedIsHandedToAnotherUnitWhichIsAskedAnew() {
        decline();
        var other = newUnit();
        post(coordinator, claim + "/decision", releasedTo(other));

        assertThat(state()).isEqualTo("RELEASED");
        assertThat(page(people.join(other, Role.REPORTER), claimOf(other)).text())
                .contains("待认领");
        assertThat(page(coordinator, "/measures/3")
                        .select("section")
                        .first()
                        .nextElementSibling()
                        .text())
                .contains("人工指定", "职能已划转");
        assertThat(database.sql("select exists (select from responsible_unit where unit_id = ? and valid_to is null)")
                        .params(unit)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void aUnitThatIsResponsibleAlreadyIsNotAppointedTwice() {
        decline();
        var refused = post(coordinator, claim + "/decision", releasedTo(COMMERCE));

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("该单位已是本措施的责任单位");
        assertThat(state()).isEqualTo("DECLINED");
    }

    @Test
    void aUnitThatNoLongerExistsIsNotAppointed() {
        decline();
        var gone = newUnit();
        database.sql("update unit set valid_to = date '2020-05-31' where id = ?")
                .params(gone)
                .update();
        var refused = post(coordinator, claim + "/decision", releasedTo(gone));

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("该单位在今天已不存在");
        assertThat(Jsoup.parse(text(refused)).select("#reason").text()).isEqualTo("职能已划转");
        assertThat(state()).isEqualTo("DECLINED");
        assertThat(post(coordinator, claim + "/decision", releasedTo(99999999))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(state()).isEqualTo("DECLINED");
    }

    @Test
    void onlyTheCoordinatorDecides() {
        decline();
        assertThat(post(approver, claim + "/decision", keyed(Map.of("verdict", "release", "reason", "同意"))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(coordinator, claim + "/form", filledIn(Map.of()))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRevisionKeepsWhatWasWrittenBefore() {
        take();
        var revised = filledIn(Map.of("elaboration", "三是延长实施期限。", "reason", "国家政策延期"));
        assertThat(post(reporter, claim + "/elaboration", revised)).hasRedirectedUrl(claim);

        var shown = page(reporter, claim);
        assertThat(shown.select("main > section").first().text())
                .contains("延长实施期限")
                .doesNotContain("按月调度");
        assertThat(shown.select(".history").text()).contains("第2版", "国家政策延期", "按月调度采购进度");
        assertThatThrownBy(
                        () -> database.sql("update elaboration set text = '改写'").update())
                .hasStackTraceContaining("never changed");
    }

    @Test
    void aRevisionNeedsAReasonAndANewForm() {
        take();
        var stale = filledIn(Map.of("revision", "0", "reason", "补充"));
        assertThat(post(reporter, claim + "/elaboration", stale)).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(reporter, claim + "/elaboration", filledIn(Map.of("reason", ""))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(page(reporter, claim).select(".history li")).hasSize(1);
    }

    @Test
    void milestonesAreReachedAddedAndRewordedButTheirDatesStay() {
        take();
        assertThat(post(reporter, claim + "/milestones/1/completion", Map.of("doneOn", "2020-06-02")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        post(reporter, claim + "/milestones/1/completion", Map.of("doneOn", "2020-05-29", "note", "已印发"));
        assertThat(page(reporter, claim).select("#milestones").text()).contains("2020年5月29日完成", "已印发");

        assertThat(post(
                        reporter,
                        claim + "/milestones",
                        Map.of(
                                "revision", revision(),
                                "titles[0]", "印发实施办法并解读",
                                "milestones[0].title", "首次调度",
                                "milestones[0].dueOn", "2020-07-31")))
                .hasRedirectedUrl(claim + "#milestones");
        assertThat(page(reporter, claim).select("#milestones").text()).contains("印发实施办法并解读", "首次调度", "2020年6月30日");
        assertThat(post(
                        reporter,
                        claim + "/milestones",
                        Map.of("revision", revision(), "titles[0]", "", "milestones[0].title", "无日期")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThatThrownBy(() -> database.sql("update milestone set first_due_on = '2020-12-31'")
                        .update())
                .hasStackTraceContaining("is kept");
    }

    @Test
    void aChangedContactIsInTheHistoryWithTheOneBefore() {
        take();
        post(
                reporter,
                claim + "/elaboration",
                filledIn(Map.of("contactId", Long.toString(approver.accountId()), "reason", "分工调整")));

        assertThat(page(reporter, claim + "/history")
                        .select(".history li")
                        .first()
                        .text())
                .contains("将“联系人”由“" + reporter.displayName() + "”改为“" + approver.displayName() + "”", "原因：分工调整");
    }

    @Test
    void othersSeeWhatIsTakenOnTheirMeasureAndNothingElse() {
        var sharing = people.join(COMMERCE, Role.REPORTER);
        var foreign = people.join(newUnit(), Role.REPORTER);
        assertThat(get(sharing, claim)).hasStatus(HttpStatus.NOT_FOUND);
        take();
        assertThat(get(sharing, claim)).hasStatusOk();
        assertThat(get(foreign, claim)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(sharing, claim + "/elaboration")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(sharing, claim + "/refusal", keyed(Map.of("reason", "代退"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), claim)).hasStatusOk();
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.AUDITOR), claim))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theMeasureShowsWhoHasTakenItOn() {
        take();
        var section = page(reporter, "/measures/3").select("#claims");
        assertThat(section.select("a[href=" + claim + "]")).hasSize(1);
        assertThat(section.text()).contains("按月调度采购进度", "完成0/1");
    }

    @Test
    void whoeverTakesOverSomebodysDutiesIsTheContact() {
        take();
        transactions.executeWithoutResult(status -> events.publishEvent(
                new DutiesHandedOver(reporter.accountId(), approver.accountId(), "admin", "前任", "继任", "调离", "认领1项")));

        assertThat(page(reporter, claim).select("dl.facts").text()).contains(approver.displayName());
        assertThat(page(reporter, claim + "/history").text()).contains("前任", "继任");
    }

    @Test
    void whatWaitsIsOnThePageOfTasks() {
        assertThat(page(reporter, "/").select("a[href^='/tasks?of=CLAIM']").text())
                .contains("待认领的措施", "1项");
        decline();
        assertThat(page(coordinator, "/").select("a[href='/tasks?of=DECLINED']").text())
                .contains("已退回、待处理的任务");
        var declined = page(coordinator, "/tasks?of=DECLINED").select("tr:has(a[href='" + claim + "#verdict'])");
        assertThat(declined.text()).contains("测试厅", "职能已划转");
        assertThat(page(coordinator, claim).getElementById("verdict"))
                .as("the field it leads to")
                .isNotNull();
        assertThat(page(coordinator, "/").select("a[href='/claims?show=overdue']"))
                .hasSize(1);
    }

    private static Map<String, String> releasedTo(long successor) {
        return keyed(Map.of("verdict", "release", "reason", "职能已划转", "successor", Long.toString(successor)));
    }

    private void decline() {
        assertThat(post(reporter, claim + "/refusal", keyed(Map.of("reason", "职能已划转"))))
                .hasRedirectedUrl(claim);
    }

    private List<String> trail() {
        return database.sql("select action from audit_record where subject = ?")
                .params(claim)
                .query(String.class)
                .list();
    }
}
