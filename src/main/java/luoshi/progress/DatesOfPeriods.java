package luoshi.progress;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.GoesByDates;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The five dates of every quarter. */
@Component
@Order(1)
class DatesOfPeriods implements GoesByDates {

    private final JdbcClient database;
    private final Exports exports;

    DatesOfPeriods(JdbcClient database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "progress.effects.dates";
    }

    @Override
    public boolean isBusiness() {
        return false;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        database.sql("""
                        select p.quarter, d.label, d.day from reporting_period p
                          cross join lateral (values (1, 'opens', p.opens_on), (2, 'due', p.due_on), (3, 'review', p.review_on),
                                                     (4, 'report', p.report_on), (5, 'lock', p.lock_on)) d (place, label, day)
                        order by p.starts_on, d.place
                        """)
                .query(DateOfPeriod.class)
                .list()
                .forEach(date -> standing.put(
                        new Thing(date.quarter().chinese(), exports.say("progress.date." + date.label())),
                        exports.day(date.day())));
        return standing;
    }

    private record DateOfPeriod(Quarter quarter, String label, LocalDate day) {}
}
