package luoshi.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luoshi.wording.Quantities;
import luoshi.wording.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * 数字校验 of the text: whether the numbers of a sentence contradict one another. It finds only what cannot be true (a part
 * above its whole, a total that is not the sum, shares that are not those of the counts) and points at numbers of rewritten
 * sentences that their source does not hold.
 */
final class SumCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern SHARE = Pattern.compile(
            "(?<![\\d.])(?<count>\\d{1,9})(?<unit>项|个|家|户|件|条|处|人|名|亩|套|台|单位)[^\\d。；]{0,6}?[，,]?占(?:比)?(?<share>\\d+(?:\\.\\d+)?)[%％]");
    private static final Pattern TOTAL = Pattern.compile("合计|共计|总计|总数(?:为|是)?|(?<=[，,、；])共(?=\\s*\\d)");

    /** Where it says so, a total may be of more than what stands before it. */
    private static final Pattern NOT_OF_THESE = Pattern.compile("其中|累计|历年|其他|其它|等");

    /** What is wrong with the numbers. */
    enum Rule {
        /** 其中: a part is more than its whole. */
        PART(true),
        /** 合计: is not the sum of what it is the total of. */
        TOTAL(true),
        /** 应报, 已报, 缺报, 按时, 逾期 do not add up. */
        COUNTS(true),
        /** 占…%: is not the share of the count. */
        SHARE(true),
        /** The shares of a whole do not add up to 100.0. */
        HUNDRED(true),
        /** The source of a rewritten sentence does not hold the number. */
        SOURCE(false);

        private final boolean stops;

        Rule(boolean stops) {
            this.stops = stops;
        }

        /** The message key of the sentence; what was found and what it should be are its values. */
        public String key() {
            return "rollup.sum-check." + name();
        }
    }

    /**
     * A place where numbers contradict one another.
     *
     * @param found the number
     * @param right what it should be, or what it contradicts
     */
    record Finding(Passage passage, Rule rule, String found, String right) {

        /**
         * Whether 送审 is refused as long as it is so. In a sentence of the program that has no number of its own it is people whose
         * words are quoted, as in a 批示, and nobody could put them right.
         */
        public boolean stops() {
            return rule.stops
                    && (passage.getKind() != PassageKind.PROGRAM
                            || !passage.getNumbers().isEmpty());
        }
    }

    private final Passage passage;
    private final List<Finding> found = new ArrayList<>();

    private SumCheck(Passage passage) {
        this.passage = passage;
    }

    /** Everything found in the text, in its order. */
    static List<Finding> of(List<Passage> passages) {
        var found = new ArrayList<Finding>();
        for (var passage : passages) {
            if (!passage.getKind().isHeading() && !passage.isAbsorbed()) {
                found.addAll(new SumCheck(passage).check());
            }
        }
        return List.copyOf(found);
    }

    private List<Finding> check() {
        for (var sentence : SentenceCut.of(passage.getText())) {
            counts(sentence);
            shares(sentence);
            for (var clause : sentence.split("；")) {
                parts(clause);
                totals(clause);
            }
        }
        if (passage.isEdited()) {
            source();
        }
        return found;
    }

    private void find(Rule rule, String what, String right) {
        found.add(new Finding(passage, rule, what, right));
    }

    /** 共N个（M个），其中A个、B个: none of those in the same unit, up to the next comma, is more than N. */
    private void parts(String clause) {
        var at = clause.indexOf("其中");
        if (at < 0) {
            return;
        }
        var quantities = plain(clause);
        Quantity whole = null;
        var end = clause.length();
        for (var quantity : quantities) {
            if (quantity.span().end() <= at) {
                whole = isAside(clause, quantity, at) ? whole : quantity;
            } else if (end == clause.length()) {
                var comma = clause.indexOf('，', quantity.span().end());
                end = comma < 0 ? end - 1 : comma;
            }
            if (whole != null
                    && quantity.span().start() > at
                    && quantity.span().start() < end
                    && whole.unit().equals(quantity.unit())
                    && quantity.value().compareTo(whole.upTo().add(whole.step())) > 0) {
                find(Rule.PART, quantity.text(), whole.text());
            }
        }
    }

    /** Whether it stands in brackets that are closed by then. */
    private static boolean isAside(String clause, Quantity quantity, int by) {
        var opened = clause.lastIndexOf('（', quantity.span().start());
        var closed = clause.indexOf('）', opened);
        return opened >= 0 && closed >= quantity.span().end() && closed < by;
    }

    /** A个、B个，合计C个: the sum of what stands before it in the clause, if all of that is in the same unit. */
    private void totals(String clause) {
        var total = TOTAL.matcher(clause);
        if (!total.find() || NOT_OF_THESE.matcher(clause).find()) {
            return;
        }
        var quantities = plain(clause);
        var before = quantities.stream()
                .filter(one -> one.span().end() <= total.start())
                .toList();
        var stated = quantities.stream()
                .filter(one -> one.span().start() >= total.end() && one.span().start() <= total.end() + 4)
                .findFirst();
        if (before.size() < 2
                || stated.isEmpty()
                || before.stream()
                        .anyMatch(one -> !one.unit().equals(stated.get().unit()) || one.rounded())) {
            return;
        }
        var sum = before.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        var step = before.stream().map(Quantity::step).reduce(stated.get().step(), BigDecimal::max);
        if (sum.subtract(stated.get().value()).abs().compareTo(step) > 0 || exact(before, sum, stated.get())) {
            find(Rule.TOTAL, stated.get().text(), written(sum, stated.get()));
        }
    }

    /** Whole numbers leave no room for rounding. */
    private static boolean exact(List<Quantity> before, BigDecimal sum, Quantity stated) {
        return before.stream().allMatch(one -> one.step().compareTo(BigDecimal.ONE) == 0)
                && stated.step().compareTo(BigDecimal.ONE) == 0
                && sum.compareTo(stated.value()) != 0;
    }

    private static String written(BigDecimal sum, Quantity like) {
        var digits = like.text().replaceAll("[^\\d.].*$", "");
        var factor = like.value().divide(new BigDecimal(digits), 10, RoundingMode.HALF_UP);
        return sum.divide(factor, Math.max(0, new BigDecimal(digits).scale()), RoundingMode.HALF_UP)
                        .toPlainString()
                + like.text().substring(digits.length());
    }

    private static List<Quantity> plain(String clause) {
        return Quantities.in(clause).stream()
                .filter(one -> one.sense() == Quantity.Sense.VALUE
                        && !one.unit().isEmpty()
                        && !one.unit().equals("%"))
                .toList();
    }

    private void counts(String sentence) {
        sum(sentence, count(sentence, "应报"), count(sentence, "已报"), count(sentence, "缺报"));
        sum(sentence, count(sentence, "已报"), count(sentence, "按时(?:报送)?"), count(sentence, "逾期(?:报送)?"));
    }

    private void sum(String sentence, @Nullable Integer whole, @Nullable Integer one, @Nullable Integer other) {
        if (whole != null && one != null && other != null && whole != one + other) {
            find(Rule.COUNTS, whole + "项", one + "＋" + other + "＝" + (one + other));
        }
    }

    private static @Nullable Integer count(String sentence, String word) {
        var count = Pattern.compile(word + "的?(\\d{1,6})项").matcher(sentence);
        return count.find() ? Integer.valueOf(count.group(1)) : null;
    }

    /** A项，占p%: of what the sentence counts before, or of the sum where the shares are those of a whole. */
    private void shares(String sentence) {
        var shares = SHARE.matcher(sentence).results().toList();
        if (shares.isEmpty()) {
            return;
        }
        var sum = shares.stream().mapToLong(one -> Long.parseLong(one.group(1))).sum();
        var percent = shares.stream().map(one -> new BigDecimal(one.group(3))).reduce(BigDecimal.ZERO, BigDecimal::add);
        var unit = shares.get(0).group(2);
        if (shares.stream().anyMatch(one -> !one.group(2).equals(unit))) {
            return;
        }
        var wholes = wholes(sentence.substring(0, shares.get(0).start()), unit);
        var all = wholes.contains(sum)
                || wholes.isEmpty()
                        && shares.size() > 1
                        && percent.subtract(HUNDRED).abs().compareTo(BigDecimal.ONE) <= 0;
        if (all) {
            wholes.add(sum);
        }
        for (var one : shares) {
            var count = Long.parseLong(one.group(1));
            var share = new BigDecimal(one.group(3));
            if (!wholes.isEmpty() && wholes.stream().noneMatch(whole -> isShare(count, share, whole))) {
                find(Rule.SHARE, count + unit + "占" + share + "%", share(count, share.scale(), wholes.last()) + "%");
            }
            wholes.add(count);
        }
        if (all && shares.size() > 1 && percent.compareTo(HUNDRED) != 0) {
            find(Rule.HUNDRED, percent + "%", "100.0%");
        }
    }

    /** Within one of its last digit, because shares are rounded so that they make a hundred. */
    private static boolean isShare(long count, BigDecimal share, long whole) {
        return whole > 0
                && share(count, share.scale(), whole)
                                .subtract(share)
                                .abs()
                                .compareTo(BigDecimal.ONE.movePointLeft(share.scale()))
                        <= 0;
    }

    private static BigDecimal share(long count, int scale, long whole) {
        return BigDecimal.valueOf(count)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(Math.max(1, whole)), scale, RoundingMode.HALF_UP);
    }

    /** The counts in that unit: each may be what the shares are of. */
    private static TreeSet<Long> wholes(String before, String unit) {
        var wholes = new TreeSet<Long>();
        for (Matcher count = Pattern.compile("(?<![\\d.])(\\d{1,9})" + unit).matcher(before); count.find(); ) {
            wholes.add(Long.valueOf(count.group(1)));
        }
        return wholes;
    }

    /** Numbers that a rewritten sentence says and its source does not. */
    private void source() {
        var known = Quantities.in(passage.getCompiledText());
        for (var quantity : Quantities.in(passage.getText())) {
            if (known.stream()
                    .noneMatch(one ->
                            one.unit().equals(quantity.unit()) && one.value().compareTo(quantity.value()) == 0)) {
                find(Rule.SOURCE, quantity.text(), "");
            }
        }
    }
}
