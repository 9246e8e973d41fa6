package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What a milestone of a claim was before: its history in sentences, and any two of its versions. */
@WebTest
class MilestonePagesTests extends UndertakingPages {

    @Test
    void anyTwoVersionsOfAMilestoneCanBeCompared() {
        take();
        reword(Map.of("titles[0]", "印发实施办法并解读"));
        post(reporter, claim + "/milestones/1/completion", Map.of("doneOn", "2020-05-29", "note", "已印发"));
        post(reporter, claim + "/milestones/1/reopening", Map.of("reason", "登记有误"));

        var milestone = claim + "/milestones/1";
        assertThat(page(reporter, claim).select("#milestone-1 a").eachAttr("href"))
                .contains(milestone + "/history", milestone + "/difference");
        assertThat(page(reporter, milestone + "/history")
                        .select(".history-line")
                        .eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("撤销节点完成", "清空了“完成日期”（原为“2020年5月29日”）", "由“已印发”改为“登记有误”"),
                        line -> assertThat(line).contains("登记节点完成", "将“完成日期”填为“2020年5月29日”", "将“说明”填为“已印发”"),
                        line -> assertThat(line).contains("修改节点名称", "将“节点”由“印发实施办法”改为“印发实施办法并解读”"),
                        line -> assertThat(line).contains("增加节点", "将“节点”填为“印发实施办法”", "将“节点时限”填为“2020年6月30日”"));

        var first = page(reporter, milestone + "/difference?from=1&to=3");
        assertThat(first.select("select#from option")).hasSize(4);
        assertThat(first.select("ins").eachText()).contains("新增：并解读");
        assertThat(first.select(".ledger td").eachText()).containsExactly("完成日期", "（空）", "2020年5月29日");
        assertThat(page(reporter, claim + "/history").text()).contains("修改节点名称", "撤销节点完成");
    }

    @Test
    void aMilestoneFromBeforeTheTrailNamedItBeginsWithWhatTheTrailKnows() {
        take();
        var former = "拟订实施办法";
        database.sql("insert into milestone (claim_id, number, title, first_due_on, due_on) "
                        + "select claim_id, 2, ?, first_due_on, due_on from milestone where claim_id = ?")
                .params(former, Long.parseLong(claim.substring("/claims/".length())))
                .update();
        database.sql("select audit_append(now(), ?, '', 'MilestonesPlanned', ?, true, jsonb_build_object('note', ?))")
                .params(approver.username(), claim, former + "；首次调度")
                .query(Long.class)
                .single();
        reword(Map.of("titles[0]", "印发实施办法", "titles[1]", "印发实施办法"));

        var compared = page(reporter, claim + "/milestones/2/difference");
        assertThat(compared.select("select#from option").eachText())
                .satisfiesExactly(
                        one -> assertThat(one).contains(approver.displayName()),
                        one -> assertThat(one).contains(reporter.displayName()));
        assertThat(compared.select("del").text()).contains("拟订");
    }

    @Test
    void theMilestonesOfAClaimThatIsNotTheirsAreHiddenFromOthers() {
        take();
        var stranger = people.join(newUnit(), Role.REPORTER);
        for (var page : List.of("/history", "/difference")) {
            assertThat(get(stranger, claim + "/milestones/1" + page)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void aMistypedDateIsBroughtForwardAndTheFirstOneIsKept() {
        take(Map.of("milestones[0].dueOn", "2021-06-30"));
        var milestone = claim + "/milestones/1";

        assertThat(refusal(Map.of("step", "forward", "earlierDue", "2021-07-30", "reason", "年份误写")))
                .containsExactly("请填写早于现在时限、不早于文件印发之日的日期；需要推迟的，另行提出延期申请。");
        assertThat(refusal(Map.of("step", "forward", "earlierDue", "2020-06-30", "reason", "")))
                .containsExactly("请写明更正的理由（不超过400字）。");
        correct(1, Map.of("step", "forward", "earlierDue", "2020-06-30", "reason", "年份误写为2021年"));

        assertThat(page(reporter, claim).select("#milestone-1").text())
                .contains("原定2021年6月30日，提前至2020年6月30日", "更正理由：年份误写为2021年");
        assertThat(page(coordinator, milestone + "/history")
                        .select(".history-line")
                        .first()
                        .text())
                .contains("提前节点时限", "由“2021年6月30日”改为“2020年6月30日”", "将“更正理由”填为“年份误写为2021年”");
        assertThat(page(coordinator, milestone + "/difference").select("select#from option"))
                .hasSize(2);
        Days.itIs(database, "2020-06-22");
        assertThat(reminded()).containsExactly("印发实施办法");
    }

    @Test
    void aVoidedMilestoneIsStruckThroughAndCountsNowhere() {
        take(Map.of("milestones[1].title", "重复录入的节点", "milestones[1].dueOn", "2020-06-29"));
        correct(2, Map.of("step", "void", "reason", "与节点1重复"));

        var row = page(coordinator, claim).select("#milestone-2");
        assertThat(row.select("del").eachText()).containsExactly("重复录入的节点", "2020年6月29日");
        assertThat(row.text()).contains("已作废", "更正理由：与节点1重复");
        var told = page(coordinator, "/notices").select("li.inbox-item:has(a[href=" + claim + "#milestone-2])");
        assertThat(told.text()).contains("节点更正", "与节点1重复");
        var own = page(reporter, claim);
        assertThat(own.select("#milestone-2 form, #milestone-2 a[href$=/correction], #requests a[href*=milestones/2/]"))
                .isEmpty();
        Days.itIs(database, "2020-06-22");
        assertThat(reminded()).containsExactly("印发实施办法");
        assertThat(page(coordinator, "/claims")
                        .select("tr:has(a[href=" + claim + "])")
                        .text())
                .contains("0/1");

        assertThat(post(reporter, claim + "/milestones/2/completion", Map.of("doneOn", "2020-06-01", "note", ""))
                        .getResponse()
                        .getStatus())
                .isEqualTo(HttpStatus.CONFLICT.value());
        post(reporter, claim + "/milestones/1/completion", Map.of("doneOn", "2020-06-01", "note", ""));
        post(reporter, claim + "/close-outs", Map.of());
        var closing =
                page(reporter, claim).select("#requests a[href^=/close-outs/]").attr("href");
        assertThat(page(reporter, closing).select(".entry-form textarea[name^=milestones]"))
                .hasSize(1);
        assertThat(page(reporter, closing).select("aside del").eachText()).containsExactly("重复录入的节点");
    }

    @Test
    void aMilestoneWhoseDayHasPassedIsPutOffByRequestAlone() {
        take(Map.of("milestones[1].title", "形成清单", "milestones[1].dueOn", "2020-06-29"));
        Days.itIs(database, "2020-07-01");

        assertThat(refusal(Map.of("step", "void", "reason", "录错了")))
                .containsExactly("这个节点的时限已过，不能作废，本次操作没有生效。没有完成的，请提出延期申请。");
        assertThat(page(reporter, claim).select("#milestone-1 del")).isEmpty();
    }

    @Test
    void oneMilestoneHasToStand() {
        take();

        assertThat(refusal(Map.of("step", "void", "reason", "录错了")))
                .containsExactly("这是最后一个有效的节点，不能作废。请先增加正确的节点，再作废这一个。");
        assertThat(page(reporter, claim).select("#milestone-1 del")).isEmpty();
        var stranger = people.join(newUnit(), Role.REPORTER);
        assertThat(get(stranger, claim + "/milestones/1/correction")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(coordinator, claim + "/milestones/1/correction")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private void take(Map<String, String> otherwise) {
        assertThat(post(reporter, claim + "/form", filledIn(otherwise))).hasRedirectedUrl(claim);
    }

    private void correct(int number, Map<String, String> form) {
        assertThat(post(reporter, claim + "/milestones/" + number + "/correction", form))
                .hasRedirectedUrl(claim + "#milestones");
    }

    /** What the form answers; what was typed stays. */
    private List<String> refusal(Map<String, String> form) {
        var answered = Jsoup.parse(text(post(reporter, claim + "/milestones/1/correction", form)));
        assertThat(answered.select("textarea[name=reason]").text()).isEqualTo(form.get("reason"));
        return answered.select(".error-summary li").eachText();
    }

    private List<String> reminded() {
        return database.sql("select note from open_promise(timestamp '2020-06-22 09:00') where href like ?")
                .params(claim + "#%")
                .query(String.class)
                .list();
    }

    private void reword(Map<String, String> titles) {
        var form = new HashMap<>(titles);
        form.put("revision", revision());
        assertThat(post(reporter, claim + "/milestones", form)).hasRedirectedUrl(claim + "#milestones");
    }
}
