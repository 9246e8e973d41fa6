package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.organisation.GroupMembers;
import luoshi.policy.Responsibilities.UnitAppointed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 省直有关部门: the document leaves open who they are and asks them to 主动认领任务 (chapter 八), so a department of the province
 * joins a measure that names them by claiming it, or is named by a coordinator.
 */
@Service
@Transactional
public class OpenList {

    private final JdbcClient database;
    private final GroupMembers members;
    private final MeasureLock measureLock;
    private final ApplicationEventPublisher events;

    OpenList(JdbcClient database, GroupMembers members, MeasureLock measureLock, ApplicationEventPublisher events) {
        this.database = database;
        this.measureLock = measureLock;
        this.members = members;
        this.events = events;
    }

    /**
     * Makes the person's unit one of the departments that the measure leaves open; once more changes nothing.
     *
     * @param on the first day
     * @return whether it has become one; false if it was one already
     * @throws NotFound if the measure names every unit that is responsible for it
     * @throws IllegalStep if the unit is no department of the province, or is named for the measure already
     */
    public boolean join(Measure measure, Actor by, LocalDate on) {
        var place = place(measure, by.unitId(), on);
        if (!place.provincial()) {
            throw new IllegalStep("policy.refused.not-provincial");
        }
        if (place.named()) {
            throw new IllegalStep("policy.refused.named-already");
        }
        if (!members.add(place.groupId(), by.unitId(), on, "主动认领")) {
            return false;
        }
        events.publishEvent(new UnitJoined(measure.number(), place.unit(), by.username()));
        return true;
    }

    /**
     * Makes a unit one of the departments that the measure leaves open.
     *
     * @param on the first day
     * @throws NotFound if the measure names every unit that is responsible for it, or there is no such unit
     * @throws IllegalStep if the unit is no department of the province, or is responsible already
     */
    public void name(Measure measure, long unitId, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        var place = place(measure, unitId, on);
        if (!place.provincial()) {
            throw new IllegalStep("policy.refused.names-provincial");
        }
        if (place.named() || !members.add(place.groupId(), unitId, on, "省级协调员指定")) {
            throw new IllegalStep("policy.refused.names-again");
        }
        events.publishEvent(new UnitAppointed(measure.number(), place.unit(), reason, by.username()));
    }

    /**
     * The departments that a coordinator may name, among them one that was released on the very day it joined: that day, the
     * last of what it was, keeps nobody from naming it again.
     *
     * @throws NotFound if the measure names every unit that is responsible for it
     */
    public List<Department> nameable(Measure measure, LocalDate on) {
        var open = database.sql("""
                        select exists (select from responsibility r
                                         join unit_group g on g.id = r.group_id and g.kind = 'OPEN_LIST'
                                       where r.measure_id = ? and r.valid_to is null)
                        """).params(measure.id()).query(Boolean.class).single();
        if (!open) {
            throw new NotFound();
        }
        return database.sql("""
                        select u.id as key, u.name as label from unit u
                        where u.nature = 'PROVINCIAL_DEPARTMENT' and u.valid_from <= :on
                          and (u.valid_to is null or u.valid_to >= :on)
                          and not exists (select from responsible_unit n
                                          where n.measure_id = :measure and n.unit_id = u.id
                                            and (n.valid_to is null
                                                 or n.valid_to >= greatest(:on, n.valid_from + 1)))
                        order by u.sort_no, u.id
                        """)
                .param("measure", measure.id())
                .param("on", on)
                .query(Department.class)
                .list();
    }

    private Place place(Measure measure, long unitId, LocalDate on) {
        measureLock.hold(measure.id());
        return database.sql("""
                        select r.group_id, u.name as unit,
                               u.nature = 'PROVINCIAL_DEPARTMENT' and u.valid_from <= :on
                                 and (u.valid_to is null or u.valid_to >= :on) as provincial,
                               exists (select from responsible_unit n
                                       where n.measure_id = r.measure_id and n.unit_id = u.id
                                         and n.responsibility_id <> r.id
                                         and (n.valid_to is null or n.valid_to >= :on)) as named
                        from responsibility r join unit_group g on g.id = r.group_id and g.kind = 'OPEN_LIST', unit u
                        where r.measure_id = :measure and r.valid_from <= :on
                          and (r.valid_to is null or r.valid_to >= :on) and u.id = :unit
                        """)
                .param("measure", measure.id())
                .param("unit", unitId)
                .param("on", on)
                .query(Place.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * How the unit stands to the measure.
     *
     * @param groupId the open list of the measure
     * @param named whether it is responsible otherwise
     */
    record Place(long groupId, String unit, boolean provincial, boolean named) {}

    /** A department of the province to choose. */
    public record Department(long key, String label) {}

    /** A department of the province joined a measure by claiming it. */
    record UnitJoined(int measure, String unit, String by) implements Audited {

        @Override
        public String subject() {
            return "/measures/" + measure;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("unit", unit);
        }
    }
}
