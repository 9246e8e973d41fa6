package luoshi.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;

/**
 * The texts of the program. A text may name a word of the glossary as {@code {term.date.due}}; what is shown is the word
 * that {@code messages/terms.properties} has for it, so one table feeds pages, files and manual.
 */
class TermMessages extends ResourceBundleMessageSource {

    private static final Pattern REFERENCE = Pattern.compile("\\{(term\\.[\\w.-]+)}");

    @Override
    protected @Nullable String getStringOrNull(ResourceBundle bundle, String key) {
        var text = super.getStringOrNull(bundle, key);
        return text == null || !text.contains("{term.")
                ? text
                : REFERENCE.matcher(text).replaceAll(this::word);
    }

    private String word(MatchResult reference) {
        return Matcher.quoteReplacement(getMessage(reference.group(1), null, Locale.SIMPLIFIED_CHINESE));
    }

    /** In the place of Spring Boot's own, with the same settings. */
    @Configuration(proxyBeanMethods = false)
    static class Setting {

        @Bean
        static TermMessages messageSource(Environment environment) {
            var messages = new TermMessages();
            messages.setBasenames(Binder.get(environment)
                    .bind("spring.messages.basename", String[].class)
                    .get());
            messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
            messages.setFallbackToSystemLocale(false);
            return messages;
        }
    }
}
