package luoshi;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL, started once per build. Every application context gets a database of its own, copied from one that
 * is migrated once, so that tests which commit do not meet each other's data.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Pooled as in the program: a connection is a process of the server, which takes longer to start than most tests. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource() {
        var pool = new HikariDataSource();
        pool.setDataSource(fresh());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** A new database with the schema and the reference data, nothing else. */
    public static DataSource fresh() {
        var name = "test_" + DATABASES.incrementAndGet();
        administration().sql("create database " + name + " template migrated").update();
        return POSTGRES.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .start();
            JdbcClient.create(postgres.getPostgresDatabase())
                    .sql("create database migrated")
                    .update();
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", "migrated"))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcClient administration() {
        return JdbcClient.create(POSTGRES.getPostgresDatabase());
    }
}
