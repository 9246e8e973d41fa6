package luoshi.supervision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives numbers without gaps: one that was taken by something that was undone is given again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UrgeNumbers {

    private final JdbcClient database;

    UrgeNumbers(JdbcClient database) {
        this.database = database;
    }

    /** Waits for whoever is issuing in the series and year, and keeps others waiting until the commit. */
    public void hold(UrgeLevel level, int year) {
        database.sql("""
                        insert into urge_number (series, year, last) values (?, ?, 0)
                        on conflict (series, year) do update set last = urge_number.last
                        """).params(level.series(), year).update();
    }

    /** The next number of the series and year, as the document bears it. */
    public String next(UrgeLevel level, int year) {
        var number = database.sql("""
                        update urge_number set last = last + 1 where series = ? and year = ? returning last
                        """)
                .params(level.series(), year)
                .query(Integer.class)
                .single();
        return level.docNumber(year, number);
    }
}
