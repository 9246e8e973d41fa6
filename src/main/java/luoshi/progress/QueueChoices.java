package luoshi.progress;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import luoshi.calendar.Quarter;

/**
 * What a queue can be filtered by: what occurs in it, and what is asked for just now.
 *
 * @param quarters the quarters
 * @param measures the measures by their number
 * @param units the units, by code and name, in the order of their names
 */
record QueueChoices(SortedSet<Quarter> quarters, SortedMap<Integer, String> measures, List<Unit> units) {

    /** A unit by its code. */
    record Unit(String code, String name) {}

    static QueueChoices of(List<ReviewQueues.Waiting> rows, QueueFilter filter) {
        var quarters = new TreeSet<Quarter>();
        var measures = new TreeMap<Integer, String>();
        var units = new TreeSet<>(Comparator.comparing(Unit::name).thenComparing(Unit::code));
        for (var row : rows) {
            quarters.add(row.line().quarter());
            measures.put(row.line().measureNumber(), row.line().measure());
            units.add(new Unit(row.line().unitCode(), row.line().unitName()));
        }
        if (filter.quarter() != null) {
            quarters.add(filter.quarter());
        }
        if (filter.measure() != null) {
            measures.putIfAbsent(filter.measure(), filter.measure().toString());
        }
        var unit = filter.unit();
        if (unit != null && units.stream().noneMatch(one -> one.code().equals(unit))) {
            units.add(new Unit(unit, unit));
        }
        return new QueueChoices(quarters, measures, List.copyOf(units));
    }
}
