package luoshi.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import javax.sql.DataSource;
import luoshi.People;
import luoshi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class DemoSeparationTests {

    private final DataSource source = TestDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(source);

    @Test
    void anEmptyDatabaseMayBecomeEither() {
        assertThatCode(() -> started("demo")).doesNotThrowAnyException();
        assertThatCode(() -> started()).doesNotThrowAnyException();
    }

    @Test
    void theDemoDoesNotStartOnARealDatabase() {
        new People(source).join(People.COMMERCE, Role.ADMIN);

        assertThatExceptionOfType(MixedWithDemo.class)
                .isThrownBy(() -> started("demo"))
                .withMessageContaining("不能以演示方式启动");
        assertThatCode(() -> started()).doesNotThrowAnyException();
    }

    @Test
    void aRealInstallationDoesNotStartOnTheDemosDatabase() {
        new People(source).join(People.COMMERCE, Role.REPORTER);
        database.sql("update account set demo = true").update();

        assertThatExceptionOfType(MixedWithDemo.class)
                .isThrownBy(() -> started())
                .withMessageContaining("不能作为正式系统启动");
        assertThatCode(() -> started("demo")).doesNotThrowAnyException();
    }

    private void started(String... profiles) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/account");
        messages.setDefaultEncoding("UTF-8");
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        new DemoSeparation(database, environment, messages).afterPropertiesSet();
    }
}
