package luoshi.undertaking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.GoesByDates;
import luoshi.export.Exports;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until when units have to answer to what they are named for, counted in working days from the day they were asked. */
@Component
@Order(6)
class AnswersByDates implements GoesByDates {

    private final ClaimDeadline deadline;
    private final BusinessClock businessClock;
    private final JdbcClient database;
    private final Exports exports;

    AnswersByDates(ClaimDeadline deadline, BusinessClock businessClock, JdbcClient database, Exports exports) {
        this.deadline = deadline;
        this.businessClock = businessClock;
        this.database = database;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "undertaking.effects";
    }

    @Override
    public boolean isBusiness() {
        return false;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        var rule = deadline.ruleOn(businessClock.today());
        database.sql("""
                        select waiting_since as asked, count(*) as claims from claim where state = 'ASSIGNED'
                        group by waiting_since order by waiting_since
                        """)
                .query(Asked.class)
                .list()
                .forEach(one -> standing.put(
                        new Thing("", exports.say("undertaking.effects.asked", exports.day(one.asked()), one.claims())),
                        exports.day(rule.dueOn(one.asked()))));
        return standing;
    }

    private record Asked(LocalDate asked, int claims) {}
}
