package luoshi.search;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the search takes in what it was left: twice a minute, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class SearchSchedule {

    @Bean
    RecurringTask<Void> searchBacklogTask(SearchBacklog backlog) {
        return Tasks.recurring(SearchBacklog.NAME, FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> backlog.takeIn());
    }
}
