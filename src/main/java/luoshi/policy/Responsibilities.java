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
import luoshi.policy.OpenList.Department;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is responsible for which measure from when to when. What was ends; nothing that was is rewritten. */
@Service
@Transactional
public class Responsibilities {

    private final JdbcClient database;
    private final GroupMembers members;
    private final ApplicationEventPublisher events;

    Responsibilities(JdbcClient database, GroupMembers members, ApplicationEventPublisher events) {
        this.database = database;
        this.members = members;
        this.events = events;
    }

    /**
     * Ends the responsibility of the unit, whose measure is held by the caller; a group goes on for its other members, and an open list loses the unit.
     *
     * @param on the first day without it
     */
    public void end(long responsibilityId, long unitId, LocalDate on) {
        endSingle(responsibilityId, on);
        database.sql("""
                        select g.id from responsibility r
                          join unit_group g on g.id = r.group_id and g.kind = 'OPEN_LIST'
                        where r.id = ?
                        """)
                .params(responsibilityId)
                .query(Long.class)
                .optional()
                .ifPresent(list -> members.remove(list, unitId, on));
    }

    private void endSingle(long responsibilityId, LocalDate on) {
        database.sql("""
                        update responsibility set valid_to = greatest(valid_from, :last)
                        where id = :id and unit_id is not null and valid_to is null
                        """)
                .param("id", responsibilityId)
                .param("last", on.minusDays(1))
                .update();
    }

    /**
     * Ends the responsibility of the unit and appoints another one in its place, in a measure that the caller
     * holds; where the responsibility is that of
     * a group, the other one is added behind the units of the measure. Whoever takes over the lead may be responsible for
     * the measure already; what it was responsible for so far ends with that.
     *
     * @param on the first day of the new one
     * @return the id of the new responsibility
     * @throws NotFound if there is no such unit
     * @throws IllegalStep if the other unit does not exist on that day, or is responsible for the measure already and
     *     is not to lead it
     */
    public long handOver(long responsibilityId, long fromUnitId, long toUnitId, String reason, Actor by, LocalDate on) {
        refuseEnded(toUnitId, on);
        if (isResponsible(responsibilityId, toUnitId, on)) {
            if (!isLeadOfAnother(responsibilityId, toUnitId)) {
                throw new IllegalStep("policy.refused.responsible-already");
            }
            endInSameMeasure(responsibilityId, toUnitId, on);
        }
        end(responsibilityId, fromUnitId, on);
        var appointed = database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, basis_by, valid_from)
                        select r.measure_id,
                               case when r.unit_id is null
                                    then (select max(position) + 1 from responsibility s
                                          where s.measure_id = r.measure_id and s.valid_to is null)
                                    else r.position end,
                               u.id, u.name,
                               case when r.unit_id is null then 'SUPPLEMENTED' else r.role end,
                               'APPOINTED', :on, :reason, :by, :on
                        from responsibility r, unit u
                        where r.id = :id and u.id = :unit
                        returning id
                        """)
                .param("id", responsibilityId)
                .param("unit", toUnitId)
                .param("reason", reason)
                .param("by", by.username())
                .param("on", on)
                .query(Long.class)
                .single();
        events.publishEvent(appointed(responsibilityId, toUnitId, reason, by));
        return appointed;
    }

    /**
     * Makes a unit the lead of a measure that nobody leads and that the caller holds. One that is listed by itself leads from
     * its place; one that answers as a member of a group, or was not responsible, is listed behind the others.
     *
     * @param on its first day as the lead
     * @return the id of its responsibility as the lead
     * @throws IllegalStep if somebody leads the measure already, or the unit cannot
     */
    public long appointLead(Measure measure, long unitId, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        if (isLed(measure)) {
            throw new IllegalStep("policy.refused.led-already");
        }
        if (leads(measure, on).stream().noneMatch(one -> one.key() == unitId)) {
            throw new IllegalStep("policy.refused.cannot-lead");
        }
        var place = database.sql("""
                        with own as (
                            update responsibility set valid_to = greatest(valid_from, :last)
                            where measure_id = :measure and unit_id = :unit and valid_to is null
                            returning position, wording)
                        select coalesce((select position from own),
                                        (select max(position) + 1 from responsibility
                                         where measure_id = :measure and valid_to is null)) as position,
                               coalesce((select wording from own), (select name from unit where id = :unit)) as wording
                        """)
                .param("measure", measure.id())
                .param("unit", unitId)
                .param("last", on.minusDays(1))
                .query(Place.class)
                .single();
        var appointed = insertLead(measure, place, unitId, reason, by, on);
        events.publishEvent(leadAppointed(measure, unitId, reason, by));
        return appointed;
    }

    private long insertLead(Measure measure, Place place, long unitId, String reason, Actor by, LocalDate on) {
        return database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, basis_by, valid_from)
                        values (:measure, :position, :unit, :wording, 'LEAD', 'APPOINTED', :on, :reason, :by, :on)
                        returning id
                        """)
                .param("measure", measure.id())
                .param("position", place.position())
                .param("unit", unitId)
                .param("wording", place.wording())
                .param("on", on)
                .param("reason", reason)
                .param("by", by.username())
                .query(Long.class)
                .single();
    }

    /** Whether a unit leads the measure. */
    @Transactional(readOnly = true)
    public boolean isLed(Measure measure) {
        return database.sql("""
                        select exists (select from responsibility
                                       where measure_id = ? and role = 'LEAD' and valid_to is null)
                        """).params(measure.id()).query(Boolean.class).single();
    }

    /** The departments and central units that may lead a measure, those that are responsible for it first. */
    @Transactional(readOnly = true)
    public List<Department> leads(Measure measure, LocalDate on) {
        return database.sql("""
                        select u.id as key, u.name as label from unit u
                        where u.nature in ('PROVINCIAL_DEPARTMENT', 'CENTRAL_IN_PROVINCE')
                          and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        order by not exists (select from responsible_unit n
                                             where n.measure_id = :measure and n.unit_id = u.id
                                               and (n.valid_to is null or n.valid_to >= :on)),
                                 u.sort_no, u.id
                        """)
                .param("measure", measure.id())
                .param("on", on)
                .query(Department.class)
                .list();
    }

    private LeadAppointed leadAppointed(Measure measure, long unitId, String reason, Actor by) {
        var unit = database.sql("select name from unit where id = ?")
                .params(unitId)
                .query(String.class)
                .single();
        return new LeadAppointed(measure.number(), unit, reason, by.username());
    }

    private boolean isLeadOfAnother(long responsibilityId, long unitId) {
        return database.sql("select role = 'LEAD' and unit_id <> :unit from responsibility where id = :id")
                .param("id", responsibilityId)
                .param("unit", unitId)
                .query(Boolean.class)
                .single();
    }

    /** Ends what the unit is responsible for by itself; as a member of a group it stays one. */
    private void endInSameMeasure(long responsibilityId, long unitId, LocalDate on) {
        database.sql("""
                        select r.id from responsibility r
                        where r.measure_id = (select measure_id from responsibility where id = :id)
                          and r.unit_id = :unit and r.valid_to is null
                        """)
                .param("id", responsibilityId)
                .param("unit", unitId)
                .query(Long.class)
                .list()
                .forEach(own -> endSingle(own, on));
    }

    private void refuseEnded(long unitId, LocalDate on) {
        var exists = database.sql("""
                        select valid_from <= :on and (valid_to is null or valid_to >= :on) from unit where id = :unit
                        """)
                .param("unit", unitId)
                .param("on", on)
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!exists) {
            throw new IllegalStep("policy.refused.unit-ended");
        }
    }

    private boolean isResponsible(long responsibilityId, long unitId, LocalDate on) {
        return database.sql("""
                        select exists (select from responsible_unit u
                                         join responsibility r on r.measure_id = u.measure_id
                                       where r.id = :id and u.unit_id = :unit and u.valid_from <= :on
                                         and (u.valid_to is null or u.valid_to >= :on))
                        """)
                .param("id", responsibilityId)
                .param("unit", unitId)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    private UnitAppointed appointed(long responsibilityId, long unitId, String reason, Actor by) {
        return database.sql("""
                        select m.number, u.name from responsibility r join measure m on m.id = r.measure_id, unit u
                        where r.id = :id and u.id = :unit
                        """)
                .param("id", responsibilityId)
                .param("unit", unitId)
                .query((row, n) ->
                        new UnitAppointed(row.getInt("number"), row.getString("name"), reason, by.username()))
                .single();
    }

    private record Place(int position, String wording) {}

    /** A coordinator made a unit responsible for a measure. */
    record UnitAppointed(int measure, String unit, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/measures/" + measure;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("unit", unit, "reason", reason);
        }
    }

    /** A coordinator made a unit the lead of a measure that nobody led. */
    record LeadAppointed(int measure, String unit, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/measures/" + measure;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("unit", unit, "reason", reason);
        }
    }
}
