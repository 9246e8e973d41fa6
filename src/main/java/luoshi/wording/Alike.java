package luoshi.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which of many short texts speak of the same thing. Two do when a fifth of the different four-character runs of the shorter
 * one stand in the other; two sentences of a few words also when a third of the pairs of characters do, and three at least.
 * Words that any sentence may begin with (部分, 个别, 目前) do not count. Whoever is alike to one of a group belongs to it. The
 * same texts in the same order give the same groups.
 */
public final class Alike {

    /** The share of the shorter text that makes two texts alike. */
    public static final double FROM = 0.2;

    private static final int SHORTEST_PASSAGE = 4;
    private static final int PASSAGES = 3;

    /** The share of the pairs of a sentence of a few words, how many they are, and how many letters it may have. */
    private static final double PAIRS_FROM = 0.33;

    private static final int LEAST_PAIRS = 3;
    private static final int FEW = 20;

    private static final Pattern OPENERS = Pattern.compile("部分|个别|少数|一些|有的|目前|当前|仍然|仍|较为|比较|较|尚|[一二三四五六]是");

    private Alike() {}

    /**
     * The groups of two and more, each as the places of its texts in ascending order, the groups by their first text.
     *
     * @param texts the texts; those without four letters or digits are in no group
     */
    public static List<List<Integer>> groups(List<String> texts) {
        var runs = new HashMap<Long, Places>();
        var pairs = new HashMap<Integer, Places>();
        var sizes = new int[texts.size()];
        var numbers = new int[texts.size()];
        var head = new int[texts.size()];
        for (int i = 0; i < sizes.length; i++) {
            head[i] = i;
            var text = new NormalisedText(OPENERS.matcher(texts.get(i)).replaceAll(""));
            var common = new int[i];
            for (int at = 0; at < text.grams(); at++) {
                sizes[i] += Places.of(runs, text.gram(at)).add(i, common) ? 1 : 0;
            }
            var commonPairs = new int[i];
            if (text.grams() > 0 && text.length() <= FEW) {
                for (int at = 0; at < text.length() - 1; at++) {
                    numbers[i] += Places.of(pairs, text.pair(at)).add(i, commonPairs) ? 1 : 0;
                }
            }
            for (int other = 0; other < i; other++) {
                if (common[other] > 0 && common[other] >= FROM * Math.min(sizes[i], sizes[other])
                        || commonPairs[other] >= LEAST_PAIRS
                                && commonPairs[other] >= PAIRS_FROM * Math.min(numbers[i], numbers[other])) {
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

        static <K> Places of(Map<K, Places> places, K run) {
            return places.computeIfAbsent(run, one -> new Places());
        }

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

    /**
     * The longest words that the first text has in common with any other, three at most: why they are one group. Where it has
     * no run of four characters in common with them, the shorter ones.
     */
    public static List<String> words(List<String> texts) {
        var first = texts.get(0);
        var runs = Overlap.of(first, texts.subList(1, texts.size()), SHORTEST_PASSAGE).passages().stream()
                .map(passage -> passage.here().in(first).strip())
                .toList();
        return (runs.isEmpty() ? shorter(first, texts.subList(1, texts.size())) : runs)
                .stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(PASSAGES)
                        .toList();
    }

    private static List<String> shorter(String first, List<String> others) {
        var words = new ArrayList<String>();
        for (int length = SHORTEST_PASSAGE - 1; length > 1 && words.isEmpty(); length--) {
            for (int at = 0; at + length <= first.length(); at++) {
                var word = first.substring(at, at + length);
                if (word.chars().allMatch(Character::isLetterOrDigit)
                        && !OPENERS.matcher(word).find()
                        && others.stream().anyMatch(other -> other.contains(word))) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
