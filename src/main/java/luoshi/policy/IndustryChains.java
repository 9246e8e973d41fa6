package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.AsAt;
import luoshi.organisation.GroupMembers;
import luoshi.policy.OpenList.Department;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 产业链链长制各责任部门: a chain is a member of the group through its department, which a coordinator enters with a source. A
 * department belongs to the group as long as it answers for any chain, and owes one part for all of them.
 */
@Service
@Transactional
public class IndustryChains {

    /** What is read in place of the departments of today: those that were entered by the end of a day. */
    private static final String AS_AT = """
            with chain_department as (
                select distinct on (d.chain_number) d.chain_number, d.unit_id, d.chief, d.source, d.reason, d.valid_from,
                       null::date as valid_to
                from chain_department d
                where d.valid_from <= :day and (d.valid_to is null or d.valid_to >= :day)
                order by d.chain_number, d.id desc)
            """;

    private static final String CHAINS = """
            select c.number, c.name, d.unit_id, u.name as department, coalesce(d.chief, '') as chief,
                   coalesce(d.source, '') as source, coalesce(d.reason, '') as reason, d.valid_from as since,
                   case when s.sources is null then '' else c.proposed end as proposed,
                   coalesce(s.sources, '') as proposed_source, c.proposed_chief,
                   (select p.id from unit p where p.full_name = c.proposed and p.valid_to is null) as proposed_unit,
                   c.version
            from industry_chain c
              left join lateral (select string_agg(one.source, '；' order by one.known_on, one.id) as sources
                                 from chain_source one
                                 where one.chain_number = c.number
                                   and (cast(:day as date) is null or one.known_on <= :day)) s on true
              left join chain_department d on d.chain_number = c.number and d.valid_to is null
              left join unit u on u.id = d.unit_id
            """;

    private final JdbcClient database;
    private final GroupMembers members;
    private final ApplicationEventPublisher events;

    IndustryChains(JdbcClient database, GroupMembers members, ApplicationEventPublisher events) {
        this.database = database;
        this.members = members;
        this.events = events;
    }

    /** All chains in the order of the scheme. */
    @Transactional(readOnly = true)
    public List<Chain> all() {
        return all(AsAt.NOW);
    }

    /** All chains in the order of the scheme, now or at the end of a past day. */
    @Transactional(readOnly = true)
    public List<Chain> all(AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + CHAINS + "order by c.number")
                .param("day", asAt.day())
                .query(Chain.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none with the number
     */
    @Transactional(readOnly = true)
    public Chain chain(int number) {
        return database.sql(CHAINS + "where c.number = :number")
                .param("number", number)
                .param("day", null)
                .query(Chain.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The measures that name the departments of the chains, in the order in which everybody holds several. */
    @Transactional(readOnly = true)
    public List<Long> measures() {
        return database.sql("""
                        select r.measure_id from responsibility r
                          join unit_group g on g.id = r.group_id and g.kind = 'INDUSTRY_CHAINS'
                        where r.valid_to is null order by r.measure_id
                        """).query(Long.class).list();
    }

    /** The departments that may answer for a chain. */
    @Transactional(readOnly = true)
    public List<Department> departments(LocalDate on) {
        return database.sql("""
                        select id as key, name as label from unit
                        where nature = 'PROVINCIAL_DEPARTMENT' and valid_from <= :on
                          and (valid_to is null or valid_to >= :on)
                        order by sort_no, id
                        """).param("on", on).query(Department.class).list();
    }

    /**
     * Enters who answers for the chain; whoever did so far ends the day before. The caller holds all measures of the
     * chains.
     *
     * @param on the first day
     * @param seen the version of the chain that the person had before him
     * @return the department that answers for no chain any more
     * @throws IllegalStep if somebody else has entered one meanwhile, or the unit is no department of the province
     */
    public Optional<Long> enter(int number, Entering entering, int seen, Actor by, LocalDate on) {
        by.mustBe(Role.COORDINATOR);
        var before = chain(number);
        if (before.version() != seen) {
            throw new IllegalStep("policy.refused.chain-changed");
        }
        var department = departments(on).stream()
                .filter(one -> one.key() == entering.unitId())
                .findFirst()
                .orElseThrow(() -> new IllegalStep("policy.refused.chain-provincial"));
        replace(number, entering, by, on);
        members.add(group(), entering.unitId(), on, "产业链责任部门");
        events.publishEvent(ChainEntered.of(before, department.label(), entering, by));
        return leaves(before, on);
    }

    private void replace(int number, Entering entering, Actor by, LocalDate on) {
        database.sql("update industry_chain set version = version + 1 where number = ?")
                .params(number)
                .update();
        database.sql("""
                        update chain_department set valid_to = greatest(valid_from, :last)
                        where chain_number = :number and valid_to is null
                        """).param("number", number).param("last", on.minusDays(1)).update();
        database.sql("""
                        insert into chain_department (chain_number, unit_id, chief, source, reason, entered_by, valid_from)
                        values (:number, :unit, :chief, :source, :reason, :by, :on)
                        """)
                .param("number", number)
                .param("unit", entering.unitId())
                .param("chief", entering.chief())
                .param("source", entering.source())
                .param("reason", entering.reason())
                .param("by", by.username())
                .param("on", on)
                .update();
    }

    private Optional<Long> leaves(Chain before, LocalDate on) {
        var former = before.unitId();
        if (former == null || all().stream().anyMatch(chain -> former.equals(chain.unitId()))) {
            return Optional.empty();
        }
        members.remove(group(), former, on);
        return Optional.of(former);
    }

    private long group() {
        return database.sql("select id from unit_group where kind = 'INDUSTRY_CHAINS'")
                .query(Long.class)
                .single();
    }

    /**
     * A chain and who answers for it.
     *
     * @param unitId the department; null while nobody is entered
     * @param proposed the full name of the department that sources of the day name well enough; empty where none does
     * @param proposedUnit the unit with that name; null if the list of units does not have it
     * @param version how often a department was entered
     */
    public record Chain(
            int number,
            String name,
            @Nullable Long unitId,
            @Nullable String department,
            String chief,
            String source,
            String reason,
            @Nullable LocalDate since,
            String proposed,
            String proposedSource,
            String proposedChief,
            @Nullable Long proposedUnit,
            int version) {

        /** Whether a department answers for it. */
        public boolean isNamed() {
            return unitId != null;
        }
    }

    /** Who is to answer for a chain, and where that is said. */
    public record Entering(long unitId, String chief, String source, String reason) {}

    /** A coordinator entered who answers for a chain. */
    record ChainEntered(int number, String chain, List<Change> changes, String source, String reason, String by)
            implements Audited {

        static ChainEntered of(Chain before, String department, Entering entering, Actor by) {
            var was = before.department() == null ? "" : before.department();
            return new ChainEntered(
                    before.number(),
                    before.name(),
                    Change.between(
                            Map.of("chainDepartment", was, "chainChief", before.chief()),
                            new TreeMap<>(Map.of("chainDepartment", department, "chainChief", entering.chief()))),
                    entering.source(),
                    entering.reason(),
                    by.username());
        }

        @Override
        public String subject() {
            return "/policy/chains/" + number;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("chain", chain, "source", source, "reason", reason);
        }
    }
}
