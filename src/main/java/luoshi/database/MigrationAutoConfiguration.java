package luoshi.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * Gives migrations a connection of their own: the pool's connections end a statement that takes longer than a page may
 * take, and a migration may take longer.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnBean(JdbcConnectionDetails.class)
@ConditionalOnUnset({"spring.flyway.url", "spring.flyway.user"})
class MigrationAutoConfiguration {

    @Bean
    FlywayConnectionDetails migrationConnectionDetails(JdbcConnectionDetails database) {
        return new FlywayConnectionDetails() {

            @Override
            public String getUsername() {
                return database.getUsername();
            }

            @Override
            public String getPassword() {
                return database.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return database.getJdbcUrl();
            }
        };
    }
}
