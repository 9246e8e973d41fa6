package luoshi.progress;

import static luoshi.progress.Accumulation.CUMULATIVE;
import static luoshi.progress.Accumulation.PERIOD;
import static luoshi.progress.Accumulation.POINT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureQuestionTests {

    private static final LocalDate JULY_1 = LocalDate.of(2020, 7, 1);
    private static final Counting BY_YEAR = new Counting(CUMULATIVE, CountedFrom.YEAR);

    @Test
    void asksNothingAboutAValueThatGrewAsValuesDo() {
        assertThat(about(value("20842", "2020-09-30"), CUMULATIVE, last("13960", "2020-06-30", CUMULATIVE)))
                .isNull();
        assertThat(about(value("0.86", "2020-09-30"), POINT, last("0.92", "2020-06-30", POINT)))
                .isNull();
        assertThat(about(value("16", "2020-09-30"), POINT, null)).isNull();
    }

    @Test
    void asksWhyACumulativeValueFell() {
        assertThat(about(value("13959.9", "2020-09-30"), CUMULATIVE, last("13960", "2020-06-30", CUMULATIVE)))
                .isEqualTo(FigureQuestion.DROP);
    }

    @Test
    void letsAValueThatCountsByTheYearBeginAnewWithTheYear() {
        assertThat(about(value("900", "2021-03-31"), CUMULATIVE, last("20842", "2020-12-31", CUMULATIVE)))
                .isNull();
        assertThat(about(value("900", "2020-12-31"), CUMULATIVE, last("20842", "2020-09-30", CUMULATIVE)))
                .isEqualTo(FigureQuestion.DROP);
    }

    @Test
    void asksWhyAValueFellOverNewYearThatCountsFromTheBeginningOfTheTask() {
        var task = new Counting(CUMULATIVE, CountedFrom.TASK);

        assertThat(about(value("4", "2021-03-31"), task, last("5", "2020-12-31", CUMULATIVE)))
                .isEqualTo(FigureQuestion.DROP_OVER_THE_YEAR);
        assertThat(about(value("4", "2020-12-31"), task, last("5", "2020-09-30", CUMULATIVE)))
                .isEqualTo(FigureQuestion.DROP);
        assertThat(about(value("5", "2021-03-31"), task, last("5", "2020-12-31", CUMULATIVE)))
                .as("the same is no fall")
                .isNull();
    }

    @Test
    void asksAboutMoreThanThreeTimesWhateverTheKind() {
        for (var kind : Accumulation.values()) {
            assertThat(about(value("300", "2020-09-30"), kind, last("100", "2020-06-30", kind)))
                    .isNull();
            assertThat(about(value("300.0001", "2020-09-30"), kind, last("100", "2020-06-30", kind)))
                    .isEqualTo(FigureQuestion.JUMP);
        }
        assertThat(about(value("80", "2021-03-31"), CUMULATIVE, last("10", "2020-12-31", CUMULATIVE)))
                .as("over the turn of the year too")
                .isEqualTo(FigureQuestion.JUMP);
    }

    @Test
    void asksAboutLessThanAThirdWhereFallingIsNoQuestionByItself() {
        assertThat(about(value("33", "2020-09-30"), POINT, last("100", "2020-06-30", POINT)))
                .isEqualTo(FigureQuestion.FALL);
        assertThat(about(value("34", "2020-09-30"), PERIOD, last("100", "2020-06-30", PERIOD)))
                .isNull();
        assertThat(about(value("0", "2020-09-30"), PERIOD, last("2", "2020-06-30", PERIOD)))
                .isEqualTo(FigureQuestion.FALL);
    }

    @Test
    void measuresTheSizeOfNegativeValues() {
        assertThat(about(value("-4.1", "2020-09-30"), POINT, last("-1.2", "2020-06-30", POINT)))
                .isEqualTo(FigureQuestion.JUMP);
        assertThat(about(value("2", "2020-09-30"), POINT, last("-1.5", "2020-06-30", POINT)))
                .isNull();
    }

    @Test
    void knowsNoMultipleOfZero() {
        assertThat(about(value("1", "2020-09-30"), CUMULATIVE, last("0", "2020-06-30", CUMULATIVE)))
                .isNull();
    }

    @Test
    void asksWhyTheKindIsAnother() {
        assertThat(about(value("100", "2020-09-30"), PERIOD, last("100", "2020-06-30", CUMULATIVE)))
                .isEqualTo(FigureQuestion.KIND);
    }

    @Test
    void asksWhyThereIsNothingNewer() {
        assertThat(about(value("16", "2020-06-30"), POINT, last("16", "2020-06-30", POINT)))
                .isEqualTo(FigureQuestion.EARLY);
        assertThat(about(value("16", "2020-07-01"), POINT, null)).isNull();
    }

    @Test
    void isAnsweredByAnExplanation() {
        var days = new FigureDays(JULY_1, LocalDate.of(2020, 10, 12));
        var last = last("100", "2020-06-30", CUMULATIVE);

        assertThat(figure("90", "2020-09-30", "省统计局", "").canBeHandedOn(BY_YEAR, last, days))
                .isFalse();
        assertThat(figure("90", "2020-09-30", "省统计局", "剔除重复统计10个。").canBeHandedOn(BY_YEAR, last, days))
                .isTrue();
    }

    @Test
    void isNotTheOnlyThingThatKeepsAValueBack() {
        var days = new FigureDays(JULY_1, LocalDate.of(2020, 10, 12));

        assertThat(figure("90", "2020-09-30", " ", "x").canBeHandedOn(new Counting(POINT, null), null, days))
                .as("no source")
                .isFalse();
        assertThat(figure("90", "2020-10-13", "省统计局", "x").canBeHandedOn(new Counting(POINT, null), null, days))
                .as("a day to come")
                .isFalse();
    }

    private static @Nullable FigureQuestion about(Figure value, Accumulation usual, @Nullable LastFigure last) {
        return about(value, usual == CUMULATIVE ? BY_YEAR : new Counting(usual, null), last);
    }

    private static @Nullable FigureQuestion about(Figure value, Counting counting, @Nullable LastFigure last) {
        return FigureQuestion.about(value, counting, last, JULY_1).orElse(null);
    }

    private static Figure value(String amount, String asOf) {
        return figure(amount, asOf, "省统计局", "");
    }

    private static Figure figure(String amount, String asOf, String source, String explanation) {
        return new Figure(55, new BigDecimal(amount), LocalDate.parse(asOf), source, null, explanation);
    }

    private static LastFigure last(String amount, String asOf, Accumulation kind) {
        return new LastFigure(new BigDecimal(amount), LocalDate.parse(asOf), kind);
    }
}
