package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import luoshi.organisation.UnitNames;
import luoshi.organisation.UnitNames.Wrong;
import luoshi.rollup.TextCheck.Finding;
import luoshi.rollup.TextCheck.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCheckTests {

    private static final UnitNames NAMES = new UnitNames(
            List.of("省发展改革委", "江西省发展和改革委员会"), List.of(new Wrong("省发改委", "省发展改革委"), new Wrong("省发展和改革委员会", "省发展改革委")));

    @ParameterizedTest
    @CsvSource({
        "按照赣府发（2020）11号文件要求, BRACKETS, （2020）11号",
        "按照赣府发[2020]11号文件要求, BRACKETS, [2020]11号",
        "按照赣府发〔2020〕第11号文件要求, BRACKETS, 〔2020〕第11号",
        "按照赣府发〔2020〕011号文件要求, BRACKETS, 〔2020〕011号",
        "截至2020-09-30已完成, DATES, 2020-09-30",
        "截至2020.9.30已完成, DATES, 2020.9.30",
        "截至2020年09月30日, DATES, 年09月",
        "9月30号召开会议, DATES, 9月30号",
        "一是推进。2、加大投入, LEVELS, 2、",
        "(一)加大投入, LEVELS, (一)",
        "（一）、加大投入, LEVELS, （一）、",
        "一、加大投入, LEVELS, 一、",
        "请予批准追加资金, REQUESTS, 请予批准",
        "恳请省政府安排资金5亿元, REQUESTS, 恳请省政府安排资金",
        "妥否请指示, REQUESTS, 妥否",
        "请省政府予以支持, REQUESTS, 请省政府予以支持",
        "所需资金请予支持, REQUESTS, 请予支持",
        "望批准, REQUESTS, 望批准",
        "王某某局长重视不够, PERSONS, 王某某局长",
        "副县长李明重视不够, PERSONS, 县长李明重",
        "副县长高明，重视不够, PERSONS, 县长高明",
        "由省发改委牵头, UNITS, 省发改委"
    })
    void findsWhatAReportShouldNotHave(String text, Rule rule, String words) {
        assertThat(check(text)).extracting(Finding::rule, Finding::found).contains(tuple(rule, words));
    }

    @ParameterizedTest
    @CsvSource({
        "按照赣府发〔2020〕11号文件要求，截至2020年9月30日，减免128.4亿元、惠及11.2万户。",
        "一是推行免申即享；二是压缩时限。1.扩大宣传。（1）面向企业。",
        "新亮红灯3项，为第（一）、（二）、（十九）条；另有第（三）、第（四）条。",
        "比上年增长2.5—3.1个百分点，5G基站2.43万个。",
        "江西省发展和改革委员会会同省发展改革委各处室办理。",
        "各地主任会议部署，企业负责人反映融资难。",
        "县长高度重视，市长任组长，局长周密部署。",
        "已申请省政府批准，项目有望批准，申请支持的企业较多。"
    })
    void leavesRightWordsAlone(String text) {
        assertThat(check(text)).isEmpty();
    }

    @Test
    void namesTheRightNameAndShowsWhereItStands() {
        var finding = check("为做好稳就业工作，由省发改委牵头会同有关单位制定了二十余条具体落实措施。").get(0);

        assertThat(finding.right()).isEqualTo("省发展改革委");
        assertThat(finding.around()).isEqualTo("为做好稳就业工作，由省发改委牵头会同有关单位制定了二…");
    }

    @Test
    void looksForPersonsAmongTheProblemsOnly() {
        assertThat(TextCheck.of(List.of(passage(2, PassageKind.SOURCED, "王某某局长带队调研。")), NAMES))
                .isEmpty();
    }

    @Test
    void headingsCarryTheirNumbers() {
        assertThat(TextCheck.of(List.of(passage(2, PassageKind.CHAPTER, "一、保居民就业")), NAMES))
                .isEmpty();
    }

    private static List<Finding> check(String text) {
        return TextCheck.of(List.of(passage(3, PassageKind.SOURCED, text)), NAMES);
    }

    private static Passage passage(int part, PassageKind kind, String text) {
        return new Passage(1, 1, new DraftPassage(part, kind, text, null, null, null));
    }
}
