package luoshi.supervision;

import static luoshi.People.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.KeptForm;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 催办单 and 督办通知单 over HTTP, from the proposal to the closing. */
@WebTest
class UrgePagesTests extends SupervisionPages {

    @Test
    void theRuleProposesAndAPersonIssues() {
        assertThat(proposals("BLUE")).as("before the due day").doesNotContain(key());

        Days.itIs(database, "2020-10-15");
        assertThat(proposals("BLUE")).contains(key());
        assertThat(urges()).as("nothing is issued by itself").isZero();

        assertThat(issue("BLUE", Map.of())).hasRedirectedUrl("/urges");
        var notice = page(coordinator, newest());
        assertThat(notice.select("h1").text()).matches("催办单 赣落实催〔2020〕\\d+号");
        assertThat(notice.select(".facts").text()).contains("2020年第三季度", "（三）", "2020年10月20日");
        assertThat(notice.select(".card").text()).contains("请于二十日前报送并说明原因。");
    }

    @Test
    void whatWasTypedWronglyStaysAndNothingIsIssued() {
        Days.itIs(database, "2020-10-15");

        var wrong = post(
                coordinator,
                "/urges",
                Map.of("level", "BLUE", "body", "请速报。", "answerBy", "2020-10-15", "submitKey", "x"));

        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请至少选择一个单位", "答复期限须晚于今天", "请速报。");
        assertThat(urges()).isZero();
    }

    @Test
    void aSecondPressOfTheButtonIssuesNothing() {
        Days.itIs(database, "2020-10-15");
        var form = Map.of("submitKey", UUID.randomUUID().toString());

        assertThat(issue("BLUE", form)).hasRedirectedUrl("/urges");
        assertThat(issue("BLUE", form)).hasRedirectedUrl("/urges");

        assertThat(urges()).isEqualTo(1);
    }

    @Test
    void numbersFollowOneAnotherWithoutAGap() {
        Days.itIs(database, "2020-10-15");
        issue("BLUE", Map.of());
        assertThat(issue("BLUE", Map.of())).as("already urged").hasStatus(HttpStatus.CONFLICT);
        var other = newUnit();
        database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select period_id, measure_id, ?, responsibility_id, role, position, unit_name, established_on
                        from reporting_obligation where unit_id = ?
                        """).params(other, unit).update();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where unit_id = ?
                        """).params(other).update();
        issue("BLUE", Map.of("chosen", key().replace("-" + unit, "-" + other)));

        var numbers = database.sql("""
                        select substring(doc_number from '〕(\\d+)号')::integer from urge_notice
                        where doc_number like '赣落实催〔2020〕%' order by id
                        """).query(Integer.class).list();
        assertThat(numbers).startsWith(1).doesNotHaveDuplicates();
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
    }

    @Test
    void theUnitDraftsAndItsApproverAnswers() {
        var urge = urged();
        assertThat(page(reporter, "/").select("main").text()).contains("待答复的催办、督办", "赣落实催", "答复期限");
        assertThat(page(reporter, "/notices").select(".inbox-item").text()).contains("催办", "赣落实催");
        assertThat(page(reporter, "/unit/onboarding")
                        .select(".onboarding-task:has(a[href^=" + urge + "])")
                        .text())
                .as("who is new finds it too")
                .contains("待答复的催办", "答复期限 2020年10月20日");

        assertThat(draft(reporter, urge, "因数据会审推迟，二十日前报送。")).hasRedirectedUrl(urge);
        assertThat(page(approver, "/").select("main").text()).contains("待单位审核的催办、督办答复");
        assertThat(page(coordinator, urge).select("main").text()).doesNotContain("因数据会审推迟");
        assertThat(send(reporter, urge)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(approver, urge)).hasRedirectedUrl(urge);
        assertThat(send(approver, urge)).as("a second press").hasRedirectedUrl(urge);

        var seen = page(coordinator, urge);
        assertThat(seen.select("#answer").text()).contains("因数据会审推迟，二十日前报送。", approver.displayName(), "2020年10月15日");
        assertThat(page(coordinator, "/notices").select(".inbox-item").text()).contains("收到答复", "测试厅");
        assertThat(page(coordinator, "/urges?show=ANSWERED").select("tbody a[href=" + urge + "]"))
                .hasSize(1);
        assertThat(page(reporter, urge + "/history").select(".history").text())
                .contains("答复催办单或督办通知单", "签发催办单或督办通知单", "答复期限：2020年10月20日");
        assertThat(draft(reporter, urge, "另一个答复")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void onAPastDayANoticeStandsAsItStood() {
        var urge = urged();
        Days.itIs(database, "2020-10-16");
        draft(reporter, urge, "因数据会审推迟，二十日前报送。");
        send(approver, urge);
        Days.itIs(database, "2020-10-19");
        post(coordinator, urge + "/closing", Map.of("reason", "已报送。"));
        var line = "tr:has(a[href~=^" + urge + "\\b])";

        assertThat(page(coordinator, "/urges").select(line).text()).contains("已了结");
        assertThat(page(coordinator, "/urges?on=2020-10-18").select(line).text())
                .contains("已答复", "2020年10月16日");
        assertThat(page(coordinator, "/urges?show=OPEN&on=2020-10-15")
                        .select(line)
                        .text())
                .contains("待答复")
                .doesNotContain("2020年10月16日");
        assertThat(page(coordinator, "/urges?on=2020-10-14").select(line)).isEmpty();
        assertThat(text(get(coordinator, "/urges/list.csv?on=2020-10-15"))).contains("2020年10月15日", "待答复");
    }

    @Test
    void nobodySendsWhatHeWroteAndNoOlderTextReplacesANewerOne() {
        var urge = urged();
        draft(approver, urge, "审核人自己写的答复。");
        assertThat(send(approver, urge)).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(reporter, "/").select("main").text())
                .as("somebody else has to write")
                .contains("待答复的催办、督办");

        var stale = post(reporter, urge + "/draft", Map.of("revision", "0", "answer", "旧窗口里的答复。"));
        assertThat(stale).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(stale)).contains("旧窗口里的答复。");
        assertThat(post(reporter, urge + "/draft", Map.of("revision", "1", "answer", " ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void whatIsTypedIntoAnAnswerOrANewUrgeIsNotLost() {
        Days.itIs(database, "2020-10-15");
        var issuing = KeptForm.open(browser, coordinator, "/urges/new?level=BLUE", "/urges")
                .typed("body", "请尽快报送。")
                .with("chosen", key());
        var shown = issuing.signInAgain(issuing.sendTooLate());
        assertThat(issuing.on(shown, "body")).isEqualTo("请尽快报送。");
        assertThat(issuing.on(shown, "chosen")).isEqualTo(key());
        assertThat(urges()).isZero();
        assertThat(KeptForm.open(browser, coordinator, "/urges/new?level=YELLOW", "/urges")
                        .anew("body"))
                .as("of another rung")
                .doesNotContain("请尽快报送。");

        var urge = urged();
        var answer = KeptForm.open(browser, reporter, urge, urge + "/draft").typed("answer", "因数据会审推迟，");
        assertThat(answer.keep()).hasStatusOk();
        assertThat(answer.anew("answer")).isEqualTo("因数据会审推迟，");
        assertThat(draft(people.join(unit, Role.REPORTER), urge, "同事的答复。")).hasRedirectedUrl(urge);
        assertThat(KeptForm.open(browser, reporter, urge, urge + "/draft").send())
                .as("typed over an older state")
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void anUrgeWithoutAnAnswerIsFollowedUpUntilItIsSupervised() {
        var blue = urged();
        Days.itIs(database, "2020-10-21");
        assertThat(page(coordinator, blue).select(".badge").eachText()).contains("超期");
        assertThat(page(coordinator, "/urges?show=LATE").select("tbody a[href=" + blue + "]"))
                .hasSize(1);
        assertThat(proposals("YELLOW")).contains(key());
        issue("YELLOW", Map.of("answerBy", "2020-10-23"));
        assertThat(page(reporter, blue).select(".badge").eachText()).contains("未答复，已转下一级");
        assertThat(draft(reporter, blue, "迟到的答复")).hasStatus(HttpStatus.CONFLICT);

        Days.itIs(database, "2020-10-26");
        assertThat(proposals("RED")).contains(key());
        issue("RED", Map.of("answerBy", "2020-10-30"));

        var supervised = page(reporter, newest());
        assertThat(supervised.select("h1").text()).matches("督办通知单 赣落实督〔2020〕\\d+号");
        assertThat(supervised.select(".facts a").text()).startsWith("赣落实催〔2020〕");
    }

    @Test
    void supervisionIsIssuedOnlyWhereTheRuleProposesIt() {
        assertThat(issue("RED", Map.of())).hasStatus(HttpStatus.CONFLICT);
        assertThat(issue("BLUE", Map.of()))
                .as("whoever has not reported may be urged by choice")
                .hasRedirectedUrl("/urges");
    }

    @Test
    void aCoordinatorClosesWithoutAnAnswerOnlyForAReason() {
        var urge = urged();

        assertThat(post(coordinator, urge + "/closing", Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, urge + "/closing", Map.of("reason", "已报"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(coordinator, urge + "/closing", Map.of("reason", "已当面说明。")))
                .hasRedirectedUrl(urge);

        assertThat(page(reporter, urge).select("main").text()).contains("已了结", "已当面说明。");
        assertThat(page(reporter, "/").select("main").text()).doesNotContain("待答复的催办、督办");
    }

    @Test
    void aUnitFindsOnlyItsOwn() {
        var urge = urged();
        var stranger = people.join(newUnit(), Role.REPORTER, Role.UNIT_APPROVER);

        assertThat(get(stranger, urge)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(stranger, urge + "/history")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(draft(stranger, urge, "不相干的答复")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(stranger, urge)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(stranger, "/urges").select("tbody tr")).isEmpty();
        assertThat(get(stranger, "/urges/new")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(AUDITOR, urge)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(people.join(unit, Role.LEADER), urge).select("form[action$=/draft]"))
                .isEmpty();
    }

    @Test
    void theListComesDownAsAFile() {
        urged();

        assertThat(text(get(reporter, "/urges/list.csv"))).contains("赣落实催〔2020〕", "2020年10月20日", "待答复", "（三）");
        assertThat(get(coordinator, "/urges/list.xlsx?show=OPEN")).hasStatusOk();
    }

    @Test
    void whatWasIssuedIsKept() {
        var id = Long.parseLong(urged().substring("/urges/".length()));

        assertThatThrownBy(() -> database.sql("update urge_notice set body = '另一段' where id = ?")
                        .params(id)
                        .update())
                .rootCause()
                .hasMessageContaining("is kept");
        assertThatThrownBy(() -> database.sql("delete from urge_notice where id = ?")
                        .params(id)
                        .update())
                .rootCause()
                .hasMessageContaining("is kept");
    }

    private String urged() {
        Days.itIs(database, "2020-10-15");
        assertThat(issue("BLUE", Map.of())).hasRedirectedUrl("/urges");
        return newest();
    }

    private MvcTestResult issue(String level, Map<String, String> otherwise) {
        var form = new LinkedHashMap<>(Map.of(
                "level",
                level,
                "chosen",
                key(),
                "body",
                "请于二十日前报送并说明原因。",
                "answerBy",
                "2020-10-20",
                "submitKey",
                UUID.randomUUID().toString()));
        form.putAll(otherwise);
        return post(coordinator, "/urges", form);
    }

    private MvcTestResult draft(Actor actor, String urge, String words) {
        return post(actor, urge + "/draft", Map.of("revision", revision(urge), "answer", words));
    }

    private MvcTestResult send(Actor actor, String urge) {
        return post(actor, urge + "/answer", Map.of("revision", revision(urge)));
    }

    private String revision(String urge) {
        return database.sql("select version from urge_notice where id = ?")
                .params(Long.parseLong(urge.substring("/urges/".length())))
                .query(String.class)
                .single();
    }

    private java.util.List<String> proposals(String level) {
        return page(coordinator, "/urges/new?level=" + level)
                .select("#chosen > .choice input")
                .eachAttr("value");
    }

    private String key() {
        return database.sql("select id from reporting_period where quarter = '2020Q3'")
                        .query(Long.class)
                        .single()
                + "-" + unit;
    }

    private int urges() {
        return database.sql("select count(*) from urge_notice where unit_id = ?")
                .params(unit)
                .query(Integer.class)
                .single();
    }

    private String newest() {
        return "/urges/"
                + database.sql("select max(id) from urge_notice where unit_id = ?")
                        .params(unit)
                        .query(Long.class)
                        .single();
    }
}
