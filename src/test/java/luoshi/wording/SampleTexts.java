package luoshi.wording;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts as agencies write them, put together by chance; the same seed gives the same texts. */
public final class SampleTexts {

    private static final List<String> OPENINGS = List.of(
            "认真贯彻省委、省政府部署",
            "聚焦市场主体关切",
            "会同各责任单位",
            "针对企业用工难题",
            "围绕产业链供应链稳定",
            "按照“六保”任务分工",
            "紧盯重点项目",
            "依托政务服务网",
            "根据季度调度安排",
            "深入园区一线");

    private static final List<String> ACTIONS = List.of(
            "减免养老、失业、工伤三项社保费",
            "发放稳岗返还资金",
            "新增5G基站",
            "下达抗疫特别国债资金",
            "支持复工复产再贷款",
            "组织线上招聘活动",
            "办理出口退税",
            "建成高标准农田",
            "储备地方粮食",
            "为小微企业放款",
            "完成职业技能培训",
            "推进500千伏线路工程",
            "发放创业担保贷款",
            "减免国有房屋租金");

    private static final List<String> UNITS = List.of("亿元", "万元", "万户", "家", "个", "万人次", "%", "个工作日", "公里", "万亩");

    private static final List<String> ENDINGS =
            List.of("，切实减轻企业负担。", "，政策红利持续释放。", "，惠及全省各设区市；", "，完成年计划的", "，同比增长", "。\n", "，比上季度有所加快。", "，服务水平进一步提升。");

    private final Random random;

    public SampleTexts(Random random) {
        this.random = random;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    String paragraph(int sentences) {
        return IntStream.range(0, sentences).mapToObj(i -> sentence()).collect(Collectors.joining());
    }

    public String ofLength(int characters) {
        var text = new StringBuilder();
        while (text.length() < characters) {
            text.append(sentence());
        }
        return text.substring(0, characters);
    }

    /** The same text after a few strokes: something taken out here, something put in there. */
    public String edited(String text) {
        var edited = new StringBuilder(text);
        for (int i = 0; i < 4; i++) {
            int at = random.nextInt(edited.length() + 1);
            if (random.nextBoolean()) {
                edited.insert(at, sentence());
            } else {
                edited.delete(at, Math.min(edited.length(), at + random.nextInt(20)));
            }
        }
        return edited.toString();
    }

    private String sentence() {
        var ending = one(ENDINGS);
        return one(OPENINGS) + "，" + one(ACTIONS) + number() + one(UNITS) + ending
                + (ending.endsWith("。") || ending.endsWith("；") || ending.endsWith("\n") ? "" : number() + "%。");
    }

    private String number() {
        return random.nextBoolean() ? random.nextInt(5000) + "" : random.nextInt(300) + "." + random.nextInt(10);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
