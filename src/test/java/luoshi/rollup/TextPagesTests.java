package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** A long report is shown page by page, each of which ends where a part or a measure ends. */
class TextPagesTests {

    private final List<Passage> text = new ArrayList<>();

    @Test
    void aReportOfTheUsualLengthIsOnePage() {
        measure(1, 300);
        measure(2, 300);

        var pages = TextPages.of(Paragraph.of(text), null);
        assertThat(pages.isPart()).isFalse();
        assertThat(pages.part(2)).hasSize(text.size() - 1);
        assertThat(pages.earlier()).isNull();
        assertThat(pages.later()).isNull();
    }

    @Test
    void aPageEndsWithAMeasureAndNothingIsLost() {
        measure(1, 600);
        measure(2, 600);
        measure(3, 300);
        measure(4, 1500);

        var pages = TextPages.of(Paragraph.of(text), null);
        assertThat(pages.pages().stream().mapToInt(List::size)).containsExactly(602, 902, 1501);
        assertThat(pages.pages().stream().flatMap(List::stream).map(Paragraph::first))
                .isEqualTo(text);
        assertThat(pages.later()).isEqualTo(pages.pages().get(1).get(0).first());
        assertThat(pages.later().getText()).isEqualTo("2. 措施");
    }

    @Test
    void theChapterStaysWithItsFirstMeasure() {
        measure(1, 900);
        add(PassageKind.CHAPTER, "（二）保市场主体");
        measure(2, 200);

        assertThat(TextPages.of(Paragraph.of(text), null).pages())
                .extracting(page -> page.get(0).first().getText())
                .containsExactly("引言。", "（二）保市场主体");
    }

    @Test
    void aLinkToASentenceShowsThePageThatHasIt() {
        measure(1, 900);
        measure(2, 900);

        assertThat(TextPages.of(Paragraph.of(text), (long) text.size()).shown()).isEqualTo(1);
        assertThat(TextPages.of(Paragraph.of(text), 3L).shown()).isZero();
        assertThat(TextPages.of(Paragraph.of(text), 99_999L).shown())
                .as("of another report")
                .isZero();
    }

    @Test
    void theContentsAreThoseOfTheWholeReport() {
        measure(1, 900);
        measure(2, 900);

        assertThat(TextPages.of(Paragraph.of(text), null).contents())
                .extracting(
                        heading -> heading.part() == null ? heading.passage().getText() : heading.part())
                .containsExactly(2, "1. 措施", "2. 措施");
    }

    @Test
    void withoutTextThereIsAnEmptyPage() {
        var pages = TextPages.of(List.of(), 7L);

        assertThat(pages.isPart()).isFalse();
        assertThat(pages.part(1)).isEmpty();
    }

    private void measure(int number, int sentences) {
        if (text.isEmpty()) {
            add(0, PassageKind.PROGRAM, "引言。");
        }
        add(PassageKind.MEASURE, number + ". 措施");
        IntStream.range(0, sentences).forEach(i -> add(PassageKind.SOURCED, "省商务厅：第" + i + "句。"));
    }

    private void add(PassageKind kind, String words) {
        add(2, kind, words);
    }

    private void add(int part, PassageKind kind, String words) {
        var passage = new Passage(1, text.size() + 1, new DraftPassage(part, kind, words, 1L, null, null));
        ReflectionTestUtils.setField(passage, "id", (long) text.size() + 1);
        text.add(passage);
    }
}
