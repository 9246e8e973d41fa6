package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import luoshi.wording.Quantity.Sense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTests {

    @ParameterizedTest
    @CsvSource({
        "减免社保费28.4亿元, 2840000000, 元",
        "发放补贴5566万元, 55660000, 元",
        "为1.24万户放款, 12400, 户",
        "支持重点企业409家, 409, 户",
        "城镇新增就业11.7万人, 117000, 人",
        "累计开通23728个, 23728, 个",
        "登记失业率2.99%, 2.99, %",
        "登记失业率２．９９％, 2.99, %",
        "进出口3，048家, 48, 户",
        "改造管网1200公里, 1200000, 米",
        "退税时间压缩至7个工作日, 7, 工作日",
        "平均用时5天, 5, 日",
        "储备粮食85亿斤, 8500000000, 斤",
        "储备粮食425万吨, 8500000000, 斤",
        "总投资1.13万亿元, 1130000000000, 元",
        "服务企业1.2万余户次, 12000, 户次",
        "回升0.5个百分点, 0.5, 百分点",
        "明确20项重点任务, 20, 项",
        "'贷款12,345万元', 123450000, 元",
    })
    void readsNumberScaleAndUnit(String text, BigDecimal value, String unit) {
        var quantity = only(text);

        assertThat(quantity.value()).isEqualByComparingTo(value);
        assertThat(quantity.unit()).isEqualTo(unit);
        assertThat(quantity.span().in(text)).isEqualTo(quantity.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "根据赣府发〔2020〕11号文件",
                "根据赣府发[2020]11号文件",
                "2020年9月30日召开会议",
                "2020年工作要点",
                "1至8月推进顺利",
                "1—9月",
                "截至9月底",
                "一是加强调度，二是强化督导",
                "（一）稳定就业岗位",
                "完成三项工作",
                "推进5G应用和4K频道",
                "进出口额居全国第16位",
                "第20条措施",
                "会议于14:30开始",
                "500千伏鄱余工程",
                "照护3岁以下婴幼儿",
                "拨打12345热线",
                "按照1号文件要求",
            })
    void takesNoNameDateOrOrdinalForAQuantity(String text) {
        assertThat(Quantities.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "缓缴1—3个月, 1, 3, 月",
        "缓缴1个月至3个月, 1, 3, 月",
        "降低10～15%, 10, 15, %",
        "压缩到5至7个工作日, 5, 7, 工作日",
    })
    void readsRanges(String text, BigDecimal low, BigDecimal high, String unit) {
        var quantity = only(text);

        assertThat(quantity.value().abs().min(quantity.upTo().abs())).isEqualByComparingTo(low);
        assertThat(quantity.value().abs().max(quantity.upTo().abs())).isEqualByComparingTo(high);
        assertThat(quantity.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "进出口同比增长21.3%, 21.3, CHANGE, 同比, 进出口",
        "三季度出口环比下降6.8%, -6.8, CHANGE, 环比, 出口",
        "工业用电负增长3.2%, -3.2, CHANGE, '', 工业用电",
        "工业用电增长-3.2%, -3.2, CHANGE, '', 工业用电",
        "招聘场次较上年同期增加12场, 12, CHANGE, 较上年同期, 招聘场次",
        "失业率比上季度下降0.1个百分点, -0.1, CHANGE, 比上季度, 失业率",
        "城镇新增就业完成年计划的26.1%, 26.1, PLAN_SHARE, '', 城镇新增就业",
        "新增5G基站20842个, 20842, VALUE, '', 新增5G基站",
        "二是今年累计减免社保费3亿元, 300000000, VALUE, '', 减免社保费",
        "建成标准厂房120万平方米, 1200000, VALUE, '', 建成标准厂房",
        "低保标准650元, 650, INTENDED, '', 低保标准",
        "费率提高到16%, 16, VALUE, '', 费率提高",
        "力争全年完成投资100亿元, 100e8, INTENDED, '', 力争完成投资",
        "提前完成年度2万个目标, 20000, INTENDED, '', 提前完成年度",
        "担保费率降至1%以下, 1, INTENDED, '', 担保费率",
        "每人给予补贴1000元, 1000, INTENDED, '', 每人给予补贴",
    })
    void tellsWhatANumberSays(String text, BigDecimal value, Sense sense, String basis, String subject) {
        var quantity = only(text);

        assertThat(quantity.value()).isEqualByComparingTo(value);
        assertThat(quantity.sense()).isEqualTo(sense);
        assertThat(quantity.basis()).isEqualTo(basis);
        assertThat(quantity.subject()).isEqualTo(subject);
    }

    @Test
    void givesAShareTheSubjectOfTheNumberBeforeIt() {
        var found = Quantities.in("一季度城镇新增就业11.7万人，完成年计划的26.1%。前三季度全省进出口3048.2亿元、增长21.3%，其中出口2221.8亿元、增长23.5%。");

        assertThat(found)
                .extracting(Quantity::subject)
                .containsExactly("城镇新增就业", "城镇新增就业", "进出口", "进出口", "其中出口", "其中出口");
        assertThat(found)
                .extracting(Quantity::sense)
                .containsExactly(Sense.VALUE, Sense.PLAN_SHARE, Sense.VALUE, Sense.CHANGE, Sense.VALUE, Sense.CHANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "一季度发放失业保险稳岗返还2.95亿元，截至6月底累计发放7.36亿元, 失业保险稳岗返还发放",
        "二是失业保险稳岗返还提速，截至6月底累计发放7.36亿元, 失业保险稳岗返还提速发放",
        "加快进度，截至6月底累计发放7.36亿元, ''",
        "惠及企业3万户，累计发放7.36亿元, ''",
        "失业保险稳岗返还提速扩面，其中7.36亿元, ''",
        "失业保险稳岗返还提速扩面，累计惠及3万户企业, ''",
        "失业保险稳岗返还提速扩面。累计发放7.36亿元, ''",
        "累计减免社保费3亿元, ''",
    })
    void givesAVerbThatStandsAloneWhatTheSentenceHasSpokenOf(String text, String topic) {
        var found = Quantities.in(text);

        assertThat(found.get(found.size() - 1).topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "截至9月底新增5G基站20842个, 0, 1, 9",
        "1–9月新增5G基站20842个, 0, 1, 9",
        "前三季度新增5G基站20842个, 0, 1, 9",
        "截至2020年9月30日新增5G基站20842个, 2020, 1, 9",
        "9月末新增5G基站20842个, 0, 1, 9",
        "2020年上半年新增5G基站20842个, 2020, 1, 6",
        "三季度新增5G基站20842个, 0, 7, 9",
        "2至3月新增5G基站20842个, 0, 2, 3",
        "9月份新增5G基站20842个, 0, 9, 9",
        "全年新增5G基站20842个, 0, 1, 12",
        "去年新增5G基站20842个, -1, 0, 0",
        "2019年新增5G基站20842个, 2019, 0, 0",
        "今年以来新增5G基站20842个, 0, 0, 0",
        "新增5G基站20842个, 0, 0, 0",
    })
    void readsTheTimeANumberIsOf(String text, int year, int from, int to) {
        var scope = only(text).scope();

        assertThat(List.of(scope.year(), scope.from(), scope.to())).containsExactly(year, from, to);
        assertThat(only(text).subject()).isEqualTo("新增5G基站");
    }

    @Test
    void comparesNumbersOfTheSameThingAndTimeOnly() {
        var ours = only("为企业减免社保费28.4亿元");

        assertThat(ours.isAboutTheSameAs(only("累计减免社保费26.8亿元"))).isTrue();
        assertThat(ours.isAboutTheSameAs(only("减免社保费5000户"))).isFalse();
        assertThat(ours.isAboutTheSameAs(only("减免房租26.8亿元"))).isFalse();
        assertThat(ours.isAboutTheSameAs(only("其中小微企业减免社保费26.8亿元"))).isFalse();
        assertThat(ours.isAboutTheSameAs(only("预计减免社保费26.8亿元"))).isFalse();
        assertThat(only("2至3月减免社保费28.4亿元").isAboutTheSameAs(only("一季度减免社保费26.8亿元")))
                .isFalse();
        assertThat(only("前三季度减免社保费28.4亿元").isAboutTheSameAs(only("截至9月底减免社保费26.8亿元")))
                .isTrue();
        assertThat(only("减免社保费28.4亿元").isAboutTheSameAs(only("上年减免社保费26.8亿元"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "放款12400户, 放款1.24万户, true",
        "放款12399户, 放款1.24万户, true",
        "放款12460户, 放款1.24万户, false",
        "减免28.4亿元, 减免28.36亿元, true",
        "减免28.4亿元, 减免26.8亿元, false",
        "减免近30亿元, 减免28.4亿元, true",
        "减免约20亿元, 减免28.4亿元, false",
        "用时5—7个工作日, 用时6个工作日, true",
        "用时5—7个工作日, 用时9个工作日, false",
    })
    void agreesAsFarAsTheCoarserNumberIsWritten(String one, String other, boolean agree) {
        assertThat(only(one).agreesWith(only(other))).isEqualTo(agree);
        assertThat(only(other).agreesWith(only(one))).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource({
        "累计发放贷款93.2亿元, true",
        "截至9月底累计发放贷款93.2亿元, true",
        "1–9月发放贷款93.2亿元, true",
        "前三季度发放贷款93.2亿元, true",
        "三季度发放贷款93.2亿元, false",
        "截至9月底发放贷款93.2亿元, false",
        "截至9月底贷款余额93.2亿元, false",
        "累计发放贷款余额93.2亿元, false",
        "1–9月合同兑现率95%, false",
    })
    void knowsWhatCanOnlyGrow(String text, boolean cumulative) {
        assertThat(only(text).cumulative()).isEqualTo(cumulative);
    }

    @Test
    void takesNoContractForAnApproximation() {
        assertThat(only("产销对接签约39亿元").rounded()).isFalse();
        assertThat(only("产销对接签约39亿元").subject()).isEqualTo("产销对接签约");
        assertThat(only("产销对接约39亿元").rounded()).isTrue();
        assertThat(only("安排就近400人").rounded()).isFalse();
    }

    @Test
    void belongsToItsSentence() {
        var text = "一是减免及时。二是为企业减免社保费28.4亿元，惠及企业。";

        assertThat(only(text).sentence().in(text)).isEqualTo("二是为企业减免社保费28.4亿元，惠及企业。");
    }

    @Test
    void comparesWithAnExactValue() {
        assertThat(only("减免28.4亿元").agreesWith(new BigDecimal("2838000000"))).isTrue();
        assertThat(only("减免28.4亿元").agreesWith(new BigDecimal("2680000000"))).isFalse();
    }

    @Test
    void readsAWholeParagraph() {
        var text =
                "截至5月末，运用专项再贷款支持重点企业409户、贷款93.2亿元；复工复产再贷款再贴现支持21025户、210亿元；" + "5月1日至6月28日，小微客户融资服务平台为1.24万户放款95.77亿元。";

        assertThat(Quantities.in(text))
                .extracting(Quantity::text)
                .containsExactly("409户", "93.2亿元", "21025户", "210亿元", "1.24万户", "95.77亿元");
    }

    @Test
    void standsWhereItSaysInAnyText() {
        for (int seed = 0; seed < 300; seed++) {
            var texts = new SampleTexts(new Random(seed));
            var text = texts.edited(texts.paragraph(8));
            int end = 0;
            for (var quantity : Quantities.in(text)) {
                assertThat(quantity.span().in(text)).as("seed %s", seed).isEqualTo(quantity.text());
                assertThat(quantity.span().start()).isGreaterThanOrEqualTo(end);
                assertThat(quantity.value()).isLessThanOrEqualTo(quantity.upTo());
                assertThat(quantity.agreesWith(quantity)).isTrue();
                end = quantity.span().end();
            }
        }
    }

    private static Quantity only(String text) {
        var found = Quantities.in(text);
        assertThat(found).as(text).hasSize(1);
        return found.get(0);
    }
}
