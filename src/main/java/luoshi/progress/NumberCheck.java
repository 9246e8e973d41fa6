package luoshi.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import luoshi.calendar.Quarter;
import luoshi.progress.Contradiction.Kind;
import luoshi.progress.Contradiction.Place;
import luoshi.wording.Quantities;
import luoshi.wording.Quantity;
import luoshi.wording.Quantity.Sense;

/**
 * 数字对账: holds the numbers of a draft against the entry's indicator values, the unit's last text and the approved texts of
 * the measure's other units. A finding has to be explained, so it says nothing rather than something doubtful: two numbers
 * are compared only where the words before them are the same, the unit is the same, neither is an aim or a bound, the times
 * do not differ, and each side names the thing with one value only.
 */
final class NumberCheck {

    /** How often something was done is each unit's own affair; two units' numbers of it do not contradict. */
    private static final Set<String> ACTIVITIES =
            Set.of("次", "场", "期", "批", "批次", "件", "份", "条", "项", "篇", "册", "种", "类", "班", "日", "工作日", "小时", "人次", "户次");

    /** Words that name too little to be sure that two units mean the same. */
    private static final Pattern VAGUE =
            Pattern.compile("^(?:开展|组织|举办|召开|走访|服务|帮助|接待|受理|印发|出台|安排|下达|拨付|争取|支持|发放|惠及|涉及|培训|检查|新增|资金|投资|项目|贷款)");

    private static final int SHORTEST_SUBJECT = 4;

    /** The share of an indicator's name, in pairs of characters, that the words around a number must have. */
    private static final double SAME_NAME = 0.6;

    private static final Pattern NAME_ENDINGS = Pattern.compile("(?:上限|数量|数|情况|目标|控制|提高倍数)$");
    private static final Pattern BRACKETS = Pattern.compile("（[^）]*）|[“”]");

    private final List<Placed> ours;
    private final List<Placed> comparable;
    private final Map<String, Finding> found = new LinkedHashMap<>();

    private NumberCheck(Map<String, String> texts) {
        ours = placed(texts);
        comparable = ours.stream()
                .filter(one -> one.number.sense() != Sense.INTENDED && isNamedOnce(one, ours))
                .toList();
    }

    /** A contradiction and which of our numbers it is about. */
    private record Finding(int position, Contradiction contradiction) {}

    /**
     * Every contradiction, in the order of the text.
     *
     * @param draft the text with the values of the indicators
     * @param sources what it is held against
     */
    static List<Contradiction> in(Draft draft, DraftSources sources) {
        var check = new NumberCheck(accounts(draft.text()));
        check.holdAgainstItself();
        sources.indicators()
                .forEach(indicator -> draft.figures().stream()
                        .filter(figure -> figure.indicatorId() == indicator.id())
                        .forEach(figure -> check.holdAgainst(indicator, figure)));
        sources.own().stream().limit(1).forEach(last -> check.holdAgainstLast(last, sources));
        if (sources.wholeProvince()) {
            others(sources).filter(SourceText::approved).forEach(check::holdAgainstOther);
        }
        return check.inOrder();
    }

    /** What the text says of the quarter against all that other units have submitted, approved or not; for who may read that. */
    static List<Contradiction> amongSubmitted(Narrative text, DraftSources sources) {
        var check = new NumberCheck(accounts(text));
        if (sources.wholeProvince()) {
            others(sources).forEach(check::holdAgainstOther);
        }
        return check.inOrder();
    }

    /** The other units' texts of the same quarter, as far as their numbers are those of the province. */
    private static Stream<SourceText> others(DraftSources sources) {
        return sources.others().stream()
                .filter(other -> other.wholeProvince() && other.quarter().equals(sources.quarter()));
    }

    /** The texts that tell what has been done; intentions contradict nothing. */
    private static Map<String, String> accounts(Narrative draft) {
        var accounts = draft.texts();
        accounts.remove("nextSteps");
        accounts.remove("coordinationNeeds");
        return accounts;
    }

    /** A number in a field of a text. */
    private record Placed(String field, String text, Quantity number) {

        Quote quote() {
            var sentence = number.sentence();
            int offset = sentence.start();
            return new Quote(
                    sentence.in(text),
                    number.span().start() - offset,
                    number.span().end() - offset);
        }

        /** The last characters of what it is the number of; no time, bracket or other filler is taken out of them. */
        String lastWords() {
            var subject = number.subject();
            return subject.substring(Math.max(0, subject.length() - 2));
        }

        String identity() {
            return number.subject()
                    + number.topic()
                    + number.object()
                    + number.scope().text()
                    + number.text();
        }
    }

    private static List<Placed> placed(Map<String, String> texts) {
        var placed = new ArrayList<Placed>();
        texts.forEach(
                (field, text) -> Quantities.in(text).forEach(number -> placed.add(new Placed(field, text, number))));
        return placed;
    }

    /** Within a sentence the second value may be a part of the first; in another sentence of the same time it cannot. */
    private void holdAgainstItself() {
        for (int i = 0; i < ours.size(); i++) {
            var later = ours.get(i);
            ours.stream()
                    .limit(i)
                    .filter(earlier -> isAnotherValue(earlier, later))
                    .findFirst()
                    .ifPresent(earlier -> add(
                            Kind.WITHIN, later, Place.ofThisText(earlier.field), earlier.quote(), earlier.identity()));
        }
    }

    private static boolean isAnotherValue(Placed earlier, Placed later) {
        var one = earlier.number;
        var other = later.number;
        return one.sense() == Sense.VALUE
                && other.sense() == Sense.VALUE
                && one.subject().equals(other.subject())
                && one.object().equals(other.object())
                && one.cumulative() == other.cumulative()
                && one.scope().text().equals(other.scope().text())
                && namesSomething(one)
                && one.isAboutTheSameAs(other)
                && !one.agreesWith(other)
                && !(earlier.field.equals(later.field) && one.sentence().equals(other.sentence()));
    }

    /** Whether the words before the number say enough, and it is not merely how often something was done. */
    private static boolean namesSomething(Quantity number) {
        return !ACTIVITIES.contains(number.unit())
                && number.subject().length() >= SHORTEST_SUBJECT
                && !VAGUE.matcher(number.subject()).find();
    }

    private void holdAgainst(DraftSources.Indicator indicator, Figure figure) {
        var values = Quantities.in(figure.amount().stripTrailingZeros().toPlainString() + indicator.unit());
        if (values.size() != 1) {
            return;
        }
        var value = values.get(0);
        var about = ours.stream()
                .filter(one -> isOf(one.number, value, figure) && names(one.number, indicator.name()))
                .toList();
        if (about.stream().anyMatch(one -> one.number.agreesWith(value.value()))) {
            return;
        }
        var quote = new Quote(value.text(), 0, value.text().length());
        about.stream()
                .limit(1)
                .forEach(one -> add(
                        Kind.FIGURE, one, Place.ofIndicator(indicator.name()), quote, indicator.id() + value.text()));
    }

    private static boolean isOf(Quantity number, Quantity value, Figure figure) {
        return number.sense() == Sense.VALUE
                && number.unit().equals(value.unit())
                && (number.scope().to() == 0
                        || number.scope().to() == figure.asOf().getMonthValue())
                && number.scope().year() != -1;
    }

    private static boolean names(Quantity number, String indicator) {
        var name =
                NAME_ENDINGS.matcher(BRACKETS.matcher(indicator).replaceAll("")).replaceAll("");
        var spoken = number.subject() + number.object();
        int pairs = name.length() - 1;
        int same = 0;
        for (int i = 0; i < pairs; i++) {
            if (spoken.contains(name.substring(i, i + 2))) {
                same++;
            }
        }
        return pairs > 0 && same >= SAME_NAME * pairs;
    }

    private void holdAgainstLast(SourceText last, DraftSources sources) {
        hold(
                last,
                Kind.EARLIER,
                (ours, theirs) -> ours.isAboutTheSameAs(theirs)
                        && ours.scope().from() > 0
                        && theirs.scope().from() > 0
                        && !ours.agreesWith(theirs));
        if (last.quarter().year() == sources.quarter().year()) {
            hold(
                    last,
                    Kind.FALLEN,
                    (ours, theirs) -> ours.cumulative()
                            && theirs.cumulative()
                            && ours.sense() == Sense.VALUE
                            && ours.isSameKindAs(theirs)
                            && ours.scope()
                                    .goesBeyond(
                                            theirs.scope(),
                                            sources.quarter().year(),
                                            lastMonth(sources.quarter()),
                                            lastMonth(last.quarter()))
                            && ours.upTo().compareTo(theirs.value()) < 0
                            && !ours.agreesWith(theirs));
        }
    }

    private static int lastMonth(Quarter quarter) {
        return quarter.number() * 3;
    }

    private void holdAgainstOther(SourceText other) {
        hold(
                other,
                Kind.OTHER_UNIT,
                (ours, theirs) -> ours.isAboutTheSameAs(theirs) && namesSomething(ours) && !ours.agreesWith(theirs));
    }

    private void hold(SourceText source, Kind kind, BiPredicate<Quantity, Quantity> contradict) {
        var texts = source.accounts();
        if (!mentionsAny(texts)) {
            return;
        }
        var theirs = placed(texts);
        for (var one : comparable) {
            theirs.stream()
                    .filter(other -> contradict.test(one.number, other.number) && isNamedOnce(other, theirs))
                    .findFirst()
                    .ifPresent(other ->
                            add(kind, one, placeOf(source, other), other.quote(), other.identity() + source.entryId()));
        }
    }

    /** Whether it is worth taking the numbers out of the texts: whether one of ours is named there at all. */
    private boolean mentionsAny(Map<String, String> texts) {
        return comparable.stream()
                .anyMatch(one -> texts.values().stream().anyMatch(text -> text.contains(one.lastWords())));
    }

    /** Whether the text gives the thing one value only; where it gives two, the words are too coarse to compare. */
    private static boolean isNamedOnce(Placed one, List<Placed> all) {
        return all.stream()
                .filter(other -> other.number.isAboutTheSameAs(one.number))
                .allMatch(other -> other.number.agreesWith(one.number));
    }

    private static Place placeOf(SourceText source, Placed number) {
        return new Place(source.unitName(), source.quarter(), number.field, source.entryId());
    }

    private void add(Kind kind, Placed here, Place place, Quote there, String identity) {
        var key = Contradiction.keyOf(kind.name(), here.identity(), identity);
        var contradiction = new Contradiction(key, kind, here.field, here.quote(), place, there);
        found.putIfAbsent(key, new Finding(ours.indexOf(here), contradiction));
    }

    /** By field and by place, as an author goes through his text. */
    private List<Contradiction> inOrder() {
        return found.values().stream()
                .sorted(Comparator.comparingInt(Finding::position))
                .map(Finding::contradiction)
                .toList();
    }
}
