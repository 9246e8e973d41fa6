package luoshi.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which sentences of a text say neither how much nor when nor about what. A hint for the author alone: a sentence without
 * all three can still be right. The lead of an enumeration (一是减负稳岗扎实有效。) counts together with what it leads to.
 *
 * @param sentences how many sentences the text has
 * @param empty those without a number, a time and an object
 */
public record Substance(int sentences, List<Span> empty) {

    /** A number of things; 一批, 一系列 and 一是 count nothing. */
    private static final Pattern NUMBER =
            Pattern.compile("\\d|(?:[二两三四五六七八九百千]+|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:个|项|家|户|次|名|条|场|件|份|所|座|期|轮|类|成|倍)");

    private static final Pattern TIME =
            Pattern.compile("本季度|当季|[上下]半年|[一二三四]季度|全年|月底|月末|年底|年末|季度末|年内|月内|日前|本月|上月|下月|[上中下]旬|春节|国庆|汛期|元旦|度夏|度冬|入冬");

    private static final Pattern LEAD = Pattern.compile("(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）).{1,16}。");

    /** Looks at every sentence by itself. */
    public static Substance of(String text) {
        var sentences = withTheirLeads(text);
        return new Substance(
                sentences.size(),
                sentences.stream().filter(span -> saysNothing(span.in(text))).toList());
    }

    private static List<Span> withTheirLeads(String text) {
        var joined = new ArrayList<Span>();
        for (var sentence : Sentences.of(text)) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && LEAD.matcher(last.in(text)).matches() && !startsAnItem(sentence.in(text))) {
                joined.set(joined.size() - 1, new Span(last.start(), sentence.end()));
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }

    private static boolean startsAnItem(String sentence) {
        return sentence.matches("(?s)(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）).*");
    }

    private static boolean saysNothing(String sentence) {
        var narrow = Width.narrow(sentence);
        return !NUMBER.matcher(narrow).find()
                && !TIME.matcher(narrow).find()
                && !ConcreteWords.PATTERN.matcher(narrow).find();
    }

    /** Whether it is worth a hint: at least two such sentences, and at least half of the text. */
    public boolean isThin() {
        return empty.size() >= 2 && empty.size() * 2 >= sentences;
    }
}
