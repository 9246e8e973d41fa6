package luoshi.notice;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import luoshi.calendar.BusinessDateChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalEventListener;

/** When digests and mails go out: looked for every few minutes, on one node at a time, and at once on a new business date. */
@Configuration(proxyBeanMethods = false)
class NoticeSchedule {

    @Bean
    RecurringTask<Void> digestTask(ClaimNotices claims, PeriodNotices periods, Digest digest) {
        return Tasks.recurring(Digest.NAME, FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> {
                    claims.tellWhatIsAssigned();
                    periods.tellWhatIsComplete();
                    digest.sendWhatIsDue();
                });
    }

    @Bean
    RecurringTask<Void> mailTask(MailDispatch dispatch) {
        return Tasks.recurring(MailDispatch.NAME, FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> dispatch.sendWhatIsDue());
    }

    @Bean
    RemindOnANewBusinessDate remindOnANewBusinessDate(
            ObjectProvider<SchedulerClient> scheduler, RecurringTask<Void> digestTask, Clock clock) {
        return new RemindOnANewBusinessDate(scheduler, digestTask, clock);
    }

    /** Moves the next look to now. */
    static class RemindOnANewBusinessDate {

        private final ObjectProvider<SchedulerClient> scheduler;
        private final RecurringTask<Void> task;
        private final Clock clock;

        RemindOnANewBusinessDate(ObjectProvider<SchedulerClient> scheduler, RecurringTask<Void> task, Clock clock) {
            this.scheduler = scheduler;
            this.task = task;
            this.clock = clock;
        }

        @TransactionalEventListener
        void look(BusinessDateChanged change) {
            scheduler.ifAvailable(client -> client.reschedule(task.getDefaultTaskInstance(), clock.instant()));
        }
    }
}
