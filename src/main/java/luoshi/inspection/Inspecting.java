package luoshi.inspection;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.Attachments;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.inspection.FindingStep.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Findings from the record to 销号. Whoever presses a button twice has taken the step once. */
@Service
@Transactional
class Inspecting {

    private final FindingRepository findings;
    private final FindingStepRepository steps;
    private final FindingNumbers numbers;
    private final ReportsToInspect reports;
    private final Attachments attachments;
    private final Acts acts;
    private final JdbcClient database;

    Inspecting(
            FindingRepository findings,
            FindingStepRepository steps,
            FindingNumbers numbers,
            ReportsToInspect reports,
            Attachments attachments,
            Acts acts,
            JdbcClient database) {
        this.findings = findings;
        this.steps = steps;
        this.numbers = numbers;
        this.reports = reports;
        this.attachments = attachments;
        this.acts = acts;
        this.database = database;
    }

    /** Writes down what was found; a repeated request with the same key changes nothing. */
    public long file(Actor actor, long obligation, Found found, UUID key) {
        actor.mustBe(Role.INSPECTOR);
        database.sql("select pg_advisory_xact_lock(hashtext(?))")
                .params(key.toString())
                .query(rows -> {});
        var known = findings.findBySubmitKey(key);
        if (known.isPresent()) {
            return known.get().getId();
        }
        var report = reports.toInspect(obligation);
        refuseOwn(actor, report.unitId());
        var act = acts.of(actor);
        var finding = findings.save(new Finding(report.obligationId(), found, act, key));
        steps.save(finding.filed(act));
        findings.save(finding);
        return finding.getId();
    }

    /** Says it otherwise before it is released. */
    public void amend(Actor actor, long id, Found found, int seen) {
        actor.mustBe(Role.INSPECTOR);
        var finding = lock(id);
        if (finding.isNext(seen) && finding.says(found)) {
            return;
        }
        refuseOwn(actor, unitOf(finding));
        finding.amend(found, seen, acts.of(actor));
        findings.save(finding);
    }

    /** 作废. */
    public void drop(Actor actor, long id, String why, int seen) {
        take(
                actor,
                Role.INSPECTOR,
                id,
                Kind.DROPPED,
                why,
                seen,
                step -> step.finding().drop(why, seen, step.act()));
    }

    /** 反馈. */
    public void release(Actor actor, long id, int seen) {
        take(actor, Role.INSPECTOR, id, Kind.RELEASED, "", seen, step -> {
            step.finding().mustBeReleasable(seen, step.act());
            attachments.keepWithVersion(FindingFiles.path(id), 1);
            return step.finding().release(numbers.next(step.act().on().getYear()), seen, step.act());
        });
    }

    /** 整改情况 of the unit. */
    public void reply(Actor actor, long id, String words, int seen) {
        take(actor, Role.UNIT_APPROVER, id, Kind.REPLIED, words, seen, step -> {
            if (!actor.isOf(unitOf(step.finding()))
                    || !step.finding().getState().isReleased()) {
                throw new NotFound();
            }
            return step.finding().reply(words, seen, step.act());
        });
    }

    /** 复核 finds it not put right. */
    public void sendBack(Actor actor, long id, String why, LocalDate by, int seen) {
        take(
                actor,
                Role.INSPECTOR,
                id,
                Kind.SENT_BACK,
                why,
                seen,
                step -> step.finding().sendBack(why, by, seen, step.act()));
    }

    /** 销号. */
    public void close(Actor actor, long id, String words, int seen) {
        take(
                actor,
                Role.INSPECTOR,
                id,
                Kind.CLOSED,
                words,
                seen,
                step -> step.finding().close(words, seen, step.act()));
    }

    /** It has come back. */
    public void reopen(Actor actor, long id, String why, LocalDate by, int seen) {
        take(
                actor,
                Role.INSPECTOR,
                id,
                Kind.REOPENED,
                why,
                seen,
                step -> step.finding().reopen(why, by, seen, step.act()));
    }

    /** 撤销. */
    public void revoke(Actor actor, long id, String why, int seen) {
        take(
                actor,
                Role.INSPECTOR,
                id,
                Kind.REVOKED,
                why,
                seen,
                step -> step.finding().revoke(why, seen, step.act()));
    }

    private void take(
            Actor actor, Role role, long id, Kind kind, String words, int seen, Function<Step, FindingStep> how) {
        actor.mustBe(role);
        var finding = lock(id);
        if (hasTaken(actor, id, kind, words, seen, finding)) {
            return;
        }
        if (role == Role.INSPECTOR) {
            refuseOwn(actor, unitOf(finding));
        }
        steps.save(how.apply(new Step(finding, acts.of(actor))));
        findings.save(finding);
    }

    /** Whether this very step of this person is the last one that was taken. */
    private boolean hasTaken(Actor actor, long id, Kind kind, String words, int seen, Finding finding) {
        return finding.isNext(seen)
                && database.sql("""
                                select s.kind = ? and s.words = ? and s.taken_by = ? from finding_step s
                                where s.finding_id = ? order by s.id desc limit 1
                                """)
                        .params(kind.name(), words, actor.accountId(), id)
                        .query(Boolean.class)
                        .single();
    }

    /** Nobody inspects the unit for which he writes or reviews. */
    private static void refuseOwn(Actor actor, long inspected) {
        if (FindingSight.unit(actor) == inspected) {
            throw new IllegalStep("inspection.refused.own");
        }
    }

    private long unitOf(Finding finding) {
        return database.sql("select unit_id from reporting_obligation where id = ?")
                .params(finding.getObligationId())
                .query(Long.class)
                .single();
    }

    private Finding lock(long id) {
        return findings.lockById(id).orElseThrow(NotFound::new);
    }

    /** A finding that is held, and who does something with it. */
    private record Step(Finding finding, Act act) {}
}
