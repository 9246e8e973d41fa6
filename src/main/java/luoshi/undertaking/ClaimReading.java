package luoshi.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads claims for people: the own unit and the province see everything, the other units of the measure what has been
 * taken on. For everybody else there is no such claim.
 */
@Service
@Transactional(readOnly = true)
class ClaimReading {

    /** What is read, under the same name, as it stood at the end of a day. */
    private static final String AS_AT = "with claim as not materialized (select * from claim_on(:day)) ";

    private final JdbcClient database;

    ClaimReading(JdbcClient database) {
        this.database = database;
    }

    /**
     * The claim as far as the person may see it.
     *
     * @throws NotFound if there is none, or none for this person
     */
    public ClaimView claim(Actor actor, long id) {
        return claim(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /**
     * The claim now or at the end of a past day, as far as the person may see it now and could have seen it then; empty if there is
     * none, or none for this person.
     */
    public Optional<ClaimView> claim(Actor actor, long id, AsAt asAt) {
        return head(actor, id, asAt)
                .filter(head -> sees(actor, head))
                .map(head -> head.elaborations() == 0
                        ? new ClaimView(head, List.of(), List.of(), answers(id, asAt))
                        : new ClaimView(head, milestones(id, asAt), elaborations(id, asAt), answers(id, asAt)));
    }

    /**
     * The claim for somebody who answers for the unit.
     *
     * @throws NotFound if there is none, or none of the own unit
     */
    public ClaimView ownClaim(Actor actor, long id) {
        var view = claim(actor, id);
        if (!answersFor(actor, view.head())) {
            throw new NotFound();
        }
        return view;
    }

    /** The people of the unit who can be the contact. */
    public List<Contact> contacts(long unitId) {
        return database.sql("""
                        select distinct a.id as key,
                               a.display_name || case when a.office_phone = '' then '' else '（' || a.office_phone || '）' end as label
                        from account a join account_role r on r.account_id = a.id
                        where a.unit_id = :unit and a.disabled_at is null and r.role in ('REPORTER', 'UNIT_APPROVER')
                        order by a.id
                        """).param("unit", unitId).query(Contact.class).list();
    }

    /** Whether the person may answer for the unit. */
    static boolean answersFor(Actor actor, Head head) {
        return actor.isOf(head.unitId()) && (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER));
    }

    private static boolean sees(Actor actor, Head head) {
        return answersFor(actor, head)
                || ClaimList.seesAll(actor)
                || (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                        && head.shared()
                        && head.state().isTaken()
                        && head.stateNow().isTaken();
    }

    private Optional<Head> head(Actor actor, long id, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select c.id, c.state, n.state as state_now, n.version as revision, c.elaborations, c.waiting_since, c.unit_id, u.name as unit_name,
                               u.code as unit_code,
                               case when r.group_id is null then r.role else 'RESPONSIBLE' end as role, r.wording,
                               c.measure_id, m.number as measure_number, m.numeral as measure_numeral,
                               m.title as measure_title, m.body as measure_text, m.valid_from as in_force_from,
                               h.title as chapter_title,
                               c.contact_id, coalesce(a.display_name, '') as contact,
                               coalesce(a.office_phone, '') as contact_phone,
                               exists (select from claim o where o.measure_id = c.measure_id and o.unit_id = :own
                                                             and o.state <> 'RELEASED')
                               and exists (select from public.claim o where o.measure_id = c.measure_id and o.unit_id = :own
                                                                        and o.state <> 'RELEASED') as shared
                        from claim c
                          join public.claim n on n.id = c.id
                          join unit u on u.id = c.unit_id
                          join responsibility r on r.id = c.responsibility_id
                          join measure m on m.id = c.measure_id
                          join chapter h on h.id = m.chapter_id
                          left join account a on a.id = c.contact_id
                        where c.id = :id
                        """)
                .param("id", id)
                .param("own", actor.unitId())
                .param("day", asAt.day())
                .query(Head.class)
                .optional();
    }

    /** The milestones of a claim, also those that are void; now or at the end of a past day. */
    List<MilestoneView> milestones(long claimId, AsAt asAt) {
        return database.sql("""
                        select number, title, first_due_on, due_on, done_on, note, voided, correction from %s
                        where claim_id = :claim order by number
                        """.formatted(asAt.isPast() ? "milestone_told_on(:day)" : "milestone"))
                .param("day", asAt.day())
                .param("claim", claimId)
                .query(MilestoneView.class)
                .list();
    }

    /** Newest first. */
    private List<ElaborationView> elaborations(long id, AsAt asAt) {
        return database.sql("""
                        select e.number, e.text, e.acceptance_criteria, e.reason, a.display_name as author, e.written_at,
                               e.written_on
                        from elaboration e join account a on a.id = e.written_by
                        where e.claim_id = :id and e.written_on <= coalesce(cast(:day as date), e.written_on)
                        order by e.number desc
                        """)
                .param("id", id)
                .param("day", asAt.day())
                .query(ElaborationView.class)
                .list();
    }

    /** Newest first. */
    private List<AnswerView> answers(long id, AsAt asAt) {
        return database.sql("""
                        select n.kind, n.reason, a.display_name as by, n.answered_at as at, n.answered_on as on_day
                        from claim_answer n join account a on a.id = n.answered_by
                        where n.claim_id = :id and n.answered_on <= coalesce(cast(:day as date), n.answered_on)
                        order by n.id desc
                        """)
                .param("id", id)
                .param("day", asAt.day())
                .query(AnswerView.class)
                .list();
    }

    /**
     * Whose claim it is and where it stands.
     *
     * @param stateNow where it stands today, also where a past day is shown
     * @param shared whether the unit of the person is responsible for the measure too, today and on the day
     */
    record Head(
            long id,
            ClaimState state,
            ClaimState stateNow,
            int revision,
            int elaborations,
            LocalDate waitingSince,
            long unitId,
            String unitName,
            String unitCode,
            String role,
            String wording,
            long measureId,
            int measureNumber,
            String measureNumeral,
            String measureTitle,
            String measureText,
            LocalDate inForceFrom,
            String chapterTitle,
            @Nullable Long contactId,
            String contact,
            String contactPhone,
            boolean shared) {

        /** As the document writes it: （一）稳定就业岗位. */
        public String measureHeading() {
            return "（" + measureNumeral + "）" + measureTitle;
        }
    }

    record MilestoneView(
            int number,
            String title,
            LocalDate firstDueOn,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            String note,
            boolean voided,
            String correction) {

        /** Whether it was put off since it was set. */
        public boolean putOff() {
            return dueOn.isAfter(firstDueOn);
        }

        /** Whether it is still to be reached. */
        public boolean isOpen() {
            return doneOn == null && !voided;
        }

        /** Whether it is not reached and past its date on the day. */
        public boolean isLate(LocalDate today) {
            return isOpen() && dueOn.isBefore(today);
        }
    }

    record ElaborationView(
            int number,
            String text,
            String acceptanceCriteria,
            String reason,
            String author,
            Instant writtenAt,
            LocalDate writtenOn) {}

    /** What changed from one version to the next. */
    record Revision(TextDifference elaboration, TextDifference criteria) {

        static Revision between(ElaborationView before, ElaborationView after) {
            return new Revision(
                    TextDifference.between(before.text(), after.text()),
                    TextDifference.between(before.acceptanceCriteria(), after.acceptanceCriteria()));
        }
    }

    record AnswerView(ClaimAnswer.Kind kind, String reason, String by, Instant at, LocalDate onDay) {}

    /** Somebody to choose as the contact. */
    record Contact(long key, String label) {}

    /** A claim as one person sees it. */
    record ClaimView(
            Head head, List<MilestoneView> milestones, List<ElaborationView> elaborations, List<AnswerView> answers) {

        /**
         * The milestone with the number.
         *
         * @throws NotFound if there is none, or none to be seen
         */
        public MilestoneView milestone(int number) {
            return milestones.stream()
                    .filter(one -> one.number() == number)
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }

        /** The version in force, or null while there is none. */
        public @Nullable ElaborationView current() {
            return elaborations.isEmpty() ? null : elaborations.get(0);
        }

        /** What the version says otherwise than the one before it; null for the first. */
        public @Nullable Revision revision(ElaborationView version) {
            return elaborations.stream()
                    .filter(one -> one.number() == version.number() - 1)
                    .findFirst()
                    .map(before -> Revision.between(before, version))
                    .orElse(null);
        }

        /** What was answered last, or null. */
        public @Nullable AnswerView lastAnswer() {
            return answers.isEmpty() ? null : answers.get(0);
        }
    }
}
