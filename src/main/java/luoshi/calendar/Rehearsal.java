package luoshi.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import luoshi.calendar.GoesByDates.Prospect;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells what a change would move by making it, looking, and undoing it: the preview is what the program would do, not a
 * second opinion about it. Nothing of it stays, neither in the trail nor in inboxes.
 */
@Component
public class Rehearsal {

    private final ObjectProvider<GoesByDates> parts;
    private final TransactionTemplate transaction;

    Rehearsal(ObjectProvider<GoesByDates> parts, PlatformTransactionManager transactions) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What would stand another way after the change.
     *
     * @param change the use case itself; what it refuses, it refuses here too
     */
    public Effects of(Runnable change) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            var asked = parts.orderedStream().toList();
            var before = prospects(asked);
            change.run();
            var after = prospects(asked);
            var moved = new ArrayList<Effects.Part>();
            for (var i = 0; i < asked.size(); i++) {
                moved.add(part(asked.get(i), before.get(i), after.get(i)));
            }
            return new Effects(List.copyOf(moved));
        });
    }

    /** Both are asked for the days of both: a date that moves is told by its old day and by its new one. */
    private static Effects.Part part(GoesByDates one, Prospect before, Prospect after) {
        var days = new HashSet<>(before.days());
        days.addAll(after.days());
        return Effects.between(
                one, before.standing().apply(days), after.standing().apply(days));
    }

    private static List<Prospect> prospects(List<GoesByDates> asked) {
        return asked.stream().map(GoesByDates::prospect).toList();
    }
}
