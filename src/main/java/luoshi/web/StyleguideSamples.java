package luoshi.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.audit.HistoryLine;
import luoshi.calendar.AsAt;
import luoshi.web.StyleguideController.Form;
import luoshi.web.StyleguideController.WrongForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the components of the style guide show: long names, long texts, every state. */
@Component
@Profile("demo")
class StyleguideSamples {

    private static final Instant EARLIER = Instant.parse("2020-10-11T08:30:00Z");
    private static final Instant LATER = Instant.parse("2020-10-12T01:05:00Z");
    private static final String HERE = "/styleguide";

    private final MessageSource messages;

    StyleguideSamples(MessageSource messages) {
        this.messages = messages;
    }

    /** A form in which everything is filled in. */
    Form rightForm() {
        var text = text("styleguide.text.long");
        return new Form(text("styleguide.measure"), text, 12, LocalDate.of(2020, 9, 30), "swt", "swt", true);
    }

    /** A form with a gap and with something that is no number; what was typed stays. */
    WrongForm wrongForm() {
        return new WrongForm("", "", text("styleguide.form.amount.typed"));
    }

    public List<String> tones() {
        return List.of("ok", "warn", "bad", "info", "muted");
    }

    public List<Tile> tiles() {
        return List.of(
                new Tile(142, text("styleguide.tile.due"), ""),
                new Tile(74, text("styleguide.tile.received"), "ok"),
                new Tile(3, text("styleguide.tile.late"), "warn"),
                new Tile(68, text("styleguide.tile.missing"), "bad"),
                new Tile(0, text("styleguide.tile.nothing-new"), "muted"));
    }

    /** The second page of a list of three. */
    public Part part() {
        return new Part(List.of(text("styleguide.units")), 3, 1, "/styleguide", "/styleguide");
    }

    public List<Mark> marks() {
        return List.of(
                new Mark("styleguide.mark.opens", LocalDate.of(2020, 9, 17), true, false),
                new Mark("", LocalDate.of(2020, 10, 12), true, true),
                new Mark("styleguide.mark.due", LocalDate.of(2020, 10, 14), false, false),
                new Mark("styleguide.mark.review", LocalDate.of(2020, 10, 19), false, false),
                new Mark("styleguide.mark.report", LocalDate.of(2020, 10, 21), false, false));
    }

    public List<Fact> facts() {
        return List.of(
                new Fact(text("styleguide.fact.units"), text("styleguide.units")),
                new Fact(text("styleguide.fact.due"), text("styleguide.due")),
                new Fact(text("styleguide.fact.note"), ""));
    }

    public List<Line> history() {
        return List.of(
                new Line(
                        LATER,
                        text("styleguide.person"),
                        text("styleguide.history.returned"),
                        text("styleguide.note"),
                        new State("styleguide.badge", "warn")),
                new Line(EARLIER, text("styleguide.person"), text("styleguide.history.sent"), "", null));
    }

    public List<HistoryLine> changes() {
        return List.of(new HistoryLine(
                LATER,
                text("styleguide.person"),
                text("styleguide.unit.one"),
                text("styleguide.change"),
                List.of(),
                List.of(text("styleguide.note"))));
    }

    public List<View> views() {
        return List.of(
                new View(1, text("styleguide.view.own"), HERE, false, "", true),
                new View(2, text("styleguide.view.other"), HERE, true, text("styleguide.person"), false));
    }

    public Map<String, String> filter() {
        return Map.of("unit", "swt");
    }

    public AsAt asAt() {
        return new AsAt(LocalDate.of(2020, 9, 30), null);
    }

    public List<Version> versions() {
        return List.of(
                new Version(1, "", 1, text("styleguide.person"), EARLIER),
                new Version(2, "", 2, text("styleguide.person"), LATER));
    }

    public Pair pair() {
        return new Pair(versions().get(0), versions().get(1));
    }

    public Head head() {
        return new Head(0);
    }

    public List<Writer> present() {
        return List.of(new Writer(text("styleguide.writer"), text("styleguide.time")));
    }

    public List<Link> links() {
        return List.of(
                new Link(text("styleguide.link.entry"), HERE, true),
                new Link(text("styleguide.link.versions"), HERE, false),
                new Link(text("styleguide.link.history"), HERE, false));
    }

    public List<Choice> choices() {
        return List.of(new Choice("swt", text("styleguide.unit.one")), new Choice("gxt", text("styleguide.unit.two")));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    record Tile(int count, String label, String tone) {}

    record Mark(String label, LocalDate date, boolean past, boolean today) {}

    record Fact(String label, String value) {}

    /** A page of a list, by the names that its fragment asks for. */
    record Part(List<String> lines, int total, int after, String first, String next) {

        public boolean isPart() {
            return lines.size() < total;
        }
    }

    record State(String key, String tone) {}

    record Line(
            Instant at,
            String by,
            String what,
            String note,
            @Nullable State state) {}

    record View(long id, String name, String href, boolean shared, String owner, boolean own) {}

    record Version(long id, String of, int number, String author, Instant writtenAt) {}

    record Pair(Version older, Version newer) {}

    record Head(long id) {}

    record Writer(String name, String since) {}

    record Link(String label, String href, boolean current) {}

    record Choice(String key, String label) {}
}
