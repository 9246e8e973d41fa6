package luoshi.rollup.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import luoshi.rollup.format.Clause.Verdict;

/** The clauses that were measured so far, and how lengths are compared and written. */
final class Measured {

    /** A twip, 1/1440 inch, in millimetres. */
    static final double MILLIMETRES = 25.4 / 1440;

    /** So many different values of what should be the same are told. */
    private static final int TOLD = 4;

    private final List<Clause> clauses = new ArrayList<>();

    void add(String number, String key, boolean met, String... measured) {
        clauses.add(new Clause(number, key, met ? Verdict.MET : Verdict.NOT_MET, List.of(measured)));
    }

    void absent(String number, String key) {
        clauses.add(new Clause(number, key, Verdict.NOT_APPLICABLE, List.of()));
    }

    List<Clause> clauses() {
        return List.copyOf(clauses);
    }

    static boolean near(double value, double demanded, double tolerance) {
        return Math.abs(value - demanded) <= tolerance;
    }

    static boolean near(Collection<Double> values, double demanded, double tolerance) {
        return !values.isEmpty() && values.stream().allMatch(value -> near(value, demanded, tolerance));
    }

    static String number(double value) {
        return number(value, 1);
    }

    static String number(double value, int places) {
        var text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.replaceFirst("\\.0+$", "");
    }

    static String numbers(Collection<Double> values) {
        return told(values.stream().map(Measured::number).toList());
    }

    /** The different values in their order; of many only the first. */
    static String told(Collection<String> values) {
        var different = values.stream().distinct().toList();
        return different.stream().limit(TOLD).collect(Collectors.joining("、")) + (different.size() > TOLD ? "……" : "");
    }
}
