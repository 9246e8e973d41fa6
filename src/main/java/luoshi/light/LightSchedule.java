package luoshi.light;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.BusinessDateChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** When lights are judged: every few minutes, on one node at a time, and at once on a new business date. */
@Configuration(proxyBeanMethods = false)
class LightSchedule {

    @Bean
    RecurringTask<Void> lightTask(LightJudging judging) {
        return Tasks.recurring(LightJudging.NAME, FixedDelay.of(Duration.ofMinutes(2)))
                .execute((instance, context) -> judging.judgeWhatIsDue());
    }

    @Bean
    JudgeOnANewBusinessDate judgeOnANewBusinessDate(
            ObjectProvider<SchedulerClient> scheduler,
            RecurringTask<Void> lightTask,
            LightJudging judging,
            BusinessClock businessClock,
            Clock clock) {
        return new JudgeOnANewBusinessDate(scheduler, lightTask, judging, businessClock, clock);
    }

    /** Makes void what was judged on days that are still to come again, and moves the next look to now. */
    static class JudgeOnANewBusinessDate {

        private final ObjectProvider<SchedulerClient> scheduler;
        private final RecurringTask<Void> task;
        private final LightJudging judging;
        private final BusinessClock businessClock;
        private final Clock clock;

        JudgeOnANewBusinessDate(
                ObjectProvider<SchedulerClient> scheduler,
                RecurringTask<Void> task,
                LightJudging judging,
                BusinessClock businessClock,
                Clock clock) {
            this.scheduler = scheduler;
            this.task = task;
            this.judging = judging;
            this.businessClock = businessClock;
            this.clock = clock;
        }

        @EventListener
        void forget(BusinessDateChanged change) {
            judging.voidAfter(change.to() == null ? businessClock.realDate() : change.to());
        }

        @TransactionalEventListener
        void look(BusinessDateChanged change) {
            scheduler.ifAvailable(client -> client.reschedule(task.getDefaultTaskInstance(), clock.instant()));
        }
    }
}
