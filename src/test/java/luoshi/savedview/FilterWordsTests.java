package luoshi.savedview;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A kept filter is told in the words of the list it belongs to. */
@WebTest
class FilterWordsTests {

    @Autowired
    FilterWords words;

    @Test
    void aFilterOfProblemsIsSaidInTheWordsOfItsList() {
        assertThat(words.of("/problems", "alike=true&kind=need&owner=fgw&quarter=2020Q3&show=late"))
                .isEqualTo("相近的排在一起；类别：需协调事项；承办单位：省发展改革委；季度：2020年第三季度；状态：超期");
    }

    @Test
    void theSameStateIsCalledOnEveryListAsTheListCallsIt() {
        assertThat(words.of("/close-outs", "show=submitted")).isEqualTo("状态：待验收");
        assertThat(words.of("/extensions", "show=submitted")).isEqualTo("状态：待省级审批");
        assertThat(words.of("/task-points", "show=bare")).isEqualTo("状态：还没有任务点的句子");
        assertThat(words.of("/open-wordings", "show=settled")).isEqualTo("状态：已细化");
    }

    @Test
    void lightsThatAreToldApartAreSaidInWords() {
        assertThat(words.of("/lights", "light=green&mark=by-hand&quarter=2020Q3"))
                .isEqualTo("灯色：绿灯；另有说明：由省级协调员调整；季度：2020年第三季度");
    }

    @Test
    void whatIsNoDayAndNoQuarterStandsAsItWasTyped() {
        assertThat(words.of("/lights", "on=2020-13-45&quarter=1999Q4")).isEqualTo("截至：2020-13-45；季度：1999Q4");
        assertThat(words.of("/lights", "on=2020-10-09")).isEqualTo("截至：2020年10月9日");
    }

    @Test
    void aFilterThatLeavesNothingOutSaysSo() {
        assertThat(words.of("/problems", "")).isEqualTo("全部（没有筛选）");
    }
}
