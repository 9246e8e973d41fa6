package luoshi.database;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * Starts the program's own PostgreSQL where no other database is configured. The pool depends on the connection details
 * and they on the server, so the server stops last.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnUnset({"spring.datasource.url", "spring.datasource.jndi-name"})
@ConditionalOnMissingBean({DataSource.class, JdbcConnectionDetails.class})
@EnableConfigurationProperties(DatabaseProperties.class)
class PrivatePostgresAutoConfiguration {

    @Bean(destroyMethod = "close")
    PrivatePostgres privatePostgres(DatabaseProperties properties) {
        return PrivatePostgres.start(properties.directory());
    }

    @Bean
    JdbcConnectionDetails privatePostgresConnectionDetails(PrivatePostgres postgres) {
        return new JdbcConnectionDetails() {

            @Override
            public String getUsername() {
                return PrivatePostgres.ROLE;
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.url();
            }
        };
    }
}
