package luoshi.progress;

import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.export.ListPage;
import luoshi.savedview.SavedViews;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the page of a queue under a filter. */
@Component
class ReviewQueuePage {

    private static final List<EntryState.Holder> HOLDERS =
            List.of(EntryState.Holder.PROVINCE, EntryState.Holder.UNIT_APPROVER, EntryState.Holder.UNIT_AUTHOR);

    private final ReviewQueues queues;
    private final Returns returns;
    private final OpenPeriods periods;
    private final SavedViews views;

    ReviewQueuePage(ReviewQueues queues, Returns returns, OpenPeriods periods, SavedViews views) {
        this.queues = queues;
        this.returns = returns;
        this.periods = periods;
        this.views = views;
    }

    /** The rows that the filter lets through. */
    List<ReviewQueues.Waiting> rows(Actor actor, ReviewLevel level, QueueFilter filter) {
        return all(actor, level, filter).stream().filter(filter::lets).toList();
    }

    /**
     * Shows a page of the queue.
     *
     * @param after how many rows come before it, as the address says it
     */
    String show(Actor actor, ReviewLevel level, QueueFilter filter, String after, Model model) {
        var all = all(actor, level, filter);
        var rows = all.stream().filter(filter::lets).toList();
        model.addAttribute("level", level);
        model.addAttribute("filter", filter);
        model.addAttribute("choices", QueueChoices.of(all, filter));
        model.addAttribute("holders", HOLDERS);
        model.addAttribute("page", ListPage.of(rows, level.path(), filter.parameters(), after));
        model.addAttribute("views", views.of(actor, level.path()));
        if (level == ReviewLevel.PROVINCE) {
            var quarter =
                    filter.quarter() == null ? periods.current(filter.asAt()).getQuarter() : filter.quarter();
            model.addAttribute("submitKey", UUID.randomUUID());
            model.addAttribute(
                    "bulk",
                    !filter.asAt().isPast()
                            && rows.stream().anyMatch(row -> row.line().approvable()));
            model.addAttribute("returnsOf", quarter);
            model.addAttribute("returns", returns.counts(actor, quarter, filter.asAt()));
        }
        return "progress/queue";
    }

    private List<ReviewQueues.Waiting> all(Actor actor, ReviewLevel level, QueueFilter filter) {
        return level == ReviewLevel.UNIT
                ? queues.ofUnit(actor, filter.asAt())
                : queues.ofProvince(actor, filter.holder(), filter.asAt());
    }
}
