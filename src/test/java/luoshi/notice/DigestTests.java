package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who is reminded on which day of what, and what a real mail server gets of it. */
@SpringBootTest(
        properties = {
            "db-scheduler.enabled=false",
            "spring.application.name=digest",
            "spring.mail.host=127.0.0.1",
            "luoshi.mail.from=luoshi@example.cn",
            "luoshi.base-url=https://luoshi.example.cn/",
            "luoshi.digest.earliest=00:00"
        })
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class})
@DirtiesContext
class DigestTests extends InboxPages {

    private static final int PORT = freePort();

    private final GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Digest digest;

    @Autowired
    private MailDispatch dispatch;

    @DynamicPropertySource
    static void serverPort(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void theServerRuns() {
        server.start();
    }

    @AfterEach
    void theServerStops() {
        server.stop();
        database.sql("update mail set state = 'WITHDRAWN' where state = 'WAITING'")
                .update();
    }

    @Test
    void remindsFiveWorkingDaysAndOneBeforeTheDueDayAndOneAfterIt() {
        untouched(unit);

        var reminded = new ArrayList<String>();
        for (var day = LocalDate.of(2020, 9, 18); !day.isAfter(LocalDate.of(2020, 10, 16)); day = day.plusDays(1)) {
            Days.itIs(database, day.toString());
            digest.sendWhatIsDue();
            if (digests(reporter) > reminded.size()) {
                reminded.add(day.toString());
            }
        }
        assertThat(reminded)
                .as("counted over the holidays of 2020-10-01 to 08 and the working Saturday 2020-10-10")
                .containsExactly("2020-09-30", "2020-10-13", "2020-10-15");
    }

    @Test
    void listsWhatThePersonCanActOnAndNothingElse() {
        var owed = untouched(unit);
        var sent = untouched(unit);
        send(sent);
        var idle = people.join(newUnit(), Role.REPORTER, Role.UNIT_APPROVER);
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();

        assertThat(digestOf(reporter).select("a").eachAttr("href")).containsExactly(owed + "/form#progress");
        assertThat(digestOf(reporter).text()).contains("待填报：2020年第三季度", "填报截止2020年10月14日，锁定2020年10月28日");
        assertThat(digestOf(approver).select("a").eachAttr("href")).containsExactly(sent);
        assertThat(digests(idle)).as("nothing to do, nothing to be reminded of").isZero();
        assertThat(digests(coordinator)).as("the review is not due yet").isZero();
    }

    @Test
    void coordinatorsAreRemindedOfTheReviewAndToldOfWhatWasDeclined() {
        var entry = submitted(untouched(unit));
        var claim = database.sql("select min(id) from claim where state = 'ASSIGNED'")
                .query(Long.class)
                .single();
        post(
                people.join(
                        database.sql("select unit_id from claim where id = ?")
                                .params(claim)
                                .query(Long.class)
                                .single(),
                        Role.REPORTER),
                "/claims/" + claim + "/refusal",
                Map.of("reason", "职能已划转", "submitKey", UUID.randomUUID().toString()));
        Days.itIs(database, "2020-10-16");
        digest.sendWhatIsDue();

        assertThat(digestOf(coordinator).select("a").eachAttr("href")).contains(entry);
        assertThat(digestOf(coordinator).text()).contains("待省级审核：测试厅：2020年第三季度", "审核截止2020年10月19日");
        assertThat(digestOf(coordinator).select("a").eachAttr("href")).contains("/claims/" + claim + "#verdict");
        assertThat(digestOf(coordinator).text()).containsPattern("已退回、待处理的任务：\\S+：（");
        assertThat(digests(approver)).isZero();
    }

    @Test
    void oneForEachPersonAndDayHoweverOftenAndOnHoweverManyNodesItRuns() throws Exception {
        untouched(unit);
        Days.itIs(database, "2020-10-13");
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> node = () -> digest.sendWhatIsDue();
            nodes.invokeAll(Collections.nCopies(6, node))
                    .forEach(run -> assertThat(run).succeedsWithin(java.time.Duration.ofSeconds(60)));
        } finally {
            nodes.shutdownNow();
        }
        Days.itIs(database, "2020-10-12");
        digest.sendWhatIsDue();
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();

        assertThat(digests(reporter)).isEqualTo(1);
        assertThat(digestOf(reporter).select("a")).hasSize(1);
    }

    @Test
    void whatWasMissedDuringADowntimeIsNotMadeUpFor() {
        untouched(unit);
        Days.itIs(database, "2020-10-14");
        assertThat(digest.sendWhatIsDue()).isZero();

        Days.itIs(database, "2020-10-15");
        digest.sendWhatIsDue();
        assertThat(digests(reporter)).isEqualTo(1);
        assertThat(digestOf(reporter).text()).contains("2020年10月15日");
    }

    @Test
    void theDaysAreASetting() {
        untouched(unit);
        var shown = remind("-2", "");
        assertThat(shown).hasStatusOk().bodyText().contains("尚未保存", "有变化", "保存提醒日期");
        assertThat(page(coordinator, "/notices/reminders")
                        .select("input[name=due]")
                        .val())
                .as("looking changes nothing")
                .isEqualTo("-5, -1, 1");
        assertThat(remind("-2", "{DUE=[-2], REVIEW=[-1, 1], REPORT=[-1, 1]}")).hasRedirectedUrl("/notices/reminders");
        assertThat(page(coordinator, "/notices/reminders/history").text()).contains("修改了到期提醒的日期", "原因：试行");
        try {
            Days.itIs(database, "2020-10-12");
            digest.sendWhatIsDue();
            assertThat(digests(reporter)).isEqualTo(1);
        } finally {
            remind("-5 -1 1", "{DUE=[-5, -1, 1], REVIEW=[-1, 1], REPORT=[-1, 1]}");
        }
        assertThat(page(coordinator, "/notices/reminders")
                        .select("input[name=due]")
                        .val())
                .isEqualTo("-5, -1, 1");
        assertThat(post(coordinator, "/notices/reminders", Map.of("due", "明天", "review", "21", "report", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("明天", "至多6个");
        assertThat(post(reporter, "/notices/reminders", Map.of("due", "1"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult remind(String due, String seen) {
        return post(
                coordinator,
                "/notices/reminders",
                Map.of("due", due, "review", "-1, 1", "report", "-1，1", "reason", "试行", "seen", seen));
    }

    @Test
    void theMailServerGetsOneReadableMailWithLinksAndWithoutContent() throws Exception {
        email(reporter, "liu.xiaoyun@example.cn");
        var owed = untouched(unit);
        save(reporter, owed, Map.of("progress", "内部数字三百亿元"));
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();
        assertThat(dispatch.sendWhatIsDue()).isEqualTo(1);

        var mail = received().get(0);
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("liu.xiaoyun@example.cn");
        assertThat(mail.getSubject()).isEqualTo("【落实】2020年10月13日到期提醒：待填报1项");
        assertThat(mail.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) mail.getContent())
                .contains(reporter.displayName() + "，您好：", "2020年第三季度（", "填报截止2020年10月14日")
                .contains("https://luoshi.example.cn" + owed + "/form#status")
                .doesNotContain("内部数字");
        assertThat(dispatch.sendWhatIsDue()).as("once").isZero();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aDeadMailServerLosesNothingAndGetsNothingTwice() throws Exception {
        email(reporter, "reporter@example.cn");
        email(approver, "approver@example.cn");
        untouched(unit);
        send(untouched(unit));
        Days.itIs(database, "2020-10-13");
        server.stop();
        digest.sendWhatIsDue();
        assertThat(dispatch.sendWhatIsDue()).isZero();
        assertThat(mails(reporter)).containsExactly("WAITING 1");
        assertThat(mails(approver)).as("the server is not asked again at once").containsExactly("WAITING 0");
        assertThat(digests(reporter)).as("the inbox has it all the same").isEqualTo(1);

        server.start();
        assertThat(dispatch.sendWhatIsDue())
                .as("the first one waits for its next try")
                .isEqualTo(1);
        database.sql("update mail set next_try_at = created_at").update();
        assertThat(dispatch.sendWhatIsDue()).isEqualTo(1);
        assertThat(dispatch.sendWhatIsDue()).isZero();
        assertThat(mails(reporter)).containsExactly("SENT 2");
        assertThat(received()).hasSize(2);
        assertThat(received())
                .extracting(mail -> mail.getHeader("Message-ID")[0])
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("<luoshi\\.mail\\.\\d+@luoshi\\.example\\.cn>"));
    }

    @Test
    void aMailThatGoesOutAgainIsRecognisedByItsNumber() throws Exception {
        email(reporter, "reporter@example.cn");
        untouched(unit);
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();
        dispatch.sendWhatIsDue();
        // As if the program had died between the server's answer and the note of it.
        database.sql(
                        "update mail set state = 'WAITING', sent_at = null, next_try_at = created_at where recipient_id = ?")
                .params(reporter.accountId())
                .update();
        dispatch.sendWhatIsDue();

        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
    }

    @Test
    void namesAndTitlesCannotBecomeHeaders() throws Exception {
        email(reporter, "reporter@example.cn");
        database.sql("update account set display_name = ? where id = ?")
                .params("王五\r\nBcc: evil@example.cn", reporter.accountId())
                .update();
        untouched(unit);
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();
        dispatch.sendWhatIsDue();

        assertThat(received()).hasSize(1);
        assertThat(received().get(0).getHeader("Bcc")).isNull();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> email(reporter, "a@example.cn\r\nBcc: evil@example.cn"));
    }

    @Test
    void whoeverSwitchesMailOffKeepsTheInbox() throws Exception {
        email(reporter, "reporter@example.cn");
        untouched(unit);
        assertThat(post(reporter, "/notices/mail", Map.of("wanted", "false"))).hasRedirectedUrl("/notices/mail");
        assertThat(page(reporter, "/notices/mail").select("dl.facts").text()).contains("reporter@example.cn", "已关闭");
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();

        assertThat(mails(reporter)).isEmpty();
        assertThat(digests(reporter)).isEqualTo(1);
        assertThat(dispatch.sendWhatIsDue()).isZero();
        assertThat(database.sql("select action from audit_record where username = ? order by seq desc limit 1")
                        .params(reporter.username())
                        .query(String.class)
                        .single())
                .isEqualTo("MailSwitchedOff");
    }

    @Test
    void administratorsSeeThatMailWaitsButNotWhatItSays() {
        email(reporter, "reporter@example.cn");
        untouched(unit);
        Days.itIs(database, "2020-10-13");
        server.stop();
        digest.sendWhatIsDue();
        dispatch.sendWhatIsDue();

        var page = page(people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN), "/mail");
        assertThat(page.select("tbody tr").first().text()).contains(reporter.username(), "等待发送");
        assertThat(page.text()).contains("luoshi@example.cn").doesNotContain("到期提醒：", "reporter@example.cn");
        assertThat(get(coordinator, "/mail")).hasStatus(HttpStatus.FORBIDDEN);
    }

    private void email(Actor person, String address) {
        database.sql("update account set email = ? where id = ?")
                .params(address, person.accountId())
                .update();
    }

    private List<String> mails(Actor person) {
        return database.sql("select state || ' ' || attempts from mail where recipient_id = ? order by id")
                .params(person.accountId())
                .query(String.class)
                .list();
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private int digests(Actor person) {
        return database.sql("select count(*) from notice where recipient_id = ? and kind = 'DIGEST'")
                .params(person.accountId())
                .query(Integer.class)
                .single();
    }

    private org.jsoup.nodes.Element digestOf(Actor person) {
        return lines(person).stream()
                .filter(line -> line.text().contains("到期提醒"))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
