package luoshi.rollup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.BusinessDateChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When the roll-up runs: it looks every few minutes, on one node at a time, whether something is due by the business
 * date; what it does then is in {@link RollUpJob}. A new business date makes it look at once.
 */
@Configuration(proxyBeanMethods = false)
class RollUpSchedule {

    @Bean
    RecurringTask<Void> rollUpTask(RollUpJob job) {
        return Tasks.recurring(RollUpJob.NAME, FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> job.compileWhatIsDue(Actor.SYSTEM));
    }

    @Bean
    LookWhenTheBusinessDateChanges lookWhenTheBusinessDateChanges(
            ObjectProvider<SchedulerClient> scheduler,
            RecurringTask<Void> rollUpTask,
            RollUpJob job,
            BusinessClock businessClock,
            Clock clock) {
        return new LookWhenTheBusinessDateChanges(scheduler, rollUpTask, job, businessClock, clock);
    }

    /** Makes void what ran on days that are still to come again, and moves the next look to now. */
    static class LookWhenTheBusinessDateChanges {

        private final ObjectProvider<SchedulerClient> scheduler;
        private final RecurringTask<Void> task;
        private final RollUpJob job;
        private final BusinessClock businessClock;
        private final Clock clock;

        LookWhenTheBusinessDateChanges(
                ObjectProvider<SchedulerClient> scheduler,
                RecurringTask<Void> task,
                RollUpJob job,
                BusinessClock businessClock,
                Clock clock) {
            this.scheduler = scheduler;
            this.task = task;
            this.job = job;
            this.businessClock = businessClock;
            this.clock = clock;
        }

        @EventListener
        void forget(BusinessDateChanged change) {
            job.voidRunsAfter(change.to() == null ? businessClock.realDate() : change.to());
        }

        @TransactionalEventListener
        void look(BusinessDateChanged change) {
            scheduler.ifAvailable(client -> client.reschedule(task.getDefaultTaskInstance(), clock.instant()));
        }
    }
}
