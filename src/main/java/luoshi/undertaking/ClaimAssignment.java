package luoshi.undertaking;

import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks every unit that has become responsible for its answer. Running it again, late, or on two nodes does no harm. */
@Service
@Transactional
public class ClaimAssignment {

    private final JdbcClient database;
    private final BusinessClock businessClock;

    ClaimAssignment(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /** Adds a claim for every unit that is responsible today and has not been asked yet. */
    public void assignWhatIsDue() {
        database.sql("""
                        insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                        select w.responsibility_id, w.measure_id, w.unit_id, w.valid_from
                        from (select distinct on (measure_id, unit_id) * from responsible_unit
                              where valid_from <= :today and (valid_to is null or valid_to >= :today)
                              order by measure_id, unit_id, role <> 'LEAD', position) w
                          join unit u on u.id = w.unit_id
                        where u.valid_from <= :today and (u.valid_to is null or u.valid_to >= :today)
                          and not exists (select from claim c
                                          where c.measure_id = w.measure_id and c.unit_id = w.unit_id
                                            and c.state <> 'RELEASED')
                        order by w.measure_id, w.position, u.sort_no
                        on conflict do nothing
                        """).param("today", businessClock.today()).update();
    }
}
