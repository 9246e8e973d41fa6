package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.calendar.Quarter;
import luoshi.progress.Contradiction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCheckTests {

    private static final Quarter SECOND = new Quarter(2020, 2);
    private static final Quarter THIRD = new Quarter(2020, 3);
    private static final DraftSources.Indicator BASE_STATIONS = new DraftSources.Indicator(55, "5G基站建成数", "个");
    private static final DraftSources.Indicator REFUND = new DraftSources.Indicator(52, "出口退（免）税办理时间", "工作日");

    @Test
    void findsANumberThatIsNotTheIndicatorsValue() {
        var found = check("截至9月底，新增5G基站20842个。", figure(BASE_STATIONS, "23728"));

        assertThat(found).hasSize(1);
        var one = found.get(0);
        assertThat(one.kind()).isEqualTo(Kind.FIGURE);
        assertThat(one.field()).isEqualTo("progress");
        assertThat(one.here().words()).isEqualTo("20842个");
        assertThat(one.here().before()).isEqualTo("截至9月底，新增5G基站");
        assertThat(one.there().words()).isEqualTo("23728个");
        assertThat(one.place().name()).isEqualTo("5G基站建成数");
    }

    @Test
    void findsTheIndicatorInOtherWords() {
        assertThat(check("正常出口退（免）税平均办理时间6.8个工作日。", figure(REFUND, "5.8"))).hasSize(1);
        assertThat(check("一类企业平均3个工作日。", figure(REFUND, "5.8"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "新增5G基站20842个，累计开通5G基站23728个。", // one of them is the value
                "新增5G基站23728个。",
                "新增5G基站2.37万个。", // the same, written coarser
                "截至8月底，新增5G基站20842个。", // of another day
                "上年新增5G基站2886个。",
                "力争全年新增5G基站25000个。", // intended
                "每个县新增5G基站100个。", // a rate
                "新增5G用户20842户。"
            })
    void doesNotHoldTheIndicatorAgainst(String text) {
        assertThat(check(text, figure(BASE_STATIONS, "23728"))).isEmpty();
    }

    @Test
    void findsAnotherNumberForTheTimeThatWasReportedBefore() {
        var last = own("2至3月为企业减免社保费28.4亿元。");

        var found = NumberCheck.in(draft("2至3月为企业减免社保费26.8亿元，政策4月起继续执行。"), sources(List.of(last), List.of()));

        assertThat(found).extracting(Contradiction::kind).containsExactly(Kind.EARLIER);
        assertThat(found.get(0).there().words()).isEqualTo("28.4亿元");
        assertThat(found.get(0).place().quarter()).isEqualTo(SECOND);
        assertThat(found.get(0).place().field()).isEqualTo("progress");
    }

    @Test
    void findsACumulativeNumberThatFell() {
        var last = own("截至6月底，贫困县产地与商超累计履约0.5亿元。");

        var found = NumberCheck.in(draft("截至9月底，贫困县产地与商超累计履约0.4亿元。"), sources(List.of(last), List.of()));

        assertThat(found).extracting(Contradiction::kind).containsExactly(Kind.FALLEN);
    }

    @Test
    void asksOnceAboutTwoNumbersForTheSameTime() {
        var last = own("一季度降低三项社保费率减负26.8亿元。");

        assertThat(NumberCheck.in(draft("一季度降低三项社保费率减负25.8亿元。"), sources(List.of(last), List.of())))
                .extracting(Contradiction::kind)
                .containsExactly(Kind.EARLIER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1至2月降低三项社保费率减负15.2亿元，1至9月降低三项社保费率减负70.3亿元。", // fewer months, and more than before
                "三季度累计降低三项社保费率减负15.2亿元。", // of the quarter alone
                "本季度累计降低三项社保费率减负15.2亿元。",
                "上年累计降低三项社保费率减负15.2亿元。",
            })
    void doesNotTakeANumberOfOtherMonthsForAFall(String text) {
        var last = own("一季度降低三项社保费率减负26.8亿元。");

        assertThat(NumberCheck.in(draft(text), sources(List.of(last), List.of())))
                .isEmpty();
    }

    @Test
    void doesNotHoldTheCountOfOneYearAgainstThatOfAnother() {
        var last = own("2019年上半年降低三项社保费率减负30亿元，2020年上半年降低三项社保费率减负20亿元。");

        assertThat(NumberCheck.in(draft("2020年前三季度降低三项社保费率减负25亿元。"), sources(List.of(last), List.of())))
                .isEmpty();
        assertThat(NumberCheck.in(draft("前三季度降低三项社保费率减负25亿元。"), sources(List.of(last), List.of())))
                .as("what names no year is of this one")
                .isEmpty();
        assertThat(NumberCheck.in(draft("前三季度降低三项社保费率减负15亿元。"), sources(List.of(last), List.of())))
                .as("a fall within the year")
                .extracting(Contradiction::kind)
                .contains(Kind.FALLEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1至9月降低三项社保费率减负15.2亿元。",
                "累计降低三项社保费率减负15.2亿元。",
                "截至7月底，累计降低三项社保费率减负15.2亿元。",
            })
    void takesALowerNumberOfMoreMonthsForAFall(String text) {
        var last = own("一季度降低三项社保费率减负26.8亿元。");

        assertThat(NumberCheck.in(draft(text), sources(List.of(last), List.of())))
                .extracting(Contradiction::kind)
                .containsExactly(Kind.FALLEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三季度发放失业保险稳岗返还1.1亿元，截至9月底累计发放6.36亿元，惠及企业3.3万户。",
                "失业保险稳岗返还提速，9月底前到户，截至9月底累计发放6.36亿元。",
            })
    void findsAFallOfWhatTheSentenceHasNamedBefore(String text) {
        var last = text.replace("6.36", "7.36").replace("9月", "6月").replace("三季度", "一季度");

        var found = NumberCheck.in(draft(text), sources(List.of(own(last)), List.of()));

        assertThat(found).extracting(Contradiction::kind).containsExactly(Kind.FALLEN);
        assertThat(found.get(0).here().words()).isEqualTo("6.36亿元");
        assertThat(found.get(0).there().words()).isEqualTo("7.36亿元");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "二季度发放失业保险稳岗返还4.41亿元，截至9月底累计发放8.1亿元。",
                "三季度发放创业担保贷款4.41亿元，截至9月底累计发放6.36亿元。", // of something else
                "三季度发放失业保险稳岗返还4.41亿元，截至9月底累计支出6.36亿元。",
                "三季度发放失业保险稳岗返还4.41亿元，其中6.36亿元给中小微企业。",
                "截至9月底累计发放6.36亿元。", // nothing says of what
                "惠及企业3.1万户，累计发放6.36亿元。",
            })
    void takesNoVerbForTheSameThing(String text) {
        var last = own("一季度发放失业保险稳岗返还2.95亿元，截至6月底累计发放7.36亿元。惠及企业3万户，累计发放9亿元。累计发放9亿元。");

        assertThat(NumberCheck.in(draft(text), sources(List.of(last), List.of())))
                .isEmpty();
    }

    @Test
    void doesNotHoldAVerbAgainstAnotherUnitOrAnIndicatorOrTheTextItself() {
        var taxes = other("加大资金保障力度，截至9月底累计拨付7.36亿元。", true, true);
        var text = "加大资金保障力度，截至9月底累计拨付6.36亿元。5G基站建设提速推进，截至9月底累计开通20842个。加大资金保障力度，截至9月底累计拨付6.3亿元。";
        var draft = new Draft(draft(text).text(), Set.of(figure(BASE_STATIONS, "23728")));

        assertThat(NumberCheck.in(draft, sources(List.of(), List.of(taxes)))).isEmpty();
    }

    @Test
    void letsACumulativeNumberBeginAgainWithTheYear() {
        var last = own("全年累计减免社保费50亿元。");
        var sources = new DraftSources(new Quarter(2021, 1), true, List.of(last), List.of(), "", List.of());

        assertThat(NumberCheck.in(draft("累计减免社保费12亿元。"), sources)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三季度减免社保费12亿元。", // of the quarter alone
                "减免社保费12亿元。", // nothing says that it is cumulative
                "累计减免房租12亿元。",
                "累计减免社保费50.1亿元。",
                "累计减免社保费12万户。",
            })
    void doesNotTakeForAFall(String text) {
        assertThat(NumberCheck.in(draft(text), sources(List.of(own("累计减免社保费50亿元。")), List.of())))
                .isEmpty();
    }

    @Test
    void findsAnotherUnitsNumberForTheSame() {
        var taxes = other("截至9月底，累计减免社保费26.8亿元。", true, true);

        var found = NumberCheck.in(draft("截至9月底，为企业减免社保费28.4亿元。"), sources(List.of(), List.of(taxes)));

        assertThat(found).extracting(Contradiction::kind).containsExactly(Kind.OTHER_UNIT);
        assertThat(found.get(0).place().name()).isEqualTo("省税务局");
        assertThat(found.get(0).there().sentence()).isEqualTo("截至9月底，累计减免社保费26.8亿元。");
    }

    @Test
    void tellsNothingOfAnotherUnitsTextThatIsNotApproved() {
        var waiting = other("累计减免社保费26.8亿元。", false, true);

        assertThat(NumberCheck.in(draft("累计减免社保费28.4亿元。"), sources(List.of(), List.of(waiting))))
                .isEmpty();
    }

    @Test
    void doesNotCompareOneCityWithAnotherOrWithTheProvince() {
        var city = other("累计减免社保费1.2亿元。", true, false);
        var province = other("累计减免社保费26.8亿元。", true, true);
        var ofACity = new DraftSources(THIRD, false, List.of(), List.of(province), "", List.of());

        assertThat(NumberCheck.in(draft("累计减免社保费28.4亿元。"), sources(List.of(), List.of(city))))
                .isEmpty();
        assertThat(NumberCheck.in(draft("累计减免社保费2.4亿元。"), ofACity)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三季度减免社保费12亿元。", // another time
                "减免社保费26.8亿元。",
                "减免社保费近27亿元。",
                "其中小微企业减免社保费12亿元。", // a part
                "预计减免社保费40亿元。",
                "上年减免社保费40亿元。",
                "减免社保费12亿元；减免社保费14.8亿元。", // the words are too coarse to compare
            })
    void doesNotHoldTheOtherUnitAgainst(String text) {
        var taxes = other("截至9月底，累计减免社保费26.8亿元。", true, true);

        assertThat(NumberCheck.in(draft(text), sources(List.of(), List.of(taxes))))
                .extracting(Contradiction::kind)
                .doesNotContain(Kind.OTHER_UNIT);
    }

    @Test
    void leavesEveryUnitItsOwnActivities() {
        var taxes = other("开展政策宣传辅导会12场，走访企业340户。", true, true);

        assertThat(NumberCheck.in(draft("开展政策宣传辅导会9场，走访企业120户。"), sources(List.of(), List.of(taxes))))
                .isEmpty();
    }

    @Test
    void keepsTheKeyWhileOtherWordsChangeAndGivesItUpWithTheNumber() {
        var sources = sources(List.of(), List.of(other("截至9月底，累计减免社保费26.8亿元。", true, true)));
        var key = key("为企业减免社保费28.4亿元。", sources);

        assertThat(key("一是减负及时。今年累计为企业减免社保费28.4亿元，惠及企业。", sources)).isEqualTo(key);
        assertThat(key("为企业减免社保费29.4亿元。", sources)).isNotEqualTo(key);
        assertThat(key).matches("[0-9a-f]{16}");
    }

    @Test
    void goesThroughTheTextInItsOrder() {
        var draft = new Draft(
                new Narrative("前段。减免房租费3亿元，减免社保费28.4亿元。", "退还担保费用2亿元。", "", "减免社保费99亿元。", "", null, false, ""),
                Set.of());
        var taxes = other("退还担保费用1亿元。减免社保费26.8亿元。减免房租费5亿元。", true, true);

        assertThat(NumberCheck.in(draft, sources(List.of(), List.of(taxes))))
                .extracting(one -> one.here().words())
                .containsExactly("3亿元", "28.4亿元", "2亿元");
    }

    private static String key(String text, DraftSources sources) {
        return NumberCheck.in(draft(text), sources).get(0).key();
    }

    private static List<Contradiction> check(String text, Figure figure) {
        return NumberCheck.in(new Draft(draft(text).text(), Set.of(figure)), sources(List.of(), List.of()));
    }

    private static Draft draft(String progress) {
        return new Draft(new Narrative(progress, "", "", "", "", null, false, ""), Set.of());
    }

    private static Figure figure(DraftSources.Indicator indicator, String amount) {
        return new Figure(indicator.id(), new BigDecimal(amount), LocalDate.of(2020, 9, 30), "台账", null, "");
    }

    private static DraftSources sources(List<SourceText> own, List<SourceText> others) {
        return new DraftSources(THIRD, true, own, others, "", List.of(BASE_STATIONS, REFUND));
    }

    private static SourceText own(String progress) {
        return new SourceText(1, "省人力资源社会保障厅", SECOND, true, true, true, progress, "", "", "", "");
    }

    private static SourceText other(String progress, boolean approved, boolean wholeProvince) {
        return new SourceText(2, "省税务局", THIRD, false, approved, wholeProvince, progress, "", "", "", "");
    }
}
