package luoshi.rollup;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luoshi.light.MeasureLight;
import luoshi.progress.ApprovedProgress.Line;
import luoshi.progress.EntryState;
import luoshi.rollup.format.LedgerRow;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of a report, one line per obligation, kept with the report from compiling on. */
@Component
class ReportLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final JdbcClient database;
    private final ManyRows many;
    private final MessageSource messages;

    ReportLines(JdbcClient database, ManyRows many, MessageSource messages) {
        this.database = database;
        this.many = many;
        this.messages = messages;
    }

    /** @param lights the lights of all measures by what is approved */
    void replace(long reportId, List<Line> owed, List<MeasureLight> lights) {
        var words = lights.stream().collect(Collectors.toMap(MeasureLight::number, this::light));
        database.sql("delete from report_line where report_id = ?")
                .params(reportId)
                .update();
        many.insert("report_line", IntStream.rangeClosed(1, owed.size()).boxed().toList(), number -> {
            var line = owed.get(number - 1);
            return columns(reportId, line, row(number, line, words.getOrDefault(line.measureNumber(), "")));
        });
    }

    /** All lines, in their order; equal texts are kept once. */
    List<LedgerRow> of(long reportId, SharedTexts texts) {
        return database.sql("""
                        select number, chapter, measure, unit, role, target, progress, figures, problems, next_steps,
                               status, review, updated_on, light
                        from report_line where report_id = ? order by number
                        """)
                .params(reportId)
                .withFetchSize(SnapshotTaking.FETCHED)
                .query((row, number) -> new LedgerRow(
                        row.getInt("number"),
                        texts.of(row.getString("chapter")),
                        texts.of(row.getString("measure")),
                        texts.of(row.getString("unit")),
                        texts.of(row.getString("role")),
                        texts.of(row.getString("target")),
                        texts.of(row.getString("progress")),
                        texts.of(row.getString("figures")),
                        texts.of(row.getString("problems")),
                        texts.of(row.getString("next_steps")),
                        texts.of(row.getString("status")),
                        texts.of(row.getString("review")),
                        texts.of(row.getString("updated_on")),
                        texts.orNull(row.getString("light"))))
                .list();
    }

    /**
     * Some lines of the ledger, in its order.
     *
     * @param after the number of the line before the first one
     * @param most how many lines
     */
    List<LedgerRow> some(long reportId, int after, int most) {
        return database.sql("""
                        select number, chapter, measure, unit, role, target, progress, figures, problems, next_steps,
                               status, review, updated_on, light
                        from report_line where report_id = ? and number > ? order by number limit ?
                        """)
                .params(reportId, after, most)
                .query(LedgerRow.class)
                .list();
    }

    /** Which measures show which light in the ledger. */
    List<Lit> lights(long reportId) {
        return database.sql("select distinct measure, light from report_line where report_id = ?")
                .params(reportId)
                .query(Lit.class)
                .list();
    }

    /** How many measures show another light in the ledger than these. */
    int otherwiseLit(List<Lit> shown, List<MeasureLight> lights) {
        var now = lights.stream().collect(Collectors.toMap(MeasureLight::heading, this::light));
        return (int) shown.stream()
                .filter(one -> !now.getOrDefault(one.measure(), "").equals(one.light()))
                .count();
    }

    /** A measure and the word of the light that the ledger shows for it, if it shows one. */
    record Lit(String measure, @Nullable String light) {}

    private static Map<String, @Nullable Object> columns(long reportId, Line line, LedgerRow row) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("report_id", reportId);
        columns.put("number", row.number());
        columns.put("obligation_id", line.obligationId());
        columns.put("entry_id", line.entryId());
        columns.put("version_number", line.versionNumber());
        columns.put("chapter", row.chapter());
        columns.put("measure", row.measure());
        columns.put("unit", row.unit());
        columns.put("role", row.role());
        columns.put("target", row.target());
        columns.put("progress", row.progress());
        columns.put("figures", row.figures());
        columns.put("problems", row.problems());
        columns.put("next_steps", row.nextSteps());
        columns.put("status", row.status());
        columns.put("review", row.review());
        columns.put("updated_on", row.updatedOn());
        columns.put("shared_entry_id", line.sharedEntryId());
        columns.put("shared_version_number", line.sharedVersionNumber());
        columns.put("light", row.light());
        return columns;
    }

    /** The light of a measure in words; of one that was set by hand also the one in whose place it stands. */
    String light(MeasureLight light) {
        return light.override() == null
                ? say(light.key())
                : say("light.hand-set", say(light.key()), say(light.besideHandKey()));
    }

    /**
     * The line as a row of the ledger.
     *
     * @param light the light of its measure in words
     */
    LedgerRow row(int number, Line line, String light) {
        return new LedgerRow(
                number,
                line.chapterTitle(),
                line.measureHeading(),
                line.unitName(),
                say("LEAD".equals(line.role()) ? "rollup.role.LEAD" : "rollup.role.RESPONSIBLE"),
                line.target(),
                line.noProgress() ? say("rollup.no-progress", line.noProgressReason()) : paragraphs(line),
                line.figures(),
                text(line.problems()),
                text(line.nextSteps()),
                statusOf(line),
                say(line.approved() ? EntryState.APPROVED.key() : line.state().key()),
                line.writtenOn() == null ? "" : DAY.format(line.writtenOn()),
                light);
    }

    private String statusOf(Line line) {
        if (!line.received()) {
            return say("rollup.missing");
        }
        if (!line.approved()) {
            return say("rollup.not-approved");
        }
        return line.noProgress()
                ? say("rollup.status.no-progress")
                : say(line.status().key());
    }

    private String paragraphs(Line line) {
        return Stream.of(
                        line.summarises() ? say("rollup.summary", ReportText.summary(line)) : "",
                        line.sharedWith() == null ? "" : say("rollup.shared", line.sharedWith()),
                        text(line.progress()),
                        text(line.practices()))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
