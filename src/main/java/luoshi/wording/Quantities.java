package luoshi.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the numbers that have a unit out of a narrative. Document numbers, dates, years, ordinals, names like 5G and
 * numbers in Chinese characters (一是, 三项) are none.
 */
public final class Quantities {

    private static final String DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.A-Za-z×*/])(?<sign>(?<!\\d)-)?(?<low>" + DIGITS + ")(?![A-Za-z.\\d])");
    private static final Pattern UPPER =
            Pattern.compile("(?:[—–~\\-]{1,2}|至|到)(?<high>" + DIGITS + ")(?![A-Za-z.\\d])");

    /** Numbers that count nothing: 〔2020〕11号, 第3位, 14:30, 500千伏. */
    private static final Pattern NAMES = Pattern.compile(
            "[〔\\[（(]\\d{4}[〕\\]）)]\\s*第?\\d+号|〔\\d+〕|第\\d+[号条章位名批次届期款项]?|\\d+号|\\d{1,2}[:：]\\d{2}|\\d+岁|\\d+千伏");

    private final String text;
    private final List<TimeScopes.Found> times;
    private final List<Span> names = new ArrayList<>();
    private final List<Span> sentences;
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(String written) {
        text = Width.narrow(written);
        times = TimeScopes.in(text);
        sentences = Sentences.of(text);
        for (var name = NAMES.matcher(text); name.find(); ) {
            names.add(new Span(name.start(), name.end()));
        }
    }

    /** The numbers of the text in order of place; offsets are those of the text as it was given. */
    public static List<Quantity> in(String text) {
        return new Quantities(text).read(text);
    }

    private List<Quantity> read(String written) {
        var number = NUMBER.matcher(text);
        for (int from = 0; number.find(from); ) {
            var quantity = isName(number.start(), number.end()) ? null : readAt(number, written);
            if (quantity == null) {
                from = number.end();
            } else {
                found.add(quantity);
                from = quantity.span().end();
            }
            if (from >= text.length()) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private boolean isName(int start, int end) {
        for (var name : names) {
            if (name.overlaps(start, end)) {
                return true;
            }
        }
        for (var time : times) {
            if (time.span().overlaps(start, end)) {
                return true;
            }
        }
        return false;
    }

    /** A number or a range, and the unit behind it. */
    private record Measured(String low, String high, UnitOfMeasure.Found unit, boolean more) {}

    private @Nullable Quantity readAt(Matcher number, String written) {
        var measured = measure(number.group("low"), number.end());
        if (measured == null) {
            return null;
        }
        var sentence = sentenceOf(number.start());
        var last = found.isEmpty() ? null : found.get(found.size() - 1);
        var phrase = new Phrase(text, number.start(), measured.unit.end(), sentence, last, timesIn(sentence));
        var factor = measured.unit.factor();
        boolean decrease = number.group("sign") != null || phrase.isDecrease();
        var low = signed(measured.low, factor, decrease);
        var high = signed(measured.high, factor, decrease);
        var span = new Span(number.start(), measured.unit.end());
        return new Quantity(
                span,
                sentence,
                span.in(written),
                low.min(high),
                low.max(high),
                factor.multiply(BigDecimal.ONE.movePointLeft(
                                Math.max(0, plain(measured.high).scale())))
                        .stripTrailingZeros(),
                measured.more || phrase.isRounded(),
                phrase.isCumulative(measured.unit.base()),
                measured.unit.base(),
                phrase.sense(measured.unit.base()),
                phrase.basis(),
                phrase.subject(),
                phrase.topic(measured.unit.base()),
                phrase.object(measured.unit.base()),
                phrase.scope());
    }

    private @Nullable Measured measure(String low, int end) {
        var upper = UPPER.matcher(text).region(end, text.length());
        if (upper.lookingAt()) {
            var unit = unitAt(upper.end());
            return unit == null ? null : new Measured(low, upper.group("high"), unit, false);
        }
        var unit = unitAt(end);
        if (unit == null) {
            return null;
        }
        boolean more = text.startsWith("余", end) || text.startsWith("多", end);
        var range = UPPER.matcher(text).region(unit.end(), text.length());
        var other = range.lookingAt() ? unitAt(range.end()) : null;
        return other != null
                        && other.base().equals(unit.base())
                        && other.factor().equals(unit.factor())
                ? new Measured(low, range.group("high"), other, more)
                : new Measured(low, low, unit, more);
    }

    private UnitOfMeasure.@Nullable Found unitAt(int end) {
        int from = text.startsWith("余", end) || text.startsWith("多", end) ? end + 1 : end;
        return UnitOfMeasure.at(text, from);
    }

    private Span sentenceOf(int at) {
        for (var sentence : sentences) {
            if (at < sentence.end()) {
                return sentence;
            }
        }
        throw new IllegalStateException("No sentence at " + at);
    }

    private List<TimeScopes.Found> timesIn(Span sentence) {
        var inside = new ArrayList<TimeScopes.Found>();
        for (var time : times) {
            if (time.span().overlaps(sentence.start(), sentence.end())) {
                inside.add(time);
            }
        }
        return inside;
    }

    private static BigDecimal signed(String digits, BigDecimal factor, boolean negative) {
        var value = plain(digits).multiply(factor).stripTrailingZeros();
        return negative ? value.negate() : value;
    }

    private static BigDecimal plain(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }
}
