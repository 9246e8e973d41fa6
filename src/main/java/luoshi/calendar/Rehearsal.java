package luoshi.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.calendar.GoesByDates.Thing;
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
            var before = standing(asked);
            change.run();
            var after = standing(asked);
            var moved = new ArrayList<Effects.Part>();
            for (var i = 0; i < asked.size(); i++) {
                moved.add(Effects.between(asked.get(i), before.get(i), after.get(i)));
            }
            return new Effects(List.copyOf(moved));
        });
    }

    private static List<Map<Thing, String>> standing(List<GoesByDates> asked) {
        return asked.stream().map(GoesByDates::standing).toList();
    }
}
