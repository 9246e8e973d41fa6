package luoshi.rollup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.WorkingDays;
import luoshi.rollup.ReportObjection.Outcome;
import luoshi.rollup.SentencesOfUnits.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 核稿: shows units the sentences about them, and takes what they say. */
@Service
@Transactional
class UnitChecks {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final UnitCheckRepository checks;
    private final ReportObjectionRepository objections;
    private final SentencesOfUnits sentences;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Acts acts;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    UnitChecks(
            RollUpReportRepository reports,
            PassageRepository passages,
            UnitCheckRepository checks,
            ReportObjectionRepository objections,
            SentencesOfUnits sentences,
            WorkingDays workingDays,
            BusinessClock businessClock,
            Acts acts,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.passages = passages;
        this.checks = checks;
        this.objections = objections;
        this.sentences = sentences;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.acts = acts;
        this.database = database;
        this.events = events;
    }

    /** Shows each unit its sentences where they are others than it was shown last; everybody else keeps his days and his word. */
    void show(RollUpReport report, Actor by) {
        var act = acts.of(by);
        var due = workingDays.plus(act.on(), UnitCheck.WORKING_DAYS);
        var last = checks.last(report.getId()).stream()
                .collect(Collectors.toMap(UnitCheck::getUnitId, Function.identity()));
        var told = new ArrayList<Long>();
        var key = "";
        for (var unit : sentences
                .of(report, passages.findByReportIdOrderByPartAscPositionAsc(report.getId()))
                .entrySet()) {
            var before = last.remove(unit.getKey());
            var digest = digest(unit.getValue());
            if (before != null && !before.isReplaced() && before.getDigest().equals(digest)) {
                continue;
            }
            if (before != null) {
                before.replace(act.at());
                checks.saveAndFlush(before);
            }
            var number = before == null ? 1 : before.getNumber() + 1;
            var shown =
                    checks.saveAndFlush(new UnitCheck(report.getId(), unit.getKey(), number, digest, act.on(), due));
            keep(shown, unit.getValue());
            told.add(unit.getKey());
            key = report.path() + " " + shown.getId();
        }
        for (var gone : last.values()) {
            gone.replace(act.at());
            checks.saveAndFlush(gone);
        }
        if (!told.isEmpty()) {
            events.publishEvent(
                    new UnitsShown(key, report.getTitle(), UnitCheckReading.path(report), told, due, by.username()));
        }
    }

    private static String digest(List<Sentence> shown) {
        return Snapshot.sha256(shown.stream()
                .map(Sentence::text)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private void keep(UnitCheck check, List<Sentence> shown) {
        database.sql("""
                        insert into report_unit_check_sentence (check_id, position, trace, place, heading, text)
                        select :check, position, trace::uuid, place, heading, text
                        from unnest(:traces::text[], :places::text[], :headings::text[], :texts::text[])
                             with ordinality as s (trace, place, heading, text, position)
                        """)
                .param("check", check.getId())
                .param("traces", column(shown, one -> one.trace().toString()))
                .param("places", column(shown, Sentence::place))
                .param("headings", column(shown, Sentence::heading))
                .param("texts", column(shown, Sentence::text))
                .update();
    }

    private static String[] column(List<Sentence> shown, Function<Sentence, String> cell) {
        return shown.stream().map(cell).toArray(String[]::new);
    }

    /** What stands between the report and 送审. */
    OpenChecks open(RollUpReport report) {
        var today = businessClock.today();
        var waiting = database.sql("""
                        select u.name, c.due_on from report_unit_check c join unit u on u.id = c.unit_id
                        where c.report_id = :report and c.replaced_at is null and c.confirmed_by is null and c.due_on >= :today
                        order by u.sort_no, u.id
                        """)
                .param("report", report.getId())
                .param("today", today)
                .query(OpenChecks.Waiting.class)
                .list();
        var unanswered = database.sql("select count(*) from report_objection where report_id = ? and outcome is null")
                .params(report.getId())
                .query(Integer.class)
                .single();
        return new OpenChecks(waiting, unanswered);
    }

    /**
     * 无异议, said for the unit by its reviewer, or by who writes for it where it has none.
     *
     * @param check what it was shown
     */
    public void confirm(Actor actor, long reportId, long check) {
        if (!mayConfirm(actor)) {
            throw new IllegalStep("rollup.refused.confirmed-by-approver");
        }
        var report = reports.lockById(reportId).orElseThrow(NotFound::new);
        var shown = shown(actor, reportId, check);
        if (shown.isConfirmed()) {
            return;
        }
        refuseUnlessChecked(report);
        if (objections.existsByCheckIdAndOutcomeIsNull(check)) {
            throw new IllegalStep("rollup.refused.own-objection-waits");
        }
        shown.confirm(acts.of(actor));
        checks.saveAndFlush(shown);
        events.publishEvent(ObjectionMoved.confirmed(report, shown, actor));
    }

    /** Whether the person may say 无异议 for the unit. */
    @Transactional(readOnly = true)
    public boolean mayConfirm(Actor actor) {
        return actor.is(Role.UNIT_APPROVER)
                || actor.is(Role.REPORTER)
                        && !database.sql("""
                        select exists (select from account a join account_role r on r.account_id = a.id
                                       where a.unit_id = ? and a.disabled_at is null and r.role = 'UNIT_APPROVER')
                        """)
                                .params(actor.unitId())
                                .query(Boolean.class)
                                .single();
    }

    /**
     * 提出异议 to a sentence; a repeated request with the same key raises nothing.
     *
     * @param check what the unit was shown
     * @param position the sentence in it
     */
    public void raise(Actor actor, long reportId, long check, int position, String reason, UUID submitKey) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var report = reports.lockById(reportId).orElseThrow(NotFound::new);
        var shown = shown(actor, reportId, check);
        if (objections.existsBySubmitKey(submitKey)) {
            return;
        }
        refuseUnlessChecked(report);
        var sentence = database.sql("""
                        select trace, place, heading, text from report_unit_check_sentence where check_id = ? and position = ?
                        """)
                .params(check, position)
                .query(Sentence.class)
                .optional()
                .orElseThrow(NotFound::new);
        var objection =
                objections.saveAndFlush(ReportObjection.raise(shown, sentence, reason, acts.of(actor), submitKey));
        events.publishEvent(ObjectionMoved.of(report, objection, "ObjectionRaised", actor));
    }

    /** 撤回异议, by anybody of the unit as long as it is not answered; it stays on record. */
    public void withdraw(Actor actor, long reportId, long id) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var report = reports.lockById(reportId).orElseThrow(NotFound::new);
        var objection = objections
                .findByIdAndReportId(id, reportId)
                .filter(one -> one.getUnitId() == actor.unitId())
                .orElseThrow(NotFound::new);
        if (objection.wasAnswered(Outcome.WITHDRAWN, actor.username())) {
            return;
        }
        objection.withdraw(acts.of(actor));
        objections.saveAndFlush(objection);
        events.publishEvent(ObjectionMoved.of(report, objection, "ObjectionWithdrawn", actor));
    }

    private UnitCheck shown(Actor actor, long reportId, long check) {
        return checks.lock(check, actor.unitId())
                .filter(one -> one.getReportId() == reportId)
                .orElseThrow(NotFound::new);
    }

    private static void refuseUnlessChecked(RollUpReport report) {
        if (report.getState() != ReportState.UNIT_CHECK) {
            throw new IllegalStep(
                    report.getState() == ReportState.DRAFT
                            ? "rollup.refused.check-taken-back"
                            : "rollup.refused.check-closed");
        }
    }
}
