package luoshi.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scheduler's runs, and a button that looks for what is due right now. */
@Controller
@RequestMapping("/jobs")
class JobController {

    private final RollUpJob job;
    private final JobRuns runs;
    private final JobExport export;

    JobController(RollUpJob job, JobRuns runs, JobExport export) {
        this.job = job;
        this.runs = runs;
        this.export = export;
    }

    @GetMapping
    String list(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.COORDINATOR, Role.ADMIN);
        model.addAttribute("schedule", runs.schedule());
        model.addAttribute("runs", runs.newest());
        model.addAttribute("mayRun", actor.is(Role.COORDINATOR));
        return "rollup/jobs";
    }

    @GetMapping("/runs.{format:xlsx|csv}")
    ResponseEntity<Resource> file(@SignedIn Actor actor, @PathVariable String format) {
        actor.mustBe(Role.COORDINATOR, Role.ADMIN);
        return Downloads.list(export.of(actor), format);
    }

    @PostMapping("/runs")
    String run(@SignedIn Actor actor, RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var outcome = job.compileWhatIsDue(actor);
        if (outcome.failed() > 0) {
            redirect.addFlashAttribute("problem", "rollup.notice.run-failed");
            redirect.addFlashAttribute("problemArgs", new Object[] {outcome.failed()});
        } else {
            redirect.addFlashAttribute(
                    "notice", outcome.compiled() == 0 ? "rollup.notice.nothing-due" : "rollup.notice.ran");
            redirect.addFlashAttribute("noticeArgs", new Object[] {outcome.compiled()});
        }
        return "redirect:/jobs";
    }

    /** Reads the table of tasks and the history of runs. */
    @org.springframework.stereotype.Component
    static class JobRuns {

        static final int SHOWN = 100;

        private final JdbcClient database;

        JobRuns(JdbcClient database) {
            this.database = database;
        }

        List<Task> schedule() {
            return database.sql("""
                            select task_name, execution_time, picked, last_success, last_failure,
                                   coalesce(consecutive_failures, 0) as consecutive_failures
                            from scheduled_tasks order by task_name
                            """).query(Task.class).list();
        }

        List<Run> newest() {
            return database.sql("""
                            select r.job, r.subject, r.started_at, r.finished_at, r.outcome, r.message, r.node,
                                   coalesce(a.display_name, '') as person, r.business_day
                            from job_run r left join account a on a.username = r.triggered_by
                            order by r.id desc limit ?
                            """).params(SHOWN).query(Run.class).list();
        }
    }

    /** A task of the scheduler. */
    record Task(
            String taskName,
            @Nullable Instant executionTime,
            boolean picked,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int consecutiveFailures) {

        /** The message key of the name. */
        public String key() {
            return "rollup.job." + taskName;
        }
    }

    /** One run of a job. */
    record Run(
            String job,
            String subject,
            Instant startedAt,
            Instant finishedAt,
            String outcome,
            String message,
            String node,
            String person,
            LocalDate businessDay) {

        /** The message key of the job's name. */
        public String key() {
            return "rollup.job." + job;
        }

        /** What it ran for, a quarter by its name. */
        public String about() {
            return subject.matches("20\\d{2}Q[1-4]") ? Quarter.of(subject).chinese() : subject;
        }
    }
}
