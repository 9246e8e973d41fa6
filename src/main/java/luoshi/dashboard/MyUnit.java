package luoshi.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.progress.EntryState;
import luoshi.progress.ProgressStatus;
import luoshi.progress.ReturnCategory;
import luoshi.undertaking.ClaimState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How it stands with the reader's own unit; of other units there is nothing here. */
@Service
@Transactional(readOnly = true)
class MyUnit {

    /** What is read, under the same names, as it stood at the end of a day. Who saved a draft, and when, leaves no record. */
    private static final String AS_AT = """
            with progress_entry as (
                     select one.*, null::bigint as last_saved_by, null::timestamptz as last_saved_at
                     from progress_entry_on(:day) one),
                 entry_review as not materialized (select * from entry_review where business_time < cast(:day as date) + 1),
                 obligation_waiver as (select obligation_id from obligation_waiver_record
                                       where waived_on <= :day and coalesce(taken_back_on > :day, true))
            """;

    /** What a unit has taken on, under the names of its tables, as it stood at the end of a day. */
    static final String UNDERTAKEN_AS_AT = """
            with claim as (select * from claim_on(:day)),
                 standing_milestone as (select * from milestone_told_on(:day) where not voided)
            """;

    private final JdbcClient database;

    MyUnit(JdbcClient database) {
        this.database = database;
    }

    /**
     * Everything the unit owes in the period and every correction under way, what needs work first; now or at the end of a past
     * day.
     */
    public List<Entry> entries(Actor actor, long periodId, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select e.id, e.state, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               o.role, e.corrects_id is not null as correction, v.status,
                               coalesce(v.no_progress, false) as no_progress, e.held_since,
                               s.display_name as last_saved_by, e.last_saved_at,
                               (select count(*) from entry_review x
                                where x.entry_id = e.id and x.verdict = 'RETURNED') as returns,
                               r.category as return_category, r.reason as return_reason
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join measure m on m.id = e.measure_id
                          left join entry_version v on v.entry_id = e.id and v.number = e.versions
                          left join account s on s.id = e.last_saved_by
                          left join lateral (select x.category, x.reason, x.verdict from entry_review x
                                             where x.entry_id = e.id and x.version_number = e.versions
                                             order by x.id desc limit 1) r on r.verdict = 'RETURNED'
                        where e.unit_id = :unit
                          and not exists (select from obligation_waiver w where w.obligation_id = o.id)
                          and e.state <> 'GIVEN_UP'
                          and (e.period_id = :period
                               or e.corrects_id is not null and e.state not in ('APPROVED', 'USED', 'FROZEN'))
                        order by case when e.state in ('RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE') then 0
                                      when e.state in ('TO_FILL', 'DRAFT', 'WITHDRAWN') then 1
                                      when e.state in ('UNIT_REVIEW', 'SUBMITTED') then 2 else 3 end,
                                 m.number, e.id
                        """)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .param("day", asAt.day())
                .query(Entry.class)
                .list();
    }

    /** The same, or only what is owed and in these hands. */
    public List<Entry> entries(Actor actor, long periodId, EntryState.@Nullable Holder holder, AsAt asAt) {
        return entries(actor, periodId, asAt).stream()
                .filter(entry -> holder == null || entry.isIn(holder))
                .toList();
    }

    /** Why what came back did, by the address of its form. */
    static Map<String, ReturnCategory> whyReturned(List<Entry> entries) {
        var why = new HashMap<String, ReturnCategory>();
        entries.stream()
                .filter(entry -> entry.returnCategory != null)
                .forEach(entry -> why.put(entry.href(), entry.returnCategory));
        return why;
    }

    /** How many of the entries are in whose hands, in the order of their way; corrections are none that is owed. */
    static Map<EntryState.Holder, Integer> hands(List<Entry> entries) {
        var hands = new EnumMap<EntryState.Holder, Integer>(EntryState.Holder.class);
        entries.stream()
                .filter(entry -> !entry.correction)
                .forEach(entry -> hands.merge(entry.state.holder(), 1, Integer::sum));
        return hands;
    }

    /** How many entries are in whose hands, or were at the end of a past day, in the order of their way. */
    public Map<EntryState.Holder, Integer> hands(Actor actor, long periodId, AsAt asAt) {
        var hands = new EnumMap<EntryState.Holder, Integer>(EntryState.Holder.class);
        database.sql((asAt.isPast() ? AS_AT : "") + """
                        select state, count(*) as entries from progress_entry
                        where unit_id = :unit and period_id = :period and corrects_id is null group by state
                        """)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .param("day", asAt.day())
                .query(row -> {
                    var holder = EntryState.valueOf(row.getString("state")).holder();
                    hands.merge(holder, row.getInt("entries"), Integer::sum);
                });
        return hands;
    }

    /**
     * What the unit has taken on or not answered yet, each with its contact and the next milestone not reached; now or at the end
     * of a past day.
     */
    public List<Undertaken> undertaken(Actor actor, AsAt asAt) {
        return database.sql((asAt.isPast() ? UNDERTAKEN_AS_AT : "") + """
                        select c.id, '（' || m.numeral || '）' || m.title as measure, c.state,
                               a.display_name as contact, s.title as milestone, s.due_on
                        from claim c
                          join measure m on m.id = c.measure_id
                          left join account a on a.id = c.contact_id
                          left join lateral (select title, due_on from standing_milestone
                                             where claim_id = c.id and done_on is null
                                             order by due_on, number limit 1) s on true
                        where c.unit_id = :unit and c.state <> 'RELEASED'
                        order by c.state <> 'ASSIGNED', s.due_on nulls last, m.number
                        """)
                .param("unit", actor.unitId())
                .param("day", asAt.day())
                .query(Undertaken.class)
                .list();
    }

    /** A measure the unit is named for, and how it stands to it. */
    record Undertaken(
            long id,
            String measure,
            ClaimState state,
            @Nullable String contact,
            @Nullable String milestone,
            @Nullable LocalDate dueOn) {

        /** Whether the next milestone should have been reached by the day. */
        public boolean lateOn(LocalDate today) {
            return dueOn != null && dueOn.isBefore(today);
        }
    }

    /** Who works for the unit, and by which telephone they are reached. */
    public List<Colleague> people(Actor actor) {
        return colleagues(actor, false);
    }

    /** The same, and whom to ask at the coordinating unit. */
    public List<Colleague> contacts(Actor actor) {
        return colleagues(actor, true);
    }

    private List<Colleague> colleagues(Actor actor, boolean coordinatorsToo) {
        return database.sql("""
                        select a.display_name, u.name as unit_name, a.office_phone,
                               string_agg(r.role, ',' order by r.role) as roles,
                               h.former, h.business_day as took_over_on, h.reason as took_over_why
                        from account a
                          join unit u on u.id = a.unit_id
                          join account_role r on r.account_id = a.id
                          left join lateral (select f.display_name as former, o.business_day, o.reason
                                             from handover o join account f on f.id = o.from_id
                                             where o.to_id = a.id and o.unit_id = :unit
                                             order by o.id desc limit 1) h on true
                        where a.disabled_at is null
                          and (a.unit_id = :unit and r.role in ('REPORTER', 'UNIT_APPROVER', 'LEADER')
                               or r.role = 'COORDINATOR' and :coordinators)
                        group by a.id, u.id, h.former, h.business_day, h.reason order by a.unit_id <> :unit, a.id
                        """)
                .param("unit", actor.unitId())
                .param("coordinators", coordinatorsToo)
                .query(Colleague.class)
                .list();
    }

    /** Somebody to ring up, and whose work that person took over last in the unit. */
    record Colleague(
            String displayName,
            String unitName,
            String officePhone,
            String roles,
            @Nullable String former,
            @Nullable LocalDate tookOverOn,
            @Nullable String tookOverWhy) {

        /** What the person does. */
        public List<Role> offices() {
            return Arrays.stream(roles.split(",")).map(Role::valueOf).toList();
        }
    }

    /** One thing the unit owes, in whose hands it is, and the way to it. */
    record Entry(
            long id,
            EntryState state,
            int measureNumber,
            String measure,
            String role,
            boolean correction,
            @Nullable ProgressStatus status,
            boolean noProgress,
            @Nullable Instant heldSince,
            @Nullable String lastSavedBy,
            @Nullable Instant lastSavedAt,
            int returns,
            @Nullable ReturnCategory returnCategory,
            @Nullable String returnReason) {

        /** Whether the unit leads the measure. */
        public boolean lead() {
            return "LEAD".equals(role);
        }

        /** Whether that person can open it: whoever only signs reads what is approved. */
        public boolean opensFor(Actor actor) {
            return actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER) || state.isApproved();
        }

        /** Whether it is owed and in these hands. */
        boolean isIn(EntryState.Holder holder) {
            return !correction && state.holder() == holder;
        }

        /** The entry itself, where nothing is written. */
        public String page() {
            return "/entries/" + id;
        }

        /** Where one click leads: the form while it can be written, otherwise the entry. */
        public String href() {
            return state.isEditable() ? page() + "/form" : page();
        }
    }
}
