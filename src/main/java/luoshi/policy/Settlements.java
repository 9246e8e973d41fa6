package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 全部明确: a coordinator holds that the units which a wording of a measure leaves open are all named, and from then on it
 * is not counted as unresolved. It can be opened again.
 */
@Service
@Transactional
class Settlements {

    private final JdbcClient database;
    private final MeasureLock measureLock;
    private final ApplicationEventPublisher events;

    Settlements(JdbcClient database, MeasureLock measureLock, ApplicationEventPublisher events) {
        this.database = database;
        this.measureLock = measureLock;
        this.events = events;
    }

    /**
     * What the measure leaves open, and how that stands.
     *
     * @throws NotFound if the document names every unit of the measure
     */
    @Transactional(readOnly = true)
    public Wording wording(Measure measure) {
        return database.sql("""
                        select m.id as measure_id, g.id as group_id, coalesce(g.name, m.open_tail) as wording,
                               coalesce(g.kind, 'OPEN_TAIL') as kind, s.id as settlement_id, s.settled_on, s.reason,
                               case when g.id is null
                                    then (select count(*) from responsibility n
                                          where n.measure_id = m.id and n.role = 'SUPPLEMENTED' and n.valid_to is null)
                                    else (select count(*) from membership n
                                          where n.group_id = g.id and n.valid_to is null) end as named,
                               case when g.kind = 'INDUSTRY_CHAINS'
                                    then (select count(*) from industry_chain c
                                          where not exists (select from chain_department d
                                                            where d.chain_number = c.number and d.valid_to is null))
                                    else 0 end as chains_open
                        from measure m
                          left join responsibility r on r.measure_id = m.id and r.valid_to is null
                            and r.group_id in (select id from unit_group where kind <> 'LOCAL_GOVERNMENTS')
                          left join unit_group g on g.id = r.group_id
                          left join wording_settlement s on s.reopened_on is null
                            and (s.group_id = g.id or g.id is null and s.measure_id = m.id)
                        where m.id = ? and (g.id is not null or m.open_tail <> '')
                        """)
                .params(measure.id())
                .query(Wording.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The measures in which the wording stands: those of the chains share one. */
    @Transactional(readOnly = true)
    public List<String> measuresOf(Wording wording) {
        return database.sql("""
                        select '（' || m.numeral || '）' || m.title from measure m
                        where m.id = :measure
                           or m.id in (select measure_id from responsibility
                                       where group_id = :group and valid_to is null)
                        order by m.number
                        """)
                .param("measure", wording.measureId())
                .param("group", wording.groupId())
                .query(String.class)
                .list();
    }

    /** All units are named; said again it changes nothing. */
    public void settle(Measure measure, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        var wording = held(measure);
        if (wording.isSettled()) {
            return;
        }
        database.sql("""
                        insert into wording_settlement (group_id, measure_id, reason, settled_on, settled_by)
                        values (:group, :measure, :reason, :on, :by)
                        """)
                .param("group", wording.groupId())
                .param("measure", wording.groupId() == null ? wording.measureId() : null)
                .param("reason", reason)
                .param("on", on)
                .param("by", by.username())
                .update();
        events.publishEvent(
                new WordingSettled("WordingSettled", measure.number(), wording.wording(), reason, by.username()));
    }

    /**
     * Units may be missing after all.
     *
     * @throws IllegalStep if the wording is not settled, as when somebody else was faster
     */
    public void reopen(Measure measure, String reason, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        var wording = held(measure);
        if (!wording.isSettled()) {
            throw new IllegalStep("policy.refused.not-settled");
        }
        database.sql("""
                        update wording_settlement set reopened_on = :on, reopened_by = :by, reopen_reason = :reason
                        where id = :id
                        """)
                .param("on", on)
                .param("by", by.username())
                .param("reason", reason)
                .param("id", wording.settlementId())
                .update();
        events.publishEvent(
                new WordingSettled("WordingReopened", measure.number(), wording.wording(), reason, by.username()));
    }

    private Wording held(Measure measure) {
        var wording = wording(measure);
        if (wording.groupId() == null) {
            measureLock.hold(measure.id());
        } else {
            database.sql("select id from unit_group where id = ? for no key update")
                    .params(wording.groupId())
                    .query(Long.class)
                    .single();
        }
        return wording(measure);
    }

    /**
     * What a measure leaves open.
     *
     * @param groupId the group; null for an open tail
     * @param kind {@code OPEN_LIST}, {@code INDUSTRY_CHAINS} or {@code OPEN_TAIL}
     * @param settlementId what settled it; null while it is open
     * @param named how many units are named
     * @param chainsOpen how many chains have no department
     */
    record Wording(
            long measureId,
            @Nullable Long groupId,
            String wording,
            String kind,
            @Nullable Long settlementId,
            @Nullable LocalDate settledOn,
            @Nullable String reason,
            int named,
            int chainsOpen) {

        public boolean isSettled() {
            return settlementId != null;
        }
    }

    /** A coordinator settled a wording, or opened it again. */
    record WordingSettled(String action, int measure, String wording, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/measures/" + measure;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("wording", wording, "reason", reason);
        }
    }
}
