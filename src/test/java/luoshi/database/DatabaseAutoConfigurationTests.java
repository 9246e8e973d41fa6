package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseAutoConfigurationTests {

    @TempDir
    private Path directory;

    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    PrivatePostgresAutoConfiguration.class,
                    MigrationAutoConfiguration.class,
                    DataSourceAutoConfiguration.class));

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void startsAPostgresOfItsOwnAndStopsItAfterThePool(CapturedOutput output) {
        program.withPropertyValues("luoshi.database.directory=" + directory).run(context -> {
            var database = JdbcClient.create(context.getBean(DataSource.class));

            assertThat(setting(database, "server_version")).startsWith("18.");
            assertThat(setting(database, "statement_timeout")).isEqualTo("15s");
            assertThat(setting(database, "lock_timeout")).isEqualTo("3s");
            assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("30s");

            var migrations = context.getBean(FlywayConnectionDetails.class);
            assertThat(setting(of(migrations), "statement_timeout")).isEqualTo("0");
        });

        assertThat(output.toString().indexOf("Shutdown completed"))
                .isPositive()
                .isLessThan(output.toString().indexOf("PostgreSQL has stopped"));
        Processes.awaitNoneOf(directory);
    }

    @Test
    void keepsOutOfTheWayOfAConfiguredDatabase() {
        program.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/luoshi")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(PrivatePostgres.class)
                        .hasSingleBean(DataSource.class)
                        .hasSingleBean(FlywayConnectionDetails.class));
    }

    @Test
    void keepsOutOfTheWayOfADatabaseThatATestBrings() {
        program.withBean(DataSource.class, DriverManagerDataSource::new)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(PrivatePostgres.class)
                        .doesNotHaveBean(FlywayConnectionDetails.class));
    }

    @Test
    void leavesMigrationsToAnAccountOfTheirOwnWhereOneIsConfigured() {
        program.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/luoshi", "spring.flyway.user=owner")
                .run(context -> assertThat(context).doesNotHaveBean(FlywayConnectionDetails.class));
    }

    /** Its launcher is made for throw-away data: it starts without fsync and deletes directories it takes for old. */
    @Test
    void takesTheServerFromTheLibraryForTestsButNotItsLauncher() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.zonky..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("luoshi"));
    }

    private static JdbcClient of(FlywayConnectionDetails details) {
        return JdbcClient.create(
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));
    }

    private static String setting(JdbcClient database, String name) {
        return database.sql("show " + name).query(String.class).single();
    }
}
