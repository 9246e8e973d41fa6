package luoshi.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.ADMIN;
import static luoshi.People.AUDITOR;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class AuditPageTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void showsTheNewestFirstAndLeadsOnByKey() {
        for (var number = 1; number <= AuditReading.PAGE + 2; number++) {
            append("pager", "/test/pages/" + number);
        }

        var first = page("/audit?username=pager&subject=/test/pages/");
        assertThat(first.select("tbody tr")).hasSize(AuditReading.PAGE);
        assertThat(first.select(".empty")).isEmpty();
        assertThat(first.select("tbody tr").first().text()).contains("/test/pages/" + (AuditReading.PAGE + 2));
        var second = page(first.select(".pager a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr td:nth-child(5)").eachText())
                .containsExactly("/test/pages/2", "/test/pages/1");
        assertThat(second.select(".pager a[rel=next]")).isEmpty();
    }

    @Test
    void saysInChineseWhatHappened() {
        append("speaker", "/test/speaking");

        assertThat(page("/audit?username=speaker").select("tbody tr").text()).contains("停用了用户", "原因：调离", "成功");
    }

    @Test
    void findsOnlyWhatIsSought() {
        append("seeker", "/test/sought");
        append("seeker", "/test/other");
        append("somebody", "/test/sought");

        assertThat(page("/audit?username=seeker&subject=/test/sought").select("tbody tr"))
                .hasSize(1);
        assertThat(page("/audit?username=nobody-at-all").select(".empty").text())
                .isEqualTo("没有符合条件的记录。");
    }

    @Test
    void checksTheChainAndLeavesATraceOfTheCheck() {
        var result = browser.post()
                .uri("/audit/verification")
                .with(as(AUDITOR))
                .with(csrf())
                .exchange();

        assertThat(result).hasRedirectedUrl("/audit");
        assertThat(page("/audit?username=auditor&subject=/audit")
                        .select("tbody tr")
                        .first()
                        .text())
                .contains("校验了审计日志");
    }

    @Test
    void saysWhereTheChainIsBroken() {
        append("victim", "/test/true");
        var seq = database.sql("select seq from audit_record where subject = '/test/true'")
                .query(Long.class)
                .single();

        tamper("update audit_record set subject = '/test/false' where subject = '/test/true'");
        try {
            assertThat(verdict()).contains("第" + seq + "条记录被改动过");
        } finally {
            tamper("update audit_record set subject = '/test/true' where subject = '/test/false'");
        }
        assertThat(verdict()).contains("校验通过");
    }

    @Test
    void isForAuditorsOnly() {
        assertThat(browser.get().uri("/audit").with(as(ADMIN))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page("/audit?username=admin&subject=/audit")
                        .select("tbody tr")
                        .first()
                        .text())
                .contains("访问被拒绝", "未成功");
    }

    private Document page(String uri) {
        var result = browser.get().uri(URI.create(uri)).with(as(AUDITOR)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), UTF_8));
    }

    /** What the page says after the button was pressed. */
    private String verdict() {
        var session = People.signIn(browser, people.join(People.DEVELOPMENT_AND_REFORM, Role.AUDITOR));
        assertThat(browser.post().uri("/audit/verification").cookie(session).with(csrf()))
                .hasRedirectedUrl("/audit");
        var page = browser.get().uri("/audit").cookie(session).exchange();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), UTF_8))
                .select("[role=status]")
                .text();
    }

    private void tamper(String change) {
        database.sql("alter table audit_record disable trigger user").update();
        database.sql(change).update();
        database.sql("alter table audit_record enable trigger user").update();
    }

    private void append(String username, String subject) {
        database.sql("""
                select audit_append(current_timestamp, :username, '10.0.0.1', 'AccountDisabled', :subject, true,
                                    '{"reason": "调离"}')
                """)
                .param("username", username)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }
}
