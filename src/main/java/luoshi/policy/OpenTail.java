package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.policy.OpenList.Department;
import luoshi.policy.Responsibilities.UnitAppointed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 等相关单位: the document ends its list of units openly, so a coordinator adds who else is meant, as 补充. */
@Service
@Transactional
public class OpenTail {

    private final JdbcClient database;
    private final MeasureLock measureLock;
    private final ApplicationEventPublisher events;

    OpenTail(JdbcClient database, MeasureLock measureLock, ApplicationEventPublisher events) {
        this.database = database;
        this.measureLock = measureLock;
        this.events = events;
    }

    /** Whether the list of the measure ends openly. */
    @Transactional(readOnly = true)
    public boolean isOf(Measure measure) {
        return database.sql("select open_tail <> '' from measure where id = ?")
                .params(measure.id())
                .query(Boolean.class)
                .single();
    }

    /** The units that may be added: departments, central units and mass organisations that are not responsible yet. */
    @Transactional(readOnly = true)
    public List<Department> nameable(Measure measure, LocalDate on) {
        return database.sql("""
                        select u.id as key, u.name as label from unit u
                        where u.nature in ('PROVINCIAL_DEPARTMENT', 'CENTRAL_IN_PROVINCE', 'MASS_ORGANISATION')
                          and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
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

    /**
     * Adds a unit behind those that the document lists.
     *
     * @param on its first day
     * @throws NotFound if the document closes the list of the measure, or there is no such unit
     * @throws IllegalStep if the unit is responsible already, or cannot be
     */
    public void name(Measure measure, long unitId, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        measureLock.hold(measure.id());
        if (!isOf(measure)) {
            throw new NotFound();
        }
        var unit = database.sql("select name from unit where id = ?")
                .params(unitId)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (nameable(measure, on).stream().noneMatch(one -> one.key() == unitId)) {
            throw new IllegalStep("policy.refused.names-again");
        }
        database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, basis_by, valid_from)
                        select :measure, max(position) + 1, :unit, :name, 'SUPPLEMENTED', 'APPOINTED', :on, :reason, :by, :on
                        from responsibility where measure_id = :measure and valid_to is null
                        """)
                .param("measure", measure.id())
                .param("unit", unitId)
                .param("name", unit)
                .param("on", on)
                .param("reason", reason)
                .param("by", by.username())
                .update();
        events.publishEvent(new UnitAppointed(measure.number(), unit, reason, by.username()));
    }
}
