package luoshi.organisation;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a group of units from when to when. */
@Service
@Transactional
public class GroupMembers {

    private final JdbcClient database;

    GroupMembers(JdbcClient database) {
        this.database = database;
    }

    /**
     * Adds the unit from the day on; one whose last day that would be simply stays.
     *
     * @param basis why it belongs to the group, in the words of the pages
     * @return whether it was added; false if it belongs to the group already
     */
    public boolean add(long groupId, long unitId, LocalDate on, String basis) {
        return stays(groupId, unitId, on) || begins(groupId, unitId, on, basis);
    }

    private boolean stays(long groupId, long unitId, LocalDate on) {
        return database.sql("""
                        update membership set valid_to = null
                        where group_id = :group and unit_id = :unit and valid_to >= :on
                        """)
                        .param("group", groupId)
                        .param("unit", unitId)
                        .param("on", on)
                        .update()
                == 1;
    }

    private boolean begins(long groupId, long unitId, LocalDate on, String basis) {
        return database.sql("""
                        insert into membership (group_id, unit_id, valid_from, basis)
                        select :group, :unit, :on, :basis
                        where not exists (select from membership
                                          where group_id = :group and unit_id = :unit
                                            and (valid_to is null or valid_to >= :on))
                        on conflict do nothing
                        """)
                        .param("group", groupId)
                        .param("unit", unitId)
                        .param("on", on)
                        .param("basis", basis)
                        .update()
                == 1;
    }

    /**
     * Ends the membership.
     *
     * @param on the first day without it
     */
    public void remove(long groupId, long unitId, LocalDate on) {
        database.sql("""
                        update membership set valid_to = greatest(valid_from, :last)
                        where group_id = :group and unit_id = :unit and valid_to is null
                        """)
                .param("group", groupId)
                .param("unit", unitId)
                .param("last", on.minusDays(1))
                .update();
    }
}
