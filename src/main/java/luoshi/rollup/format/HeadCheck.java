package luoshi.rollup.format;

import static luoshi.rollup.format.Measured.MILLIMETRES;
import static luoshi.rollup.format.Measured.near;
import static luoshi.rollup.format.Measured.numbers;
import static luoshi.rollup.format.Measured.told;

import java.util.Arrays;

/** 版头 of a produced report, its title and whom it goes to. */
record HeadCheck(DocxFile file, Measured measured) {

    void check() {
        measured.absent("7.2.1", "copy-number");
        measured.absent("7.2.2", "secrecy");
        measured.absent("7.2.3", "urgency");
        mark();
        number();
        title();
        addressee();
    }

    private void mark() {
        var mark = file.look("IssuerMark");
        double below = mark.before() * MILLIMETRES;
        measured.add(
                "7.2.4",
                "mark",
                near(below, 35, 1)
                        && mark.isType("小标宋", 0)
                        && mark.is("pPr/jc", "val", "center")
                        && mark.isColour("FF0000"::equals),
                Measured.number(below),
                told(mark.fonts()),
                told(mark.runs().stream()
                        .map(run -> mark.of(run, "rPr/color", "val").orElse("auto"))
                        .toList()));
    }

    private void number() {
        var line = file.look("DocumentNumber");
        var runs = line.paragraph().runs();
        var name = runs.isEmpty() ? runs : runs.subList(runs.size() - 1, runs.size());
        var others = line.runs().stream().filter(run -> !name.contains(run)).toList();
        var number = line.text().replaceFirst("\t.*", "").replace("　", "").strip();
        double above = line.before() / BodyCheck.LINE;
        measured.add(
                "7.2.5",
                "number",
                near(above, 2, 0.05)
                        && line.isType(others, "仿宋", 16)
                        && near(line.firstLine(), 1, 0.01)
                        && number.matches("\\p{IsHan}*〔\\d{4}〕([1-9]\\d*)?号"),
                Measured.number(above),
                number,
                told(others.stream().flatMap(run -> line.fonts(run).stream()).toList()),
                numbers(others.stream().map(line::size).toList()));

        double right = 28
                - DocxLook.whole(line.of("pPr/tabs/tab", "pos")) / BodyCheck.CHARACTER
                - TextSize.width(line.text().replaceFirst(".*\t", ""));
        // Without a name there are blanks, which have a font too.
        var font = name.stream()
                .map(run -> line.of(run, "rPr/rFonts", "eastAsia").orElse(""))
                .findFirst()
                .orElse("");
        measured.add(
                "7.2.6",
                "signatory",
                line.text().contains("\t签发人：")
                        && line.isType(others, "仿宋", 16)
                        && font.contains("楷体")
                        && name.stream().allMatch(run -> line.size(run) == 16)
                        && near(right, 1, 0.1),
                line.text().contains("签发人：")
                        ? told(others.stream()
                                .flatMap(run -> line.fonts(run).stream())
                                .toList())
                        : "",
                font,
                Measured.number(right),
                numbers(line.sizes()));

        double rule = line.space("bottom") * 25.4 / 72;
        measured.add(
                "7.2.7",
                "rule",
                near(rule, 4, 0.3)
                        && line.is("pPr/pBdr/bottom", "color", "FF0000")
                        && line.indent("left") == 0
                        && line.indent("right") == 0,
                Measured.number(rule),
                line.of("pPr/pBdr/bottom", "color").orElse(""));
    }

    private void title() {
        var title = file.look("Title");
        var lines = title.text().split("\n");
        double above = title.before() / BodyCheck.LINE;
        measured.add(
                "7.3.1",
                "title",
                near(above, 2, 0.05)
                        && title.isType("小标宋", 22)
                        && title.is("pPr/jc", "val", "center")
                        && Arrays.stream(lines).allMatch(one -> TextSize.width(one) * 22 * 20 * MILLIMETRES <= 156),
                Measured.number(above),
                told(title.fonts()),
                numbers(title.sizes()),
                Integer.toString(lines.length));
    }

    private void addressee() {
        var addressee = file.look("Addressee");
        double above = addressee.before() / BodyCheck.LINE;
        measured.add(
                "7.3.2",
                "addressee",
                near(above, 1, 0.05)
                        && addressee.isType("仿宋", 16)
                        && addressee.text().endsWith("：")
                        && addressee.firstLine() == 0
                        && addressee.indent("left") == 0,
                Measured.number(above),
                addressee.text(),
                told(addressee.fonts()),
                numbers(addressee.sizes()));
    }
}
