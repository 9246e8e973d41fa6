package luoshi;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves the business date of a test's database. */
public final class Days {

    private Days() {}

    /** It is that day now, written 2020-10-12. */
    public static void itIs(JdbcClient database, String day) {
        database.sql("update business_date set set_to = ?::date").params(day).update();
    }

    /** It is the real date again, as other tests of the same database expect. */
    public static void itIsReally(JdbcClient database) {
        database.sql("update business_date set set_to = null").update();
    }
}
