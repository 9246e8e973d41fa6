package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 批量审核: what a reviewer ticks in his queue is approved row by row, and what warns of something is not. */
@WebTest
class BulkApprovalTests extends EntryPages {

    @Test
    void approvesWhatIsTickedAndSaysThatItIsRecognised() {
        var first = submitted("省级专项资金拨付工作在七月集中办理完毕。");
        var second = submitted("受理窗口延长到晚间，方便企业下班后办事。");
        var left = submitted("组织银企对接，由各市分头召集。");

        var outcomes = bulk(coordinator, boxOf(first), boxOf(second));

        assertThat(outcomes.select("li .badge").eachText()).containsExactly("已认可并通过", "已认可并通过");
        assertThat(List.of(stateOf(first), stateOf(second), stateOf(left)))
                .containsExactly("APPROVED", "APPROVED", "SUBMITTED");
        assertThat(assessments(first)).containsExactly("RECOGNISED");
    }

    @Test
    void aRepeatedRequestChangesNothingAndSaysTheSame() {
        var entry = submitted("省级专项资金拨付工作在七月集中办理完毕。");
        var box = boxOf(entry);
        var key = UUID.randomUUID().toString();

        var once = shown(coordinator, chosen(coordinator, key, box));
        var twice = shown(coordinator, chosen(coordinator, key, box));

        assertThat(twice.text()).isEqualTo(once.text()).contains("已认可并通过");
        assertThat(assessments(entry)).hasSize(1);
        assertThat(shown(coordinator, chosen(coordinator, UUID.randomUUID().toString(), box))
                        .text())
                .contains("未办理", "当前不在本环节");
    }

    @Test
    void aRowThatHasChangedSinceTheListWasShownIsRefused() {
        var entry = submitted("省级专项资金拨付工作在七月集中办理完毕。");
        var seen = boxOf(entry);
        sendBack(entry, "");
        write(entry, "省级专项资金拨付工作已经全部办理完毕，另有结余退回。");
        post(approver, entry + "/submission", full(Map.of("seen", "2")));

        assertThat(bulk(coordinator, seen).text()).contains("未办理", "又有了新版本");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
    }

    @Test
    void anUnansweredReturnIsRefusedAndAnAnsweredOneIsNot() {
        var unanswered = submitted("省级专项资金拨付工作在七月集中办理完毕。");
        sendBack(unanswered, "problems");
        write(unanswered, "省级专项资金拨付工作已经全部办理完毕，另有结余退回。");
        post(approver, unanswered + "/submission", full(Map.of("seen", "2")));
        var answered = submitted("受理窗口延长到晚间，方便企业下班后办事。");
        sendBack(answered, "progress");
        write(answered, "受理窗口延长到晚间和周末，新增自助终端十二台。");
        post(approver, answered + "/submission", full(Map.of("seen", "2")));

        var outcomes = bulk(coordinator, boxOf(unanswered), boxOf(answered));

        assertThat(outcomes.select("li:has(a[href=" + unanswered + "])").text()).contains("未办理", "没有修改");
        assertThat(outcomes.select("li:has(a[href=" + answered + "])").text()).contains("已认可并通过");
    }

    @Test
    void anExplainedContradictionIsRefused() {
        var entry = submitted("组织银企对接，由各市分头召集。");
        database.sql("""
                        insert into entry_version_contradiction (version_id, finding, position, kind, field, sentence,
                            number_start, number_end, there_name, there_sentence, there_start, there_end, explanation)
                        values (?, 'x', 1, 'FIGURE', 'progress', '共12家', 1, 4, '指标', '共14家', 1, 4, '口径不同')
                        """).params(versionOf(entry)).update();

        assertThat(bulk(coordinator, boxOf(entry)).text()).contains("未办理", "有数字与别处不一致并附说明");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
    }

    @Test
    void textFromTheDocumentIsRefused() {
        var entry = untouched(unit);
        var document = database.sql("""
                        select string_agg(c.text, '' order by c.number) from clause c
                        join progress_entry e on e.measure_id = c.measure_id where e.id = ?
                        """).params(id(entry)).query(String.class).single();
        write(entry, document.substring(0, Math.min(200, document.length())));
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        assertThat(bulk(coordinator, boxOf(entry)).text()).contains("未办理", "照抄检测有提示");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
    }

    @Test
    void nobodyApprovesHisOwnTextOrBothTimes() {
        var both = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER, Role.COORDINATOR);
        var head = people.join(DEVELOPMENT_AND_REFORM, Role.UNIT_APPROVER);
        var entry = untouched(DEVELOPMENT_AND_REFORM);
        save(both, entry, Map.of("send", "review", "progress", "本单位牵头事项在七月集中办理完毕。", "status", "ON_TRACK"));
        post(head, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(page(both, "/province-review").select("input[name=chosen][value^=" + id(entry) + "-]"))
                .isEmpty();
        var box = boxOf(entry);

        assertThat(bulk(both, box).text()).contains("未办理", "您参与填写了这份填报");
        assertThat(bulk(coordinator, box).text()).contains("已完成第一人审核", "待第二人审核");
        assertThat(bulk(coordinator, box).text()).contains("未办理", "另一名省级审核人员");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
    }

    @Test
    void whatCannotBeReadIsNoRowAndWhatDoesNotExistApprovesNothing() {
        var entry = submitted("省级专项资金拨付工作在七月集中办理完毕。");

        assertThat(chosen(coordinator, "", "1 or 1=1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("请先勾选");
        assertThat(chosen(coordinator, "", boxOf(entry), "999999999-1-0")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
        assertThat(chosen(approver, "", boxOf(entry))).hasStatus(HttpStatus.FORBIDDEN);
    }

    private Element bulk(Actor reviewer, String... boxes) {
        return shown(reviewer, chosen(reviewer, UUID.randomUUID().toString(), boxes));
    }

    private MvcTestResult chosen(Actor reviewer, String key, String... boxes) {
        return browser.post()
                .uri("/province-review/approvals")
                .param("chosen", boxes)
                .param("submitKey", key)
                .with(as(reviewer))
                .with(csrf())
                .exchange();
    }

    private Element shown(Actor reviewer, MvcTestResult posted) {
        assertThat(posted).hasRedirectedUrl("/province-review");
        var queue = browser.get()
                .uri("/province-review")
                .cookie(posted.getResponse().getCookies())
                .with(as(reviewer))
                .exchange();
        return Jsoup.parse(text(queue)).select("#outcomes").first();
    }

    private String boxOf(String entry) {
        return page(coordinator, "/province-review")
                .select("input[name=chosen][value^=" + id(entry) + "-]")
                .val();
    }

    private long versionOf(String entry) {
        return database.sql("select max(id) from entry_version where entry_id = ?")
                .params(id(entry))
                .query(Long.class)
                .single();
    }

    private List<String> assessments(String entry) {
        return database.sql("select assessment from entry_review where entry_id = ? and level = 'PROVINCE'")
                .params(id(entry))
                .query(String.class)
                .list();
    }

    private String submitted(String progress) {
        var entry = untouched(unit);
        write(entry, progress);
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasRedirectedUrl("/unit-review");
        return entry;
    }

    private void write(String entry, String progress) {
        assertThat(save(reporter, entry, Map.of("send", "review", "progress", progress, "status", "ON_TRACK")))
                .hasRedirectedUrl(entry);
    }

    private void sendBack(String entry, String fields) {
        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "请补充", "fields", fields)));
    }
}
