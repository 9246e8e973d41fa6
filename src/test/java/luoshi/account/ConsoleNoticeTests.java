package luoshi.account;

import static luoshi.People.COMMERCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import luoshi.People;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** The box on the console of the demo; the one of a first start is in {@link SetupTests}. */
@WebTest
class ConsoleNoticeTests {

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Bootstrap bootstrap;

    @Autowired
    private MessageSource messages;

    @Test
    void theDemoPrintsItsAddressAccountsAndPassword() {
        var person = people.join(COMMERCE, Role.REPORTER, Role.UNIT_APPROVER);
        database.sql("update account set demo = true where id = ?")
                .param(person.accountId())
                .update();
        var environment = new MockEnvironment().withProperty("local.server.port", "18080");
        environment.addActiveProfile("demo");
        var demo = new DemoAccounts(database, environment, "Demo-pass-1");
        var console = new ByteArrayOutputStream();

        new ConsoleNotice(
                        demo, bootstrap, messages, environment, new PrintStream(console, true, StandardCharsets.UTF_8))
                .print();

        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("http://localhost:18080", "Demo-pass-1", person.username(), "省商务厅", "填报人、单位审核人");
    }
}
