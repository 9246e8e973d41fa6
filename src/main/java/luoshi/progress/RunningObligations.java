package luoshi.progress;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.calendar.Act;
import luoshi.calendar.BusinessClock;
import luoshi.undertaking.RunningQuarters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The obligations of quarters that take reports now, when a measure is taken off a unit. Quarters that are locked or reported
 * never change.
 */
@Service
@Transactional
class RunningObligations implements RunningQuarters {

    private static final String RUNNING = """
            p.established_on is not null and p.reported_on is null and p.opens_on <= :today and p.lock_on >= :today
            """;

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final ApplicationEventPublisher events;

    RunningObligations(JdbcClient database, BusinessClock businessClock, ApplicationEventPublisher events) {
        this.database = database;
        this.businessClock = businessClock;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Owed> owed(long measureId, long unitId) {
        return database.sql("""
                        select p.quarter, e.first_submitted_at is not null as received,
                               o.role = 'LEAD'
                                 and not exists (select from progress_entry one
                                                   join entry_version v on v.entry_id = one.id
                                                 where one.obligation_id = o.id and v.summary <> '')
                                 and exists (select from reporting_obligation other
                                             where other.period_id = o.period_id and other.measure_id = o.measure_id
                                               and other.id <> o.id) as summary
                        from reporting_obligation o
                          join reporting_period p on p.id = o.period_id
                          join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
                        where o.measure_id = :measure and o.unit_id = :unit and %s
                          and not exists (select from obligation_waiver w where w.obligation_id = o.id)
                        order by p.starts_on
                        """.formatted(RUNNING))
                .param("measure", measureId)
                .param("unit", unitId)
                .param("today", businessClock.today())
                .query(Owed.class)
                .list();
    }

    @Override
    public void follow(Decision decision) {
        for (var period : running(decision)) {
            var former = obligation(period, decision.measureId(), decision.unitId());
            var successor = decision.successorId() == null
                    ? Optional.<Obligation>empty()
                    : successor(period, decision, decision.successorId());
            former.filter(Obligation::leads)
                    .flatMap(from -> successor.map(to -> Map.entry(from, to)))
                    .ifPresent(both -> handOver(both.getKey(), both.getValue(), decision));
            former.filter(one -> decision.waives() && !one.received()).ifPresent(one -> waive(one, decision));
        }
    }

    /** Whoever hands on or opens waits here. */
    private List<Long> running(Decision decision) {
        return database.sql("select p.id from reporting_period p where " + RUNNING + " order by p.starts_on for update")
                .param("today", decision.act().on())
                .query(Long.class)
                .list();
    }

    private Optional<Obligation> successor(long period, Decision decision, long unit) {
        if (decision.successorOwes()) {
            add(period, decision, unit);
        }
        return obligation(period, decision.measureId(), unit);
    }

    /** The entry is locked, so that nothing is handed on meanwhile. */
    private Optional<Obligation> obligation(long period, long measure, long unit) {
        return database.sql("""
                        select o.id, e.id as entry_id,
                               o.role = 'LEAD' and not exists (select from progress_entry one
                                                                 join entry_version v on v.entry_id = one.id
                                                               where one.obligation_id = o.id and v.summary <> '') as leads,
                               e.first_submitted_at is not null as received
                        from reporting_obligation o
                          join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
                        where o.period_id = :period and o.measure_id = :measure and o.unit_id = :unit
                          and not exists (select from obligation_waiver w where w.obligation_id = o.id)
                        for update of e
                        """)
                .param("period", period)
                .param("measure", measure)
                .param("unit", unit)
                .query(Obligation.class)
                .optional();
    }

    /** Behind the others of the quarter; a unit that owes something on the measure already owes no second report. */
    private void add(long period, Decision decision, long unit) {
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select :period, :measure, u.id, n.responsibility_id,
                                   case n.role when 'LEAD' then 'RESPONSIBLE' else n.role end,
                                   (select coalesce(max(o.position), 0) + 1 from reporting_obligation o
                                    where o.period_id = :period and o.measure_id = :measure),
                                   coalesce((select name.name from unit_name name
                                             where name.unit_id = u.id and name.valid_from <= :day
                                             order by name.valid_from desc limit 1), u.name),
                                   :day
                            from unit u
                              join responsible_unit n on n.unit_id = u.id and n.measure_id = :measure
                               and n.valid_from <= :day and (n.valid_to is null or n.valid_to >= :day)
                            where u.id = :unit
                            order by n.role <> 'LEAD', n.position
                            limit 1
                            on conflict do nothing
                            returning id, period_id, measure_id, unit_id),
                        entry as (
                            insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                            select id, period_id, measure_id, unit_id from owed
                            returning id)
                        select id from entry
                        """)
                .param("period", period)
                .param("measure", decision.measureId())
                .param("unit", unit)
                .param("day", decision.act().on())
                .query(Long.class)
                .optional()
                .ifPresent(entry -> events.publishEvent(ObligationChanged.of("ObligationAdded", entry, decision)));
    }

    /** The former lead is relieved of the summary, and owes its own part alone. */
    private void handOver(Obligation from, Obligation to, Decision decision) {
        kept(
                        "insert into summary_handover (from_obligation_id, to_obligation_id, reason, handed_by, handed_on, handed_at)"
                                + " values (:from, :to, :reason, :by, :on, :at)",
                        decision)
                .param("from", from.id)
                .param("to", to.id)
                .update();
        database.sql("update reporting_obligation set role = 'RESPONSIBLE' where id = ?")
                .params(from.id)
                .update();
        database.sql("update reporting_obligation set role = 'LEAD' where id = ?")
                .params(to.id)
                .update();
        events.publishEvent(ObligationChanged.of("SummaryHandedOver", from.entryId, decision));
        events.publishEvent(ObligationChanged.of("SummaryTakenOver", to.entryId, decision));
    }

    private void waive(Obligation one, Decision decision) {
        kept(
                        "insert into obligation_waiver (obligation_id, reason, waived_by, waived_on, waived_at)"
                                + " values (:obligation, :reason, :by, :on, :at)",
                        decision)
                .param("obligation", one.id)
                .update();
        events.publishEvent(ObligationChanged.of("ObligationWaived", one.entryId, decision));
    }

    private JdbcClient.StatementSpec kept(String insert, Decision decision) {
        Act act = decision.act();
        return database.sql(insert)
                .param("reason", decision.reason())
                .param("by", act.by().accountId())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC));
    }

    /**
     * What a unit owes in a running quarter.
     *
     * @param leads whether it owes the summary too and has handed none on
     */
    private record Obligation(long id, long entryId, boolean leads, boolean received) {}
}
