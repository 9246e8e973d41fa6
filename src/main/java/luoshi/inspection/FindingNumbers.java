package luoshi.inspection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives numbers without gaps, so that nobody can tell from them how much was never released. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FindingNumbers {

    private final JdbcClient database;

    FindingNumbers(JdbcClient database) {
        this.database = database;
    }

    /** The next number of the year, as the document bears it; others wait for it until the commit. */
    public String next(int year) {
        var number = database.sql("""
                        insert into finding_number (year, last) values (?, 1)
                        on conflict (year) do update set last = finding_number.last + 1 returning last
                        """).params(year).query(Integer.class).single();
        return "赣落实查〔" + year + "〕" + number + "号";
    }
}
