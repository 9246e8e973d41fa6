package luoshi.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryLine;
import luoshi.audit.Words;
import luoshi.export.Exports;
import luoshi.rollup.PassageRewordings.Rewording;
import luoshi.undertaking.VersionComparison;
import luoshi.wording.ChangedPart;
import luoshi.wording.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reports and their passages were before. Coordinators, who write the texts, read what a passage said; everybody else who
 * sees the report is told the place.
 */
@Service
@Transactional(readOnly = true)
class PassagePast {

    private final ReportReading reading;
    private final PassageRepository passages;
    private final PassageRewordings rewordings;
    private final ReportSteps steps;
    private final Histories histories;
    private final Words words;
    private final Exports exports;

    PassagePast(
            ReportReading reading,
            PassageRepository passages,
            PassageRewordings rewordings,
            ReportSteps steps,
            Histories histories,
            Words words,
            Exports exports) {
        this.reading = reading;
        this.passages = passages;
        this.rewordings = rewordings;
        this.steps = steps;
        this.histories = histories;
        this.words = words;
        this.exports = exports;
    }

    /** The history of a report that the person may see, with that of its passages. */
    History ofReport(Actor actor, RollUpReport report, @Nullable Instant before) {
        if (!actor.is(Role.COORDINATOR)) {
            return histories.of(report.path(), before);
        }
        var steps = histories.linesWithout(report.path(), before, PassageMoved.path(report));
        return history(
                Stream.concat(
                        steps.stream(), rewordings.of(report.getId()).stream().map(this::line)),
                before);
    }

    /**
     * The history of one passage.
     *
     * @throws NotFound if there is none, or the person writes no reports
     */
    History ofPassage(Actor actor, RollUpReport report, UUID trace, @Nullable Instant before) {
        seen(actor, report, trace);
        return history(rewordings.of(trace, report.getId()).stream().map(this::line), before);
    }

    /**
     * Two versions of a passage: as it was compiled, and after each rewriting.
     *
     * @throws NotFound if there is none, or the person writes no reports
     */
    VersionComparison comparison(Actor actor, RollUpReport report, UUID trace, @Nullable Long from, @Nullable Long to) {
        var texts = new ArrayList<Text>();
        var passage = seen(actor, report, trace);
        if (passage != null && !passage.getCompiledText().isEmpty()) {
            append(texts, passage.getCompiledText(), null, null, report);
        }
        for (var one : rewordings.of(trace, report.getId())) {
            append(texts, one.before(), one.formerAuthor(), one.beforeAt(), report);
            append(texts, one.after(), one.author(), one.rewordedAt(), report);
        }
        if (passage != null) {
            var author = passage.getEditedBy();
            append(
                    texts,
                    passage.getText(),
                    author == null ? null : rewordings.nameOf(author),
                    passage.getEditedAt(),
                    report);
        }
        var told = new ArrayList<VersionComparison.Told>();
        for (var text : texts) {
            var number = told.size() + 1;
            told.add(new VersionComparison.Told(
                    new Version(number, "", number, text.author(), text.at()),
                    Map.of(),
                    Map.of("rollup.passage.text", text.text())));
        }
        return VersionComparison.of(name(report, passage), path(report, trace), told, from, to);
    }

    /** As a passage is called above its history: the report, and where it stands in it. */
    String name(RollUpReport report, @Nullable Passage passage) {
        return passage == null
                ? exports.say("rollup.passage.gone", report.getTitle())
                : report.getTitle() + " " + passage.place();
    }

    /** The page of a passage, which stands in that of its report. */
    static String path(RollUpReport report, UUID trace) {
        return PassageMoved.path(report) + trace;
    }

    /**
     * The passage as it stands in the report; null if it was taken out.
     *
     * @throws NotFound if there was none, or the person writes no reports
     */
    @Nullable
    Passage seen(Actor actor, RollUpReport report, UUID trace) {
        var present = passages.findFirstByReportIdAndTraceOrderById(report.getId(), trace)
                .orElse(null);
        var wasThere = present != null
                || rewordings.of(trace, report.getId()).stream().anyMatch(one -> one.reportId() == report.getId());
        if (!actor.is(Role.COORDINATOR) || !wasThere) {
            throw new NotFound();
        }
        return present;
    }

    private HistoryLine line(Rewording one) {
        var part = ChangedPart.between(one.before(), one.after());
        return new HistoryLine(
                one.rewordedAt(),
                one.author(),
                one.unit(),
                words.action(one.act()),
                List.of(words.changed(one.place(), part.before(), part.after())),
                List.of());
    }

    private static History history(Stream<HistoryLine> lines, @Nullable Instant before) {
        return History.of(lines.filter(line -> before == null || line.at().isBefore(before)), before);
    }

    /** A text that is the same as the one before is no version; what nobody wrote is the program's. */
    private void append(
            List<Text> texts, String text, @Nullable String author, @Nullable Instant at, RollUpReport report) {
        if (text.isEmpty()
                || !texts.isEmpty() && texts.get(texts.size() - 1).text().equals(text)) {
            return;
        }
        texts.add(new Text(
                text, author == null ? exports.say("audit.system") : author, at == null ? compiledAt(report) : at));
    }

    private Instant compiledAt(RollUpReport report) {
        return steps.of(report.getId()).stream()
                .findFirst()
                .map(ReportSteps.Step::takenAt)
                .orElse(Instant.EPOCH);
    }

    private record Text(String text, String author, Instant at) {}
}
