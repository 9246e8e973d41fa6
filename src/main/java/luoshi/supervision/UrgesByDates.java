package luoshi.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.GoesByDates;
import luoshi.export.Exports;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the ladder proposes today for every unit that owes something. */
@Component
@Order(7)
class UrgesByDates implements GoesByDates {

    private final Standings standings;
    private final Exports exports;

    UrgesByDates(Standings standings, Exports exports) {
        this.standings = standings;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "supervision.effects";
    }

    @Override
    public boolean isBusiness() {
        return true;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        for (var line : standings.ladder().lines()) {
            if (line.proposed() != null) {
                standing.put(
                        new Thing(
                                line.standing().quarter().chinese(),
                                line.standing().unitName()),
                        exports.say(line.proposed().level().key()));
            }
        }
        return standing;
    }
}
