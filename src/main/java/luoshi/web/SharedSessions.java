package luoshi.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Two requests of one session at the same moment, as a double click makes them, both write their attributes. */
@Configuration(proxyBeanMethods = false)
class SharedSessions {

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesOfParallelRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
