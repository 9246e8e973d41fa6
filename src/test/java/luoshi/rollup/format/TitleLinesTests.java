package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleLinesTests {

    @Test
    void aShortTitleStaysOnOneLine() {
        assertThat(TitleLines.of("关于有关情况的报告", 19)).containsExactly("关于有关情况的报告");
    }

    @Test
    void aLongTitleBreaksBetweenWords() {
        assertThat(TitleLines.of("江西省发展改革委关于2020年第三季度贯彻落实赣府发〔2020〕11号文件情况的报告", 19))
                .containsExactly("江西省发展改革委", "关于2020年第三季度贯彻落实", "赣府发〔2020〕11号文件情况的报告");
    }

    @Test
    void takesTheEvenestOfTheShortestBreaks() {
        assertThat(TitleLines.of("省发展改革委关于2020年第三季度工作情况的报告", 19)).containsExactly("省发展改革委关于2020年第三季度", "工作情况的报告");
    }

    @Test
    void aTitleThatCannotBeBrokenWithSenseIsLeftToTheWordProcessor() {
        var title = "一".repeat(50);
        assertThat(TitleLines.of(title, 19)).containsExactly(title);
    }
}
