package luoshi.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luoshi.calendar.GoesByDates.Thing;

/**
 * What a change of dates would move, part by part; parts in which nothing moves are there and empty.
 *
 * @param parts one for each {@link GoesByDates}
 */
public record Effects(List<Part> parts) {

    /** What stands another way after than before. */
    static Part between(GoesByDates one, Map<Thing, String> before, Map<Thing, String> after) {
        var things = new LinkedHashSet<>(before.keySet());
        things.addAll(after.keySet());
        var moves = new LinkedHashMap<List<String>, List<Thing>>();
        for (var thing : things) {
            var from = before.getOrDefault(thing, "");
            var to = after.getOrDefault(thing, "");
            if (!from.equals(to)) {
                moves.computeIfAbsent(
                                List.of(from, to, one.isApart() ? thing.toString() : ""), move -> new ArrayList<>())
                        .add(thing);
            }
        }
        return new Part(
                one.heading(),
                one.countKey(),
                one.noteKey(),
                one.isApart(),
                one.isBusiness(),
                moves.entrySet().stream()
                        .map(move ->
                                new Move(move.getKey().get(0), move.getKey().get(1), move.getValue()))
                        .toList());
    }

    /** The parts in which nothing moves. */
    public List<Part> still() {
        return parts.stream().filter(part -> part.moves().isEmpty()).toList();
    }

    /** What tells these effects from others: a preview that no longer holds is not confirmed. */
    public String mark() {
        return Integer.toHexString(hashCode());
    }

    /**
     * What moves in one part of the program.
     *
     * @param heading the message key of its name
     * @param countKey the message key that counts things which move alike
     * @param noteKey the message key of what cannot be known beforehand; empty where nothing has to be said
     * @param apart whether each thing is a move of its own, shown with the others of the same owner
     * @param business whether it tells of single units or measures
     */
    public record Part(
            String heading, String countKey, String noteKey, boolean apart, boolean business, List<Move> moves) {

        /** How many things move by quarter and day, without saying which. */
        public Map<String, Long> countByTime() {
            return moves.stream()
                    .flatMap(move -> move.things().stream())
                    .collect(Collectors.groupingBy(Thing::when, TreeMap::new, Collectors.counting()));
        }

        /** The moves by whose they are, where each is of one thing. */
        public Map<String, List<Move>> byOwner() {
            return moves.stream()
                    .collect(Collectors.groupingBy(
                            move -> move.things().get(0).of(), LinkedHashMap::new, Collectors.toList()));
        }

        /** How many things move. */
        public int count() {
            return moves.stream().mapToInt(move -> move.things().size()).sum();
        }
    }

    /**
     * Things that move alike.
     *
     * @param from how they stand now; empty if there is no such thing yet
     * @param to how they would stand; empty if there would be no such thing any more
     */
    public record Move(String from, String to, List<Thing> things) {

        /** What moves, by whose it is. */
        public Map<String, List<String>> byOwner() {
            var owners = new LinkedHashMap<String, List<String>>();
            things.forEach(thing -> owners.computeIfAbsent(thing.of(), owner -> new ArrayList<>())
                    .add(thing.what()));
            return owners;
        }
    }
}
