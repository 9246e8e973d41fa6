package luoshi.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be like, after 等保三级: long enough, of several kinds of characters, and nothing one would
 * try first. Words of the list do not count even when decorated: {@code P@ssw0rd2020} is still {@code password}.
 */
@Component
class PasswordRules {

    static final int SHORTEST = 10;
    static final int KINDS = 3;

    private static final List<Pattern> KINDS_OF_CHARACTERS = List.of(
            Pattern.compile("\\p{Lu}"),
            Pattern.compile("\\p{Ll}"),
            Pattern.compile("\\p{Nd}"),
            Pattern.compile("[\\p{Lo}\\p{Lm}\\p{Lt}]"),
            Pattern.compile("[^\\p{L}\\p{Nd}]"));

    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]");

    private final Pattern weak = Pattern.compile("(?:" + String.join("|", words()) + ")*+");

    /** The message keys of the rules that the password breaks; none if it may be taken. */
    List<String> brokenBy(String password, String username) {
        var broken = new ArrayList<String>();
        if (password.length() < SHORTEST) {
            broken.add("account.password.too-short");
        }
        if (password.length() > PasswordCheck.LONGEST) {
            broken.add("account.password.too-long");
            return broken;
        }
        if (kindsIn(password) < KINDS) {
            broken.add("account.password.too-few-kinds");
        }
        if (!username.isBlank() && password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            broken.add("account.password.has-username");
        }
        if (isWeak(password)) {
            broken.add("account.password.weak");
        }
        return broken;
    }

    private static long kindsIn(String password) {
        return KINDS_OF_CHARACTERS.stream()
                .filter(kind -> kind.matcher(password).find())
                .count();
    }

    private boolean isWeak(String password) {
        var core = DECORATION.matcher(password.toLowerCase(Locale.ROOT)).replaceAll("");
        return consistsOfWeakWords(core) || consistsOfWeakWords(undisguised(core));
    }

    private boolean consistsOfWeakWords(String text) {
        return weak.matcher(NOT_LETTERS.matcher(text).replaceAll("")).matches();
    }

    private static String undisguised(String text) {
        return text.replace('@', 'a')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('5', 's')
                .replace('$', 's');
    }

    /** Longest first, so that the pattern takes whole words without going back. */
    private static List<String> words() {
        try {
            return new ClassPathResource("weak-passwords.txt", PasswordRules.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
