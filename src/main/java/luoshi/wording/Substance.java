package luoshi.wording;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which sentences of a text say neither how much nor when nor about what. A hint for the author alone: a sentence without
 * all three can still be right.
 *
 * @param sentences how many sentences the text has
 * @param empty those without a number, a time and an object
 */
public record Substance(int sentences, List<Span> empty) {

    /** A number of things in Chinese characters; 一批, 一系列 and 一是 count nothing. */
    private static final Pattern CHINESE_NUMBER =
            Pattern.compile("(?:[二两三四五六七八九十百千]+|十?[一二三四五六七八九]十[一二三四五六七八九]?)(?:个|项|家|户|次|名|条|场|件|份|所|座|期|轮|类)");

    private static final Pattern TIME =
            Pattern.compile("本季度|当季|[上下]半年|[一二三四]季度|全年|月底|月末|年底|年末|季度末|年内|月内|日前|本月|上月|下月|[上中下]旬|春节|国庆|汛期|元旦|\\d+[年月日]");

    private static final Pattern OBJECT = ConcreteWords.PATTERN;

    /** Looks at every sentence by itself. */
    public static Substance of(String text) {
        var sentences = Sentences.of(text);
        return new Substance(
                sentences.size(),
                sentences.stream().filter(span -> saysNothing(span.in(text))).toList());
    }

    private static boolean saysNothing(String sentence) {
        var narrow = Width.narrow(sentence);
        return Quantities.in(sentence).isEmpty()
                && !CHINESE_NUMBER.matcher(narrow).find()
                && !TIME.matcher(narrow).find()
                && TimeScopes.in(narrow).isEmpty()
                && !OBJECT.matcher(narrow).find();
    }

    /** Whether it is worth a hint: at least two such sentences, and at least half of the text. */
    public boolean isThin() {
        return empty.size() >= 2 && empty.size() * 2 >= sentences;
    }
}
