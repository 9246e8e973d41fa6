package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
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

    private void reword(Map<String, String> titles) {
        var form = new HashMap<>(titles);
        form.put("revision", revision());
        assertThat(post(reporter, claim + "/milestones", form)).hasRedirectedUrl(claim + "#milestones");
    }
}
