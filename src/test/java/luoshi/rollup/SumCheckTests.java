package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import luoshi.account.Actor;
import org.junit.jupiter.api.Test;

class SumCheckTests {

    @Test
    void aPartIsNotMoreThanItsWhole() {
        assertThat(found("全省共建成产业园120个，其中省级150个。")).containsExactly("PART 150个 120个");
        assertThat(found("全省共建成产业园120个，其中省级50个、市级70个。")).isEmpty();
        assertThat(found("全省共建成产业园1.2万个，其中省级12000个。")).isEmpty();
        assertThat(found("全省共建成产业园120个（上年结转20个），其中省级50个。")).isEmpty();
        assertThat(found("全省共建成产业园120个（上年结转20个），其中省级150个。")).containsExactly("PART 150个 120个");
        assertThat(found("全省建成产业园（共120个，其中省级150个）。")).containsExactly("PART 150个 120个");
    }

    @Test
    void aTotalIsTheSumOfWhatStandsBeforeIt() {
        assertThat(found("新开工项目30个、续建项目45个，合计76个。")).containsExactly("TOTAL 76个 75个");
        assertThat(found("新开工项目30个、续建项目45个，合计75个。")).isEmpty();
        assertThat(found("甲类项目3个、乙类项目4个，总计9个。")).containsExactly("TOTAL 9个 7个");
        assertThat(found("新开工项目3个、续建项目4个，共9个。")).containsExactly("TOTAL 9个 7个");
        assertThat(found("新开工项目3个、续建项目4个，全省共有项目9个。")).isEmpty();
        assertThat(found("减税12.3亿元、降费8.4亿元，合计20.7亿元。")).isEmpty();
        assertThat(found("减税12.3亿元、降费8.4亿元，合计25.7亿元。")).containsExactly("TOTAL 25.7亿元 20.7亿元");
        assertThat(found("惠及企业30户，发放补贴45万元，合计减负76万元。")).as("other units").isEmpty();
    }

    @Test
    void theCountsOfTheReportAddUp() {
        assertThat(found("本季度应报142项，已报120项，缺报21项。")).containsExactly("COUNTS 142项 120＋21＝141");
        assertThat(found("已报120项，其中按时报送100项、逾期报送20项。")).isEmpty();
    }

    @Test
    void sharesAreThoseOfTheCountsAndMakeAHundred() {
        assertThat(found("145项目标任务细化为222个具体工作内容，欠进度17个占7.7%，超进度10个占4.5%，已完成24个占10.8%，其它9个占4.1%，达进度162个占72.9%。"))
                .isEmpty();
        assertThat(found("222个具体工作内容中，欠进度17个占8.7%，达进度205个占91.3%。"))
                .containsExactly("SHARE 17个占8.7% 7.7%", "SHARE 205个占91.3% 92.3%");
        assertThat(found("审核通过的3项中，正常推进1项，占33.3%；进展缓慢2项，占66.6%。")).containsExactly("HUNDRED 99.9% 100.0%");
        assertThat(found("完成投资12亿元，占年度计划的83.5%。")).isEmpty();
    }

    @Test
    void whatMayBeTrueIsLeftAlone() {
        assertThat(found("新开工项目30个，其中亿元以上12个，累计开工150个。")).isEmpty();
        assertThat(found("今年新增30个，去年新增20个，累计合计500个。")).isEmpty();
        assertThat(found("全省100个项目中，开工80个，占80%；竣工60个，占75%。"))
                .as("of what has begun")
                .isEmpty();
        assertThat(found("完成28.4个单位工程，占71%。")).isEmpty();
    }

    @Test
    void aRewrittenSentenceIsHeldAgainstItsSource() {
        var passage = passage("累计开通5G基站20842个。");
        passage.rewrite("累计开通5G基站2.1万个，新开通842个。", Actor.SYSTEM, Instant.EPOCH);

        assertThat(SumCheck.of(List.of(passage)))
                .extracting(SumCheck.Finding::found)
                .containsExactly("2.1万个", "842个");
        assertThat(SumCheck.of(List.of(passage))).noneMatch(SumCheck.Finding::stops);
    }

    @Test
    void whatTheProgramQuotesIsPointedAtAndStopsNothing() {
        var words = "批示：“100个项目，其中开工120个。”";

        assertThat(program(words, List.of())).singleElement().matches(one -> !one.stops());
        assertThat(program(words, List.of(new PlacedNumber("项目", "100", "/"))))
                .singleElement()
                .matches(SumCheck.Finding::stops);
        assertThat(SumCheck.of(List.of(passage(words)))).singleElement().matches(SumCheck.Finding::stops);
    }

    private static List<SumCheck.Finding> program(String text, List<PlacedNumber> numbers) {
        return SumCheck.of(List.of(new Passage(1, 1, DraftPassage.program(1, text, numbers))));
    }

    private static List<String> found(String text) {
        return SumCheck.of(List.of(passage(text))).stream()
                .map(one -> one.rule() + " " + one.found() + " " + one.right())
                .toList();
    }

    private static Passage passage(String text) {
        return new Passage(1, 1, new DraftPassage(2, PassageKind.SOURCED, text, 1L, 1L, 1));
    }
}
