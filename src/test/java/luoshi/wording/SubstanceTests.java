package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstanceTests {

    @Test
    void findsTheSentencesThatSayNothing() {
        var text = "提高政治站位，切实加强组织领导。强化责任担当，层层压实责任！进一步完善机制；持续优化流程。不断提升服务水平。截至9月底发放贷款93.2亿元。";

        var substance = Substance.of(text);

        assertThat(substance.sentences()).isEqualTo(6);
        assertThat(substance.empty()).hasSize(5);
        assertThat(substance.isThin()).isTrue();
        assertThat(substance.empty().stream().map(span -> span.in(text)).collect(Collectors.toList()))
                .contains("提高政治站位，切实加强组织领导。")
                .doesNotContain("截至9月底发放贷款93.2亿元。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "新增5G基站20842个。",
                "完成两批次组织工作，涉及三个部门。",
                "四季度继续推进。",
                "10月底前完成。",
                "会同省财政厅开展督导。",
                "赣州、吉安已先行启动。",
                "《现代家具产业链链长制工作方案》出台。",
                "依托赣服通小程序办理。",
                "帮助小微企业渡过难关。",
                "南昌县园区道路已贯通。"
            })
    void letsANumberATimeOrAnObjectCount(String sentence) {
        assertThat(Substance.of(sentence).empty()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"一是加强领导。", "推出一批务实举措。", "各部门密切配合，形成强大合力。", "政策效应进一步显现。"})
    void isNotContentWithWordsThatFitEverywhere(String sentence) {
        assertThat(Substance.of(sentence).empty()).hasSize(1);
    }

    @Test
    void readsTheLeadOfAnEnumerationTogetherWithWhatItLeadsTo() {
        var text = "一是减负稳岗扎实有效。减免社保费28.4亿元。二是服务水平不断提升。流程持续优化。";

        var substance = Substance.of(text);

        assertThat(substance.sentences()).isEqualTo(2);
        assertThat(substance.empty()).extracting(span -> span.in(text)).containsExactly("二是服务水平不断提升。流程持续优化。");
    }

    @Test
    void countsALeadThatLeadsToNothing() {
        assertThat(Substance.of("一是加强领导。二是压实责任。").empty()).hasSize(2);
    }

    @Test
    void hintsOnlyWhereHalfOfTheTextIsEmpty() {
        assertThat(Substance.of("加强领导。新增5G基站20842个。下达资金190亿元。").isThin()).isFalse();
        assertThat(Substance.of("加强领导。").isThin()).isFalse();
        assertThat(Substance.of("").sentences()).isZero();
    }
}
