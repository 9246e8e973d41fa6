package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.rollup.Submissions.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a report as it stood at the end of a past day: its state, its steps, what units had said to it, and its text, which is
 * known from when it is handed in until it is sent back; drafts leave no record.
 */
@Service
@Transactional(readOnly = true)
class ReportThen {

    private static final int SENTENCES = 300;

    private final JdbcClient database;
    private final ReportSteps steps;
    private final Submissions submissions;
    private final UnitCheckReading unitChecks;

    ReportThen(JdbcClient database, ReportSteps steps, Submissions submissions, UnitCheckReading unitChecks) {
        this.database = database;
        this.steps = steps;
        this.submissions = submissions;
        this.unitChecks = unitChecks;
    }

    /**
     * The report at the end of the day; empty if it was not there yet, or not for this person.
     *
     * @param report one that the person may see today
     * @param after how many sentences come before the first one, for a long text
     */
    public Optional<Then> of(Actor actor, RollUpReport report, AsAt asAt, int after) {
        return stood(actor, report, asAt).map(stood -> then(stood, report, asAt, after));
    }

    /**
     * Looks whether the report was there at the end of a past day, and for this person.
     *
     * @throws NotFound if not
     */
    public void mustBeThere(Actor actor, RollUpReport report, AsAt asAt) {
        if (asAt.isPast() && stood(actor, report, asAt).isEmpty()) {
            throw new NotFound();
        }
    }

    private Optional<Stood> stood(Actor actor, RollUpReport report, AsAt asAt) {
        return database.sql("select state, sent_on from roll_up_report_on(:day) where id = :report")
                .param("day", asAt.day())
                .param("report", report.getId())
                .query(Stood.class)
                .optional()
                .filter(stood -> ReportReading.maySee(actor, stood.state));
    }

    private Then then(Stood stood, RollUpReport report, AsAt asAt, int after) {
        var taken = steps.of(report.getId(), asAt);
        var text = stood.state.isInTheMaking()
                ? List.<Said>of()
                : submissions.sentences(report.getId(), asAt.dayOr(LocalDate.MAX), after, SENTENCES + 1);
        return new Then(
                stood.state,
                stood.sentOn,
                signedBy(stood, taken),
                taken,
                unitChecks.onReport(report, asAt),
                text.stream().limit(SENTENCES).toList(),
                after,
                text.size() > SENTENCES ? after + SENTENCES : null);
    }

    /** Who had signed it by then; empty while nobody had. */
    private static String signedBy(Stood stood, List<ReportSteps.Step> taken) {
        return stood.state.isInTheMaking() || stood.state == ReportState.FOR_SIGNATURE
                ? ""
                : taken.stream()
                        .filter(step -> step.step().equals("SIGNED"))
                        .reduce((earlier, later) -> later)
                        .map(ReportSteps.Step::takenByName)
                        .orElse("");
    }

    /** Where the report stood. */
    record Stood(ReportState state, @Nullable LocalDate sentOn) {}

    /**
     * A report at the end of a day.
     *
     * @param text the sentences and headings of what had been handed in, or a part of them; empty for a draft
     * @param after how many sentences come before the first one
     * @param next how many come before the next part, or null
     */
    record Then(
            ReportState state,
            @Nullable LocalDate sentOn,
            String signatory,
            List<ReportSteps.Step> steps,
            UnitCheckReading.OnReport unitChecks,
            List<Said> text,
            int after,
            @Nullable Integer next) {}
}
