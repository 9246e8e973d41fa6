package luoshi.wording;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import luoshi.wording.Quantity.Sense;
import org.jspecify.annotations.Nullable;

/** The words around a number and what they make of it. */
final class Phrase {

    /** How many characters before a number can hold 下降了大约. */
    private static final int LAST_WORDS = 12;

    private static final String CLAUSE_ENDS = "，。；：！？,;:!?\n";

    /** 约 and 近 as adverbs, not in 签约, 履约, 就近. */
    private static final String NEARLY = "(?<![履签合预节集条公])约|(?<![附就最邻])近";

    private static final String ABOUT = "(?:了|大约|" + NEARLY + "|超过|超|逾|接近)*$";
    private static final Pattern ROUNDED = Pattern.compile("(?:" + NEARLY + "|超过|超|逾|突破|接近|多达)$");
    private static final Pattern INCREASE =
            Pattern.compile("(?<![新负])(?:正增长|增长|上升|提高|提升|增加|上涨|上浮|回升|扩大|增|升|涨)" + ABOUT);
    private static final Pattern DECREASE = Pattern.compile("(?:负增长|下降|降低|减少|回落|下滑|下跌|下浮|收窄|少增|降)" + ABOUT);
    private static final Pattern PLAN = Pattern.compile("(?:计划|目标|任务)[^，。；]{0,6}$|(?:完成率|进度)[^，。；]{0,3}$");
    private static final Pattern BASIS =
            Pattern.compile("同比|环比|[较比与同](?:去年|上年|上季度|上半年|上月|年初|一季度|二季度|三季度|上期|今年\\S{1,4})(?:同期|末|底|初)?(?:相比)?");

    /** What has not happened, and what is a rate or a bound and not an amount. */
    private static final Pattern INTENDED = Pattern.compile(
            "预计|预期|力争|争取|确保|拟|将(?!近)|计划|目标|不少于|不低于|不超过|不高于|不得|最高|最低|上限|下限|至少|每人|每户|每名|每家|每个|每月|每年|单笔|人均|户均|标准(?!厂房|化|件)|给予|按照|按(?!时|期|月|旬|季)");

    private static final Pattern BOUND = Pattern.compile("^(?:以上|以下|以内|之内|内|之前|前|的?(?:年度|全年)?(?:目标|任务|计划))");

    /** How things stand on a day; that may fall. */
    private static final Pattern STOCK = Pattern.compile("余额|存量|库存|结存|在册|在校|在岗|登记失业|现有|尚有|剩余|平均|人均|占比|比重");

    private static final Pattern BRACKETS = Pattern.compile("（[^）]*）|\\([^)]*\\)");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:[\\s、，—]|[一二三四五六七八九十]+是|今年|本年|年内|本期|全省|我省|本省|省内|全市|目前|累计|共计|合计|总计|共|已经|已|实际|实现|完成|同时|另|并|达到|期间|以来|以后|内|为(?:各类|参保)?企业|企业)+");
    private static final Pattern TRAILING = Pattern.compile(
            "(?:[\\s—]|达到|达|为|" + NEARLY + "|超过|超|逾|突破|总计|合计|共计|累计|共|已经|已|实现|完成|了|有|是|至|到|的|分别|增至|降至|多达|接近)+$");

    private static final Pattern PLANNED = Pattern.compile("(?:年度?|全年)?(?:计划|目标|任务)的?$");
    private static final Pattern OPEN_BRACKET = Pattern.compile("[（(]");

    /** Verbs that say nothing about what is counted when they stand alone. */
    private static final Set<String> VERBS = Set.of(
            "下达", "开通", "发放", "支持", "放款", "拨付", "建成", "新增", "办理", "服务", "惠及", "帮助", "涉及", "投资", "增加", "减少", "减免", "补贴",
            "支出", "落实", "安排", "组织", "开展", "举办", "争取", "筹集", "新建", "改造", "培训", "检查", "走访", "收到", "其中", "分别", "支付", "兑现",
            "退还");

    /** What these count is a part of what was spoken of. */
    private static final Set<String> PARTS = Set.of("其中", "分别");

    /** How many characters a name has, and how many clauses without one, to tell what a verb behind them is about. */
    private static final int SHORTEST_NAME = 4;

    private static final int SHORTEST_CLAUSE = 6;

    private static final Set<String> UNCOUNTED =
            Set.of("元", "美元", "欧元", "%", "‰", "百分点", "倍", "日", "工作日", "小时", "分钟", "周", "月", "年", "");

    /** Shares and times do not add up over the year. */
    private static final Set<String> NEVER_ADDED_UP =
            Set.of("%", "‰", "百分点", "倍", "日", "工作日", "小时", "分钟", "周", "月", "年", "");

    private final String text;
    private final int start;
    private final int end;
    private final Span sentence;
    private final @Nullable Quantity last;
    private final List<TimeScopes.Found> times;
    private final TimeScope scope;
    private final String before;
    private final String wholeClause;
    private final boolean decrease;
    private final boolean increase;

    Phrase(String text, int start, int end, Span sentence, @Nullable Quantity last, List<TimeScopes.Found> times) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.sentence = sentence;
        this.last = last;
        this.times = times;
        int clause = clauseStart();
        this.wholeClause = text.substring(clause, start);
        this.scope = lastTime();
        this.before = text.substring(Math.max(clause, previousEnd()), start);
        var lastWords = before.substring(Math.max(0, before.length() - LAST_WORDS));
        this.decrease = DECREASE.matcher(lastWords).find();
        this.increase = INCREASE.matcher(lastWords).find();
    }

    private int clauseStart() {
        int at = start;
        while (at > sentence.start() && CLAUSE_ENDS.indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private int previousEnd() {
        return last == null ? 0 : last.span().end();
    }

    boolean isRounded() {
        return ROUNDED.matcher(before).find();
    }

    boolean isCumulative(String unit) {
        return !NEVER_ADDED_UP.contains(unit)
                && !STOCK.matcher(before).find()
                && (wholeClause.contains("累计") || scope.isSpanSinceJanuary());
    }

    boolean isDecrease() {
        return decrease;
    }

    Sense sense(String unit) {
        boolean plan = unit.equals("%") && PLAN.matcher(before).find();
        if (plan) {
            return Sense.PLAN_SHARE;
        }
        if (INTENDED.matcher(wholeClause).find()
                || BOUND.matcher(text.substring(end)).find()) {
            return Sense.INTENDED;
        }
        return decrease || increase || unit.equals("百分点") ? Sense.CHANGE : Sense.VALUE;
    }

    String basis() {
        var basis = BASIS.matcher(wholeClause);
        var last = "";
        while (basis.find()) {
            last = basis.group();
        }
        return last;
    }

    /** What the number is of; a change or share that names nothing itself is of what the number before it is of. */
    String subject() {
        var own = core(before);
        if (own.isEmpty() && last != null && isRelative()) {
            return last.span().start() >= sentence.start() ? last.subject() : "";
        }
        return VERBS.contains(own) ? "" : own;
    }

    /** What the sentence has spoken of before a verb that stands alone, and the verb; where the unit counts something, that is enough. */
    String topic(String unit) {
        var verb = core(before);
        if (!VERBS.contains(verb) || PARTS.contains(verb) || !object(unit).isEmpty()) {
            return "";
        }
        var last = this.last != null && this.last.span().start() >= sentence.start() ? this.last : null;
        var spoken = spokenSince(last == null ? sentence.start() : last.span().end(), last != null);
        if (spoken.length() >= SHORTEST_CLAUSE) {
            return spoken + verb;
        }
        var named = last == null ? "" : withoutVerbs(last.subject());
        return named.length() >= SHORTEST_NAME ? named + spoken + verb : "";
    }

    /** The clauses in front of that of the number; behind another number without the rest of its own. */
    private String spokenSince(int from, boolean behindNumber) {
        int to = clauseStart();
        int begin = from;
        while (behindNumber && begin < to && CLAUSE_ENDS.indexOf(text.charAt(begin)) < 0) {
            begin++;
        }
        if (begin >= to) {
            return "";
        }
        var clauses = BRACKETS.matcher(withoutTimes(begin, to)).replaceAll("");
        clauses = LEADING.matcher(clauses).replaceAll("").replaceAll("[，,、：:\\s]+", "");
        return withoutVerbs(TRAILING.matcher(clauses).replaceAll(""));
    }

    /** 发放失业保险金 and 失业保险金 are the same to speak of. */
    private static String withoutVerbs(String words) {
        return VERBS.stream()
                .filter(words::startsWith)
                .findFirst()
                .map(verb -> withoutVerbs(words.substring(verb.length())))
                .orElse(words);
    }

    private boolean isRelative() {
        return isDecrease()
                || INCREASE.matcher(before).find()
                || PLAN.matcher(before).find()
                || before.contains("完成");
    }

    private String core(String words) {
        var core = BRACKETS.matcher(withoutTimes(start - words.length(), start)).replaceAll("");
        core = BASIS.matcher(core).replaceAll("");
        core = INCREASE.matcher(core).replaceAll("");
        core = DECREASE.matcher(core).replaceAll("");
        core = OPEN_BRACKET.matcher(PLANNED.matcher(core).replaceAll("")).replaceAll("");
        core = LEADING.matcher(core).replaceAll("");
        return TRAILING.matcher(core).replaceAll("");
    }

    private String withoutTimes(int from, int to) {
        var shown = new StringBuilder(text.substring(from, to));
        for (int i = times.size() - 1; i >= 0; i--) {
            var span = times.get(i).span();
            if (span.start() >= from && span.end() <= to) {
                shown.delete(span.start() - from, span.end() - from);
            }
        }
        return shown.toString();
    }

    /** What stands behind a counting unit, up to the end of the clause. */
    String object(String unit) {
        if (UNCOUNTED.contains(unit)) {
            return "";
        }
        int to = end;
        while (to < text.length() && to - end < 12 && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.substring(end, to);
    }

    /** The last time that the sentence names before the number. */
    TimeScope scope() {
        return scope;
    }

    private TimeScope lastTime() {
        var last = TimeScope.NONE;
        for (var time : times) {
            if (time.span().start() >= sentence.start() && time.span().end() <= start) {
                last = time.scope();
            }
        }
        return last;
    }
}
