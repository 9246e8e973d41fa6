package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.Quarter;
import luoshi.light.Light;
import luoshi.light.MeasureLight;
import luoshi.progress.ProgressStatus;
import luoshi.rollup.Comparison.EntryChange;
import luoshi.rollup.Comparison.LightChange;
import luoshi.rollup.Comparison.MeasureChange;
import luoshi.rollup.Comparison.TextChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    private static final Quarter NOW = new Quarter(2020, 3);
    private static final Quarter BEFORE = new Quarter(2020, 2);
    private static final String TEXT = "截至6月底，全省累计减免企业社保费128.4亿元，惠及企业11.2万户，审批时限压缩到3个工作日。";

    @ParameterizedTest
    @CsvSource({
        "GREEN, BLUE, NEWLY_DONE",
        "RED, BLUE, NEWLY_DONE",
        "GREEN, RED, NEWLY_RED",
        "YELLOW, RED, NEWLY_RED",
        "GREEN, YELLOW, WORSE",
        "BLUE, GREEN, WORSE",
        "RED, YELLOW, RECOVERED",
        "RED, GREEN, RECOVERED",
        "YELLOW, GREEN, RECOVERED",
        "RED, RED, UNCHANGED",
        "GREY, RED, UNJUDGED",
        "GREEN, GREY, UNJUDGED"
    })
    void saysOfEachLightWhatBecameOfIt(Light before, Light now, LightChange change) {
        assertThat(LightChange.of(before, now)).isEqualTo(change);
    }

    @Test
    void callsATextRewordedThatHasNoNewNumberValueOrState() {
        var reworded = TEXT.replace("截至6月底，", "到6月底，").replace("压缩到", "压减至");

        assertThat(change(ProgressStatus.ON_TRACK, reworded, "55 1")).isEqualTo(TextChange.REWORDED);
        assertThat(change(ProgressStatus.ON_TRACK, reworded.replace("128.4", "139.6"), "55 1"))
                .isEqualTo(TextChange.NEW_CONTENT);
        assertThat(change(ProgressStatus.ON_TRACK, reworded, "55 2")).isEqualTo(TextChange.NEW_CONTENT);
        assertThat(change(ProgressStatus.SLOW, reworded, "55 1")).isEqualTo(TextChange.NEW_CONTENT);
        assertThat(change(ProgressStatus.ON_TRACK, "召开了全省推进会议，印发了实施细则，各设区市相继出台配套办法并组织了培训。", "55 1"))
                .isEqualTo(TextChange.NEW_CONTENT);
    }

    @Test
    void callsTheSameTextUnchangedAndWhatIsDoneNewlyDone() {
        assertThat(change(ProgressStatus.ON_TRACK, TEXT + "\n", "55 1")).isEqualTo(TextChange.UNCHANGED);
        assertThat(change(ProgressStatus.DONE_CLAIMED, TEXT, "55 1")).isEqualTo(TextChange.NEWLY_DONE);
        assertThat(new ApprovedTwice(1, "", "", 2L, null, true, "", null, 1L, ProgressStatus.SLOW, TEXT, null)
                        .compared()
                        .change())
                .as("无新进展")
                .isEqualTo(TextChange.UNCHANGED);
        assertThat(new ApprovedTwice(1, "", "", 2L, null, true, "", null, null, null, null, null)
                        .compared()
                        .change())
                .as("nothing approved before")
                .isEqualTo(TextChange.INCOMPARABLE);
    }

    @Test
    void tellsAllOfItInOneParagraphThatNamesMeasuresAndAddsUp() {
        var comparison = new Comparison(
                NOW,
                BEFORE,
                List.of(
                        measure("一", Light.GREEN, Light.RED),
                        measure("三", Light.GREEN, Light.RED),
                        measure("二", Light.RED, Light.GREEN),
                        measure("四", Light.GREEN, Light.GREEN)),
                List.of(entry(TextChange.REWORDED), entry(TextChange.NEW_CONTENT), entry(TextChange.INCOMPARABLE)));

        assertThat(comparison.text())
                .isEqualTo("与2020年第二季度相比，4项措施中，新办结0项；新亮红灯2项，为第（一）、（三）条；灯色转差0项；恢复或好转1项，为第（二）条；"
                        + "灯色未变1项；尚不能比较0项。责任单位应报的3项中，新完成0项，有新内容1项，仅文字表述调整1项，无变化0项；"
                        + "两个季度中至少一个季度没有审核通过的填报、不能比较的1项。");
        assertThat(comparison
                        .paragraph(new NumberLists(NOW, LocalDate.of(2020, 10, 21)))
                        .numbers())
                .as("each leads to its list as it was on the day of the report")
                .extracting(PlacedNumber::path)
                .allMatch(path -> path.startsWith("/periods/2020Q3/comparison?on=2020-10-21"))
                .contains("/periods/2020Q3/comparison?on=2020-10-21&light=newly-red#measures");
    }

    private static TextChange change(ProgressStatus status, String text, String figures) {
        return new ApprovedTwice(
                        1, "（一）", "省商务厅", 2L, status, false, text, figures, 1L, ProgressStatus.ON_TRACK, TEXT, "55 1")
                .compared()
                .change();
    }

    private static MeasureChange measure(String numeral, Light before, Light now) {
        return new MeasureChange(numeral, light(BEFORE, before), light(NOW, now));
    }

    private static MeasureLight light(Quarter quarter, @Nullable Light light) {
        return new MeasureLight(1, "", "", quarter, light, light, false, "", null, null);
    }

    private static EntryChange entry(TextChange change) {
        return new EntryChange(1, "", "", 1L, 2L, change);
    }
}
