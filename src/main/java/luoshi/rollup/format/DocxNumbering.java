package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.DocxFile.child;
import static luoshi.rollup.format.DocxFile.children;
import static luoshi.rollup.format.DocxFile.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luoshi.rollup.format.DocxBody.Paragraph;
import luoshi.rollup.format.DocxBody.Run;
import org.w3c.dom.Element;

/**
 * The numbering of a DOCX: counts as Word does, all lists of a definition together, and puts before each paragraph of a list the
 * numeral that is shown there, in the type in which it is shown.
 */
final class DocxNumbering {

    private static final int LEVELS = 9;

    /** Shown for a number in a form that no heading of a report has. */
    private static final String OTHER = "？";

    private final DocxFile file;
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /**
     * @param file the file with its styles
     * @param numbering what it says of its lists
     */
    DocxNumbering(DocxFile file, Element numbering) {
        this.file = file;
        children(numbering, "abstractNum").forEach(one -> definitions.put(own(one, "abstractNumId"), one));
        children(numbering, "num").forEach(one -> lists.put(own(one, "numId"), one));
    }

    /** The paragraphs as they are shown. */
    List<Paragraph> shown(List<Paragraph> paragraphs) {
        return paragraphs.stream().map(this::shown).toList();
    }

    private Paragraph shown(Paragraph paragraph) {
        var list = said(paragraph, "numId").map(lists::get);
        var depth = DocxLook.whole(said(paragraph, "ilvl"));
        if (list.isEmpty() || depth < 0 || depth >= LEVELS) {
            return paragraph;
        }
        return level(list.get(), depth)
                .map(level -> shown(paragraph, level, numeral(list.get(), depth)))
                .orElse(paragraph);
    }

    private Optional<String> said(Paragraph paragraph, String name) {
        return Optional.ofNullable(paragraph.own().get("pPr/numPr/" + name + "/val"))
                .or(() -> file.of(paragraph.style(), "pPr/numPr/" + name, "val"));
    }

    private Paragraph shown(Paragraph paragraph, Element level, String numeral) {
        var look = new HashMap<>(DocxBody.properties(level, "rPr"));
        paragraph.own().forEach((path, value) -> {
            if (path.startsWith("rPr/")) {
                look.putIfAbsent(path, value);
            }
        });
        var runs = new ArrayList<Run>();
        runs.add(new Run(numeral, Map.copyOf(look)));
        runs.addAll(paragraph.runs());
        return new Paragraph(
                paragraph.style(),
                numeral + paragraph.text(),
                indented(paragraph, level),
                List.copyOf(runs),
                paragraph.section());
    }

    /** A level's word on indentation comes before that of the style, unless it is the style that names the list. */
    private Map<String, String> indented(Paragraph paragraph, Element level) {
        var own = new HashMap<>(paragraph.own());
        var named = own.containsKey("pPr/numPr/numId/val");
        DocxBody.properties(level, "pPr").forEach((path, value) -> {
            var attribute = path.replaceFirst("^pPr/ind/", "");
            if (!attribute.equals(path)
                    && (named
                            || file.of(paragraph.style(), "pPr/ind", attribute).isEmpty())) {
                own.putIfAbsent(path, value);
            }
        });
        return Map.copyOf(own);
    }

    /** The number that comes next in the list, with the signs around it and what stands between it and the text. */
    private String numeral(Element list, int depth) {
        var numbers = counts.computeIfAbsent(definition(list), key -> new int[LEVELS]);
        var start = override(list, depth).flatMap(one -> attribute(one, "startOverride", "val"));
        if (start.isPresent() && begun.add(own(list, "numId") + " " + depth)) {
            numbers[depth] = 0;
        }
        for (int level = 0; level <= depth; level++) {
            if (numbers[level] == 0) {
                numbers[level] = start(list, level);
            } else if (level == depth) {
                numbers[level]++;
            }
        }
        for (int below = depth + 1; below < LEVELS; below++) {
            if (restarts(list, below, depth)) {
                numbers[below] = 0;
            }
        }
        var level = level(list, depth).orElseThrow();
        var text = attribute(level, "lvlText", "val").orElse("");
        for (int each = 0; each <= depth; each++) {
            text = text.replace("%" + (each + 1), written(numbers[each], format(list, each, level)));
        }
        return text
                + (switch (attribute(level, "suff", "val").orElse("tab")) {
                    case "nothing" -> "";
                    case "space" -> " ";
                    default -> "\t";
                });
    }

    /** The number that a level begins with. */
    private int start(Element list, int depth) {
        return DocxLook.whole(override(list, depth)
                .flatMap(one -> attribute(one, "startOverride", "val"))
                .or(() -> level(list, depth).flatMap(one -> attribute(one, "start", "val"))));
    }

    /** Whether a level begins anew below a paragraph of the one above; levels are told as counted from one. */
    private boolean restarts(Element list, int below, int above) {
        return level(list, below)
                .flatMap(one -> attribute(one, "lvlRestart", "val"))
                .map(DocxLook::whole)
                .map(level -> above < level)
                .orElse(true);
    }

    private String format(Element list, int depth, Element shown) {
        return child(shown, "isLgl").isPresent()
                ? "decimal"
                : level(list, depth)
                        .flatMap(one -> attribute(one, "numFmt", "val"))
                        .orElse("decimal");
    }

    private static String written(int number, String format) {
        var written = switch (format) {
            case "decimal" -> Integer.toString(number);
            case "chineseCounting", "chineseCountingThousand", "japaneseCounting" -> ChineseNumber.of(number);
            default -> "";
        };
        return written.isEmpty() ? OTHER : written;
    }

    private static String definition(Element list) {
        return attribute(list, "abstractNumId", "val").orElse("");
    }

    private static Optional<Element> override(Element list, int depth) {
        return of(list, "lvlOverride", depth);
    }

    /** What the list says of the level, or else its definition. */
    private Optional<Element> level(Element list, int depth) {
        return override(list, depth)
                .flatMap(one -> child(one, "lvl"))
                .or(() -> Optional.ofNullable(definitions.get(definition(list))).flatMap(one -> of(one, "lvl", depth)));
    }

    private static Optional<Element> of(Element from, String name, int depth) {
        return children(from, name)
                .filter(one -> own(one, "ilvl").equals(Integer.toString(depth)))
                .findFirst();
    }
}
