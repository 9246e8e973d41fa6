package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a report page by page: a long one would weigh more than a page may, and nobody edits in it. A page ends where a
 * part or a measure ends.
 *
 * @param pages the paragraphs of each page; one page where there is no text
 * @param contents the headings of all of it
 * @param shown which page is shown, from 0
 */
record TextPages(List<List<Paragraph>> pages, List<Heading> contents, int shown) {

    /** So many passages fit on a page; a measure that has more is one page all the same. */
    static final int PASSAGES = 1_000;

    /**
     * A line of the table of contents.
     *
     * @param passage what it leads to
     * @param part the part that begins with it, or null for a chapter or measure
     */
    record Heading(Passage passage, @Nullable Integer part) {}

    /**
     * The pages of the paragraphs.
     *
     * @param at the passage that the page is to hold, or null for the first page; one that is not there counts as not named
     */
    static TextPages of(List<Paragraph> paragraphs, @Nullable Long at) {
        var pages = new ArrayList<List<Paragraph>>();
        var page = new ArrayList<Paragraph>();
        for (var section : sections(paragraphs)) {
            if (!page.isEmpty() && passages(page) + passages(section) > PASSAGES) {
                pages.add(page);
                page = new ArrayList<>();
            }
            page.addAll(section);
        }
        pages.add(page);
        return new TextPages(pages, contents(paragraphs), at == null ? 0 : holding(pages, at));
    }

    private static int holding(List<List<Paragraph>> pages, long passage) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).stream().anyMatch(paragraph -> paragraph.has(passage))) {
                return i;
            }
        }
        return 0;
    }

    /** Each begins with a part, or with a measure and the chapter above it. */
    private static List<List<Paragraph>> sections(List<Paragraph> paragraphs) {
        var sections = new ArrayList<List<Paragraph>>();
        Passage before = null;
        for (var paragraph : paragraphs) {
            var first = paragraph.first();
            if (before == null
                    || before.getPart() != first.getPart()
                    || first.getKind() == PassageKind.CHAPTER
                    || first.getKind() == PassageKind.MEASURE && before.getKind() != PassageKind.CHAPTER) {
                sections.add(new ArrayList<>());
            }
            sections.get(sections.size() - 1).add(paragraph);
            before = first;
        }
        return sections;
    }

    private static List<Heading> contents(List<Paragraph> paragraphs) {
        var contents = new ArrayList<Heading>();
        var part = 0;
        for (var paragraph : paragraphs) {
            var first = paragraph.first();
            if (first.getPart() != part) {
                part = first.getPart();
                contents.add(new Heading(first, part));
            }
            if (first.getKind().isHeading()) {
                contents.add(new Heading(first, null));
            }
        }
        return contents;
    }

    private static int passages(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .mapToInt(paragraph -> paragraph.sentences().size())
                .sum();
    }

    /** Whether there is more than the page that is shown. */
    public boolean isPart() {
        return pages.size() > 1;
    }

    /** How many pages there are. */
    public int count() {
        return pages.size();
    }

    /** The paragraphs of one part on the page that is shown. */
    public List<Paragraph> part(int number) {
        return pages.get(shown).stream()
                .filter(paragraph -> paragraph.first().getPart() == number)
                .toList();
    }

    /** The passage that the page before begins with, or null on the first one. */
    public @Nullable Passage earlier() {
        return shown == 0 ? null : pages.get(shown - 1).get(0).first();
    }

    /** The passage that the page after begins with, or null on the last one. */
    public @Nullable Passage later() {
        return shown + 1 == pages.size() ? null : pages.get(shown + 1).get(0).first();
    }
}
