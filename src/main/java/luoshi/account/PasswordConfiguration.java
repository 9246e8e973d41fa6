package luoshi.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are stored: Argon2id with the least memory and time that OWASP's ASVS 5.0 accepts for two passes. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
        return new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
    }
}
