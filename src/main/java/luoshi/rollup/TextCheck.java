package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import luoshi.organisation.UnitNames;
import org.jspecify.annotations.Nullable;

/**
 * 文种自检: what the text of a report should not have as a 报告 to a superior authority: wrong brackets and dates, wrong levels
 * of numbering, a request in it, the name of a person among the problems, a unit by a name that is not right on its date.
 * GB/T 9704-2012, 7.2.5, 7.3.3, 7.3.5.4; 党政机关公文处理工作条例 (2012), 第八条 and 第十五条: 报告不得夹带请示事项. It shows and
 * changes nothing.
 */
final class TextCheck {

    private static final int AROUND = 12;
    private static final int PROBLEMS = 3;
    private static final String NUMERALS = "[一二三四五六七八九十]{1,3}";

    /** The surnames that nine of ten people have. */
    private static final String SURNAMES = "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费廉岑薛雷贺倪汤罗毕郝邬安常乐于傅"
            + "齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应丁邓洪包左石崔吉龚"
            + "程邢裴陆翁曾段侯温庄瞿阎文欧游邝肖聂涂刘叶曹]";

    /** Those of them that begin no word which often stands behind a title. */
    private static final String PLAIN_SURNAMES = "[王李张刘陈杨赵黄吴徐孙胡朱郭罗宋郑谢韩唐冯曹袁邓沈彭吕苏卢蒋蔡贾丁魏薛阎潘钟汪姜邹熊孟秦邱侯雷尹]";

    private static final String TITLES = "(?:局长|厅长|主任|处长|科长|书记|县长|市长|区长|镇长|乡长|部长|队长|院长|校长|行长|经理|董事长)";

    /** What is looked for. */
    enum Rule {
        /** 发文字号的年份用六角括号，不编虚位，不加“第”. */
        BRACKETS("[\\[［【(（](?:19|20)\\d{2}[\\]］】)）]\\s*第?\\d+号|〔\\d{4}〕\\s*(?:第\\d+|0\\d*)号|〔\\d{2}〕\\s*\\d+号"),
        /** 日期用阿拉伯数字，年份标全称，月、日不编虚位. */
        DATES(
                "(?<![\\d.])(?:19|20)\\d{2}[./-](?:1[0-2]|0?[1-9])(?:[./-]\\d{1,2})?(?![\\d.])|年0\\d月|月0\\d日|(?<!\\d)\\d{2}年\\d{1,2}月|\\d{1,2}月\\d{1,2}号"),
        /** 结构层次序数依次为“一、”“（一）”“1.”“（1）”; 第（一）、（二）条 names two and begins none. */
        LEVELS("(?<=^|[。；：])\\d{1,2}、(?=\\p{IsHan})|（" + NUMERALS + "）、(?!第?（)|\\((?:" + NUMERALS + "|\\d{1,2})\\)|^"
                + NUMERALS + "、"),
        /** 报告不得夹带请示事项. */
        REQUESTS(
                "妥否|当否|请(?:予)?(?:批复|批示|审批|审定|批准|审议)|特此请示|现请示|(?:请求|恳请|提请|拟请|建议)(?:省政府|上级|国务院|省委)?[^。；]{0,12}(?:批准|同意|解决|拨付|安排资金|支持)"
                        + "|(?<![申邀聘])请(?:省政府|上级|国务院|省委)[^。；，]{0,12}(?:批准|同意|解决|拨付|安排资金|支持)"
                        + "|(?<![申邀聘])请(?:予以?|给予)(?:支持|解决|同意|帮助)|(?<![有在])望(?:予以?|给予)?(?:批准|批复|审批|支持|同意)"),
        /** No person is named among the problems. */
        PERSONS(SURNAMES + "(?:\\p{IsHan}{1,2}|某{1,2})(?:同志|" + TITLES + ")(?!单位|办公室|会议|助理)|" + TITLES + "(?:"
                + PLAIN_SURNAMES + "(?:某{1,2}|\\p{IsHan}{1,2})|(?!任组长|任主任|任副|任总)" + SURNAMES
                + "(?:某{1,2}|\\p{IsHan}{1,2})(?=同志|[，。；、：）]|$))"),
        /** Units by their right names. */
        UNITS("");

        private final Pattern pattern;

        Rule(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        /** The message key of what is wrong with it; the found words and what they should be are its values. */
        public String key() {
            return "rollup.text-check." + name();
        }
    }

    private final @Nullable Passage passage;
    private final String place;
    private final String text;

    private TextCheck(@Nullable Passage passage, String place, String text) {
        this.passage = passage;
        this.place = place;
        this.text = text;
    }

    /**
     * A place that somebody should look at.
     *
     * @param passage the passage; null for a reason that the report prints
     * @param place where it stands
     * @param found the words
     * @param right what they should be, where that is certain, otherwise empty
     * @param around the words with what stands around them
     */
    record Finding(@Nullable Passage passage, String place, Rule rule, String found, String right, String around) {}

    /** Everything found in the text, in its order. */
    static List<Finding> of(List<Passage> passages, UnitNames names) {
        var found = new ArrayList<Finding>();
        for (var passage : passages) {
            if (!passage.isAbsorbed()) {
                var check = new TextCheck(passage, passage.place(), passage.getText());
                found.addAll(check.found(names, rule -> applies(rule, passage)));
            }
        }
        return List.copyOf(found);
    }

    /** Everything found in the reasons that the report prints before its first part. */
    static List<Finding> ofReasons(RollUpReport report, UnitNames names) {
        return report.reasons().entrySet().stream()
                .flatMap(reason ->
                        new TextCheck(null, reason.getKey(), reason.getValue()).found(names, rule -> true).stream())
                .toList();
    }

    /** Headings carry their numbers; only the part of the problems is searched for persons. */
    private static boolean applies(Rule rule, Passage passage) {
        return switch (rule) {
            case LEVELS -> !passage.getKind().isHeading();
            case PERSONS -> passage.getPart() == PROBLEMS;
            default -> true;
        };
    }

    private List<Finding> found(UnitNames names, Predicate<Rule> applies) {
        var found = new ArrayList<Finding>();
        for (var rule : Rule.values()) {
            if (rule == Rule.UNITS) {
                names.in(text).forEach(wrong -> found.add(finding(rule, wrong.name(), wrong.right())));
            } else if (applies.test(rule)) {
                rule.pattern.matcher(text).results().forEach(match -> found.add(finding(rule, match.group(), "")));
            }
        }
        return found;
    }

    private Finding finding(Rule rule, String found, String right) {
        int at = text.indexOf(found);
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + found.length() + AROUND);
        var around = (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
        return new Finding(passage, place, rule, found, right, around);
    }
}
