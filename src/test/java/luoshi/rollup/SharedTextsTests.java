package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedTextsTests {

    private final SharedTexts texts = new SharedTexts();

    @Test
    void equalTextsAreKeptOnce() {
        var first = texts.of(text("保居民就业"));

        assertThat(texts.of(text("保居民就业"))).isSameAs(first);
        assertThat(texts.orNull(text("保居民就业"))).isSameAs(first);
        assertThat(texts.of(text("保市场主体"))).isEqualTo("保市场主体");
    }

    @Test
    void whatIsMissingStaysSoOnlyWhereItMay() {
        assertThat(texts.of(null)).isEmpty();
        assertThat(texts.orNull(null)).isNull();
    }

    private static String text(String of) {
        return new StringBuilder(of).toString();
    }
}
