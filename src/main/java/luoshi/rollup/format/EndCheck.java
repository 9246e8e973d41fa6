package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.Measured.MILLIMETRES;
import static luoshi.rollup.format.Measured.near;
import static luoshi.rollup.format.Measured.number;
import static luoshi.rollup.format.Measured.numbers;
import static luoshi.rollup.format.Measured.told;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import luoshi.rollup.format.DocxBody.Paragraph;
import org.w3c.dom.Element;

/** What follows the text of a produced report: 附件说明, 署名, 成文日期, the annexes and 版记. */
final class EndCheck {

    /** 附件：××××, or numbered from 1 on a line each; no mark at the end. */
    private static final Pattern ANNEXES =
            Pattern.compile("附件：(?:[^\\d\n].*[^。；，]|1\\..*[^。；，](?:\n[2-9]\\..*[^。；，])+)");

    private static final Pattern DATE = Pattern.compile("\\d{4}年[1-9]\\d?月[1-9]\\d?日");

    /** A character of 4号 in twips. */
    private static final double FOURTH = 280;

    private final DocxFile file;
    private final Measured measured;

    EndCheck(DocxFile file, Measured measured) {
        this.file = file;
        this.measured = measured;
    }

    void check() {
        note();
        signature();
        measured.absent("7.3.6", "remark");
        annexes();
        imprint();
    }

    private void note() {
        var note = file.look("AnnexNote");
        double above = note.before() / BodyCheck.LINE;
        double indent = note.indent("left") + note.firstLine();
        measured.add(
                "7.3.4",
                "annex-note",
                near(above, 1, 0.05)
                        && note.isType("仿宋", 16)
                        && near(indent, 2, 0.01)
                        && ANNEXES.matcher(note.text()).matches(),
                number(above),
                number(indent),
                note.text(),
                told(note.fonts()),
                numbers(note.sizes()));
    }

    private void signature() {
        var name = file.look("Signature");
        var date = file.look("Date");
        double right = right(name);
        double rightOfDate = right(date);
        double shift = (date.number("pPr/ind", "left") - name.number("pPr/ind", "left")) / BodyCheck.CHARACTER;
        measured.add(
                "7.3.5.2",
                "signature",
                near(name.before() / BodyCheck.LINE, 1, 0.05)
                        && name.isType("仿宋", 16)
                        && near(shift, 2, 0.1)
                        && near(Math.min(right, rightOfDate), 2, 0.2),
                number(right),
                number(shift),
                number(rightOfDate),
                number(name.before() / BodyCheck.LINE),
                told(name.fonts()),
                numbers(name.sizes()));
        measured.add(
                "7.3.5.4",
                "date",
                date.isType("仿宋", 16) && DATE.matcher(date.text()).matches(),
                date.text(),
                told(date.fonts()),
                numbers(date.sizes()));
    }

    /** The blank to the right of a line that begins at the left, in characters. */
    private static double right(DocxLook line) {
        return 28 - line.number("pPr/ind", "left") / BodyCheck.CHARACTER - TextSize.width(line.text());
    }

    private void annexes() {
        var labels = file.looks("AnnexLabel");
        var titles = file.looks("AnnexTitle");
        double after = labels.stream().mapToInt(DocxLook::after).max().orElse(0);
        double before = titles.stream().mapToInt(DocxLook::before).min().orElse(0);
        double third = 2 + (before + after) / BodyCheck.LINE;
        measured.add(
                "7.3.7",
                "annex",
                !labels.isEmpty()
                        && labels.size() == titles.size()
                        && labels.stream()
                                .allMatch(one -> beginsPage(one)
                                        && one.isType("黑体", 16)
                                        && one.indent("left") + one.firstLine() == 0)
                        && near(third, 3, 0.1)
                        && titles.stream().allMatch(one -> one.is("pPr/jc", "val", "center")),
                told(labels.stream().flatMap(one -> one.fonts().stream()).toList()),
                number(third),
                numbers(labels.stream().flatMap(one -> one.sizes().stream()).toList()));
        if (file.tables().isEmpty()) {
            measured.absent("8", "table-head");
        } else {
            var headed = file.tables().stream().filter(DocxBody.Table::headed).count();
            measured.add(
                    "8",
                    "table-head",
                    headed == file.tables().size(),
                    Integer.toString(file.tables().size()),
                    Long.toString(headed));
        }
    }

    private boolean beginsPage(DocxLook one) {
        var section = one.paragraph().section();
        var first = file.paragraphs().stream()
                .filter(other -> other.section() == section)
                .findFirst()
                .filter(other -> other == one.paragraph())
                .isPresent();
        return one.paragraph().own().containsKey("pPr/pageBreakBefore")
                || section > 0
                        && first
                        && attribute(file.sections().get(section), "type", "val")
                                .map(type -> !type.equals("continuous"))
                                .orElse(true);
    }

    private void imprint() {
        var section = file.sections().size() - 1;
        var page = file.paragraphs().stream()
                .filter(one -> one.section() == section)
                .map(one -> new DocxLook(file, one))
                .toList();
        var last = page.isEmpty()
                ? new DocxLook(file, new Paragraph("", "", Map.of(), List.of(), section))
                : page.get(page.size() - 1);
        var first = page.stream()
                .filter(one -> one.paragraph().style().equals("Digest"))
                .findFirst()
                .orElse(last);
        double outer = Math.min(rule(first, "top"), rule(last, "bottom"));
        double inner = first == last ? 0.25 : rule(last, "top");
        measured.add(
                "7.4.1",
                "imprint-rules",
                near(outer, 0.35, 0.02) && near(inner, 0.25, 0.02),
                number(outer, 2),
                number(inner, 2));
        measured.absent("7.4.2", "copies");

        double left = last.number("pPr/ind", "firstLine") / FOURTH;
        double right = (156 / MILLIMETRES - DocxLook.whole(last.of("pPr/tabs/tab", "pos"))) / FOURTH;
        measured.add(
                "7.4.3",
                "printed",
                last.isType("仿宋", 14)
                        && near(left, 1, 0.05)
                        && near(right, 1, 0.05)
                        && last.text().endsWith("印发"),
                told(last.fonts()),
                number(left),
                number(right),
                last.text().replace("\t", "　"),
                numbers(last.sizes()));
        place(page, file.sections().get(section));
    }

    /** How far the last rule is from the foot of the text area; where a line is broken, only a program for documents can tell. */
    private void place(List<DocxLook> page, Element section) {
        var starts = attribute(section, "type", "val").orElse("nextPage");
        double height = PageCheck.length(section, "pgSz", "h")
                - PageCheck.length(section, "pgMar", "top")
                - PageCheck.length(section, "pgMar", "bottom");
        double left = height - page.stream().mapToDouble(DocxLook::height).sum() * MILLIMETRES;
        measured.add(
                "7.4",
                "imprint-place",
                starts.equals("evenPage")
                        && left >= 0
                        && left <= 2
                        && page.stream().allMatch(one -> one.line() > 0 && !one.isFramed()),
                starts,
                number(left));
    }

    private static double rule(DocxLook look, String edge) {
        return look.rule(edge) / 8.0 * 25.4 / 72;
    }
}
