package luoshi.supervision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import luoshi.wording.Alike;

/**
 * Lines that stand together on the board.
 *
 * @param words what they have in common; empty for those that are like no other
 */
record ProblemGroup(List<String> words, List<ProblemLine> lines) {

    /** The groups of lines that speak of the same thing, then all others. */
    static List<ProblemGroup> alike(List<ProblemLine> lines) {
        var texts = lines.stream().map(ProblemLine::words).toList();
        var groups = new ArrayList<ProblemGroup>();
        var grouped = new HashSet<Integer>();
        for (var group : Alike.groups(texts)) {
            grouped.addAll(group);
            groups.add(new ProblemGroup(
                    Alike.words(group.stream().map(texts::get).toList()),
                    group.stream().map(lines::get).toList()));
        }
        var others = new ArrayList<ProblemLine>();
        for (int i = 0; i < lines.size(); i++) {
            if (!grouped.contains(i)) {
                others.add(lines.get(i));
            }
        }
        if (!others.isEmpty()) {
            groups.add(new ProblemGroup(List.of(), others));
        }
        return groups;
    }

    /** What of the groups stands among the lines. */
    static List<ProblemGroup> onPage(List<ProblemGroup> groups, List<ProblemLine> lines) {
        var shown = new HashSet<>(lines);
        return groups.stream()
                .map(group -> new ProblemGroup(
                        group.words(),
                        group.lines().stream().filter(shown::contains).toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    /** Whether they are a group of similar ones. */
    public boolean isAlike() {
        return !words.isEmpty();
    }
}
