package luoshi.rollup;

import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.rollup.JobController.JobRuns;
import luoshi.rollup.JobController.Run;
import org.springframework.stereotype.Component;

/** The runs of the scheduler as a file: those that the page shows. */
@Component
class JobExport {

    private final JobRuns runs;
    private final Exports exports;

    JobExport(JobRuns runs, Exports exports) {
        this.runs = runs;
        this.exports = exports;
    }

    ListExport of(Actor actor) {
        return exports.list(
                        exports.say("rollup.jobs") + exports.say("rollup.jobs.runs"),
                        actor.displayName(),
                        runs.newest())
                .filter("rollup.jobs.runs", exports.say("rollup.jobs.newest", JobRuns.SHOWN))
                .column("rollup.jobs.job", run -> exports.say(run.key()))
                .column("rollup.quarter", Run::about)
                .column("rollup.jobs.outcome", run -> exports.say("rollup.outcome." + run.outcome()))
                .column("rollup.jobs.message", run -> exports.say(run.message()))
                .time("rollup.jobs.started", run -> exports.time(run.startedAt()))
                .time("rollup.jobs.finished", run -> exports.time(run.finishedAt()))
                .date("rollup.jobs.business-day", run -> exports.day(run.businessDay()))
                .column(
                        "rollup.jobs.by",
                        run -> run.person().isEmpty() ? exports.say("rollup.jobs.system") : run.person())
                .column("rollup.jobs.node", Run::node)
                .make();
    }
}
