package luoshi.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of many short texts speak of the same thing. Two do when a fifth of the different four-character runs of the shorter
 * one stand in the other; whoever is alike to one of a group belongs to it. The same texts in the same order give the same
 * groups.
 */
public final class Alike {

    /** The share of the shorter text that makes two texts alike. */
    public static final double FROM = 0.2;

    private static final int SHORTEST_PASSAGE = 4;
    private static final int PASSAGES = 3;

    private Alike() {}

    /**
     * The groups of two and more, each as the places of its texts in ascending order, the groups by their first text.
     *
     * @param texts the texts; those without four letters or digits are in no group
     */
    public static List<List<Integer>> groups(List<String> texts) {
        var runs = new HashMap<Long, List<Integer>>();
        var sizes = new int[texts.size()];
        for (int i = 0; i < sizes.length; i++) {
            var text = new NormalisedText(texts.get(i));
            for (int at = 0; at < text.grams(); at++) {
                var having = runs.computeIfAbsent(text.gram(at), gram -> new ArrayList<>());
                if (having.isEmpty() || having.get(having.size() - 1) != i) {
                    having.add(i);
                    sizes[i]++;
                }
            }
        }
        var head = new int[sizes.length];
        for (int i = 0; i < head.length; i++) {
            head[i] = i;
        }
        common(runs).forEach((pair, count) -> {
            int one = (int) (pair >> 32);
            int other = pair.intValue();
            if (count >= FROM * Math.min(sizes[one], sizes[other])) {
                join(head, one, other);
            }
        });
        return gathered(head);
    }

    /** How many runs each pair of texts has in common. */
    private static Map<Long, Integer> common(Map<Long, List<Integer>> runs) {
        var common = new HashMap<Long, Integer>();
        for (var having : runs.values()) {
            for (int i = 0; i < having.size(); i++) {
                for (int j = i + 1; j < having.size(); j++) {
                    common.merge((long) having.get(i) << 32 | having.get(j), 1, Integer::sum);
                }
            }
        }
        return common;
    }

    private static void join(int[] head, int one, int other) {
        int first = headOf(head, one);
        int second = headOf(head, other);
        head[Math.max(first, second)] = Math.min(first, second);
    }

    private static int headOf(int[] head, int at) {
        int top = at;
        while (head[top] != top) {
            top = head[top];
        }
        return top;
    }

    private static List<List<Integer>> gathered(int[] head) {
        var groups = new LinkedHashMap<Integer, List<Integer>>();
        for (int i = 0; i < head.length; i++) {
            groups.computeIfAbsent(headOf(head, i), first -> new ArrayList<>()).add(i);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** The longest words that the first text has in common with any other, three at most: why they are one group. */
    public static List<String> words(List<String> texts) {
        var first = texts.get(0);
        return Overlap.of(first, texts.subList(1, texts.size()), SHORTEST_PASSAGE).passages().stream()
                .map(passage -> passage.here().in(first).strip())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(PASSAGES)
                .toList();
    }
}
