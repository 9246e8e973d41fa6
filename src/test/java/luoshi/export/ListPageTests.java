package luoshi.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A long list is shown page by page, and its addresses keep what it is filtered by. */
class ListPageTests {

    private static final List<Integer> MANY =
            IntStream.rangeClosed(1, 2 * ListPage.ROWS + 1).boxed().toList();

    @Test
    void aShortListIsOnePage() {
        var page = ListPage.of(List.of(1, 2), "/claims", Map.of("show", "late"));
        assertThat(page.lines()).containsExactly(1, 2);
        assertThat(page.first()).isNull();
        assertThat(page.next()).isNull();
        assertThat(page.isPart()).isFalse();
    }

    @Test
    void thePagesFollowEachOtherAndMissNothing() {
        var first = ListPage.of(MANY, "/claims", Map.of("show", "late", "after", ""));
        assertThat(first.lines()).first().isEqualTo(1);
        assertThat(first.next()).isEqualTo("/claims?show=late&after=1000");
        var second = ListPage.of(MANY, "/claims", Map.of("show", "late", "after", "1000"));
        assertThat(second.lines()).hasSize(ListPage.ROWS).first().isEqualTo(1001);
        assertThat(second.first()).isEqualTo("/claims?show=late");
        assertThat(second.next()).isEqualTo("/claims?show=late&after=2000");
        var last = ListPage.of(MANY, "/claims", Map.of("show", "late", "after", "2000"));
        assertThat(last.lines()).containsExactly(2001);
        assertThat(last.next()).isNull();
        assertThat(last.total()).isEqualTo(2001);
    }

    @Test
    void whatCannotBeReadOrLiesBehindTheEndIsTheFirstPage() {
        for (var after : List.of("2001", "99999999", "-1", "x")) {
            assertThat(ListPage.of(MANY, "/claims", Map.of("after", after)).after())
                    .as(after)
                    .isZero();
        }
    }

    @Test
    void whatStandsInTheAddressIsEncoded() {
        assertThat(ListPage.of(MANY, "/claims", Map.of("measure", "（一）& b")).next())
                .isEqualTo("/claims?measure=%EF%BC%88%E4%B8%80%EF%BC%89%26%20b&after=1000");
    }
}
