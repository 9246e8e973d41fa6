package luoshi.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.audit.Audited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads that a coordinator named where the document names none; one that was named by mistake is taken back. */
@Service
@Transactional
public class NamedLeads {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    NamedLeads(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /** Who leads the measure because a coordinator named it; empty where the document names a lead or nobody leads. */
    @Transactional(readOnly = true)
    public Optional<NamedLead> of(Measure measure) {
        return database.sql("""
                        select r.id, r.unit_id, u.name as unit, r.valid_from as since
                        from responsibility r join unit u on u.id = r.unit_id
                        where r.measure_id = :measure and r.role = 'LEAD' and r.basis = 'APPOINTED' and r.valid_to is null
                          and not exists (select from responsibility stated
                                          where stated.measure_id = :measure and stated.role = 'LEAD'
                                            and stated.basis <> 'APPOINTED')
                        """)
                .param("measure", measure.id())
                .query(NamedLead.class)
                .optional();
    }

    /**
     * Has nobody lead the measure, which the caller holds. A unit that was listed by itself before it was named is listed so
     * again; one that answers as a member of a group, or was not responsible, is what it was.
     *
     * @param on the first day without it
     * @return the responsibility that the unit has now; empty if it is not responsible any more
     */
    public Optional<Long> takeBack(Measure measure, NamedLead lead, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        var ended = database.sql("""
                        update responsibility set valid_to = greatest(valid_from, :last)
                        where id = :id and valid_to is null
                        """)
                .param("id", lead.id())
                .param("last", on.minusDays(1))
                .update();
        if (ended == 0) {
            throw new IllegalStep("policy.refused.no-named-lead");
        }
        database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, basis_by, valid_from)
                        select measure_id, position, unit_id, wording, role, basis, basis_on, basis_reason, basis_by, :on
                        from responsibility
                        where measure_id = :measure and unit_id = :unit and role <> 'LEAD'
                          and valid_to = greatest(valid_from, :since - 1)
                        order by id desc limit 1
                        """)
                .param("measure", measure.id())
                .param("unit", lead.unitId())
                .param("since", lead.since())
                .param("on", on)
                .update();
        events.publishEvent(new LeadNamingTakenBack(measure.number(), lead.unit(), reason, by.username()));
        return database.sql("""
                        select responsibility_id from responsible_unit
                        where measure_id = ? and unit_id = ? and valid_to is null
                        order by group_id is not null, responsibility_id limit 1
                        """)
                .params(measure.id(), lead.unitId())
                .query(Long.class)
                .optional();
    }

    /**
     * A lead that a coordinator named.
     *
     * @param id its responsibility
     * @param unitId the unit
     * @param unit its name
     * @param since its first day as the lead
     */
    public record NamedLead(long id, long unitId, String unit, LocalDate since) {}

    /** A coordinator took back that a unit leads a measure. */
    record LeadNamingTakenBack(int measure, String unit, String reason, String by) implements Audited {

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
