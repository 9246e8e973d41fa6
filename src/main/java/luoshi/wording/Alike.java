package luoshi.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

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
        var runs = new HashMap<Long, Places>();
        var sizes = new int[texts.size()];
        var head = new int[texts.size()];
        for (int i = 0; i < sizes.length; i++) {
            head[i] = i;
            var common = new int[i];
            var text = new NormalisedText(texts.get(i));
            for (int at = 0; at < text.grams(); at++) {
                if (runs.computeIfAbsent(text.gram(at), gram -> new Places()).add(i, common)) {
                    sizes[i]++;
                }
            }
            for (int other = 0; other < i; other++) {
                if (common[other] > 0 && common[other] >= FROM * Math.min(sizes[i], sizes[other])) {
                    join(head, i, other);
                }
            }
        }
        return gathered(head);
    }

    /** The texts that have a run, in ascending order. Pairs are never kept: thousands of texts alike would have millions. */
    private static final class Places {

        private int[] texts = new int[4];
        private int size;

        /** Adds the text, and one to what it has in common with each text before; false if it is there already. */
        private boolean add(int text, int[] common) {
            if (size > 0 && texts[size - 1] == text) {
                return false;
            }
            for (int i = 0; i < size; i++) {
                common[texts[i]]++;
            }
            if (size == texts.length) {
                texts = Arrays.copyOf(texts, 2 * size);
            }
            texts[size++] = text;
            return true;
        }
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
