package luoshi.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.AttachmentSubject;
import luoshi.attachment.AttachmentSubject.Sight;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads 办结申请 for people: the unit sees its own, the province what was submitted to it. There is none for others. */
@Service
@Transactional(readOnly = true)
class CloseOutReading {

    /** What is read, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with close_out as not materialized (select * from close_out_on(:day)),
                 claim as not materialized (select * from claim_on(:day))
            """;

    private final JdbcClient database;
    private final ClaimReading claims;
    private final BusinessClock businessClock;

    CloseOutReading(JdbcClient database, ClaimReading claims, BusinessClock businessClock) {
        this.database = database;
        this.claims = claims;
        this.businessClock = businessClock;
    }

    /**
     * How much of a request the person sees; empty if nothing.
     *
     * @param passed the versions that the unit has passed on
     */
    static Optional<Sight> sight(Actor actor, long unitId, Set<Integer> passed) {
        if (actor.isOf(unitId) && (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            return Optional.of(Sight.ALL);
        }
        return ClaimList.seesAll(actor) && !passed.isEmpty() ? Optional.of(Sight.of(passed)) : Optional.empty();
    }

    /**
     * The request as far as the person may see it.
     *
     * @throws NotFound if there is none, or none for this person
     */
    public CloseOutView request(Actor actor, long id) {
        return request(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /**
     * The request now or at the end of a past day, with its versions, steps and evidence until then; empty if there was none for this
     * person. What was being written left no record.
     */
    public Optional<CloseOutView> request(Actor actor, long id, AsAt asAt) {
        return head(id, asAt).flatMap(head -> view(actor, head, asAt));
    }

    private Optional<CloseOutView> view(Actor actor, Head head, AsAt asAt) {
        var steps = steps(head.id(), asAt);
        var passed = new HashSet<Integer>();
        steps.stream()
                .filter(step -> step.kind() == CloseOutStep.Kind.PASSED)
                .forEach(step -> passed.add(step.version()));
        return sight(actor, head.unitId(), passed).map(sight -> {
            var own = sight.working();
            var versions = versions(head.id()).stream()
                    .filter(version -> !asAt.isPast() || version.number() <= head.versions())
                    .filter(version -> own || sight.versions().contains(version.number()))
                    .toList();
            return new CloseOutView(
                    head,
                    asAt.isPast() ? sightOf(versions) : sight,
                    own,
                    claims.milestones(head.claimId(), asAt),
                    own && !asAt.isPast() ? working(head.id()) : CloseOutAccount.EMPTY,
                    versions,
                    steps.stream()
                            .filter(step -> own || step.kind() != CloseOutStep.Kind.RETURNED)
                            .toList());
        });
    }

    private static Sight sightOf(List<VersionView> versions) {
        return Sight.of(versions.stream().map(VersionView::number).collect(Collectors.toSet()));
    }

    /** What the evidence belongs to. */
    AttachmentSubject subject(CloseOutView view) {
        return new AttachmentSubject(
                CloseOutFiles.path(view.head().id()),
                view.head().unitId(),
                view.head().unitName(),
                Quarter.containing(businessClock.today()),
                view.head().measureHeading(),
                view.sight());
    }

    private Optional<Head> head(long id, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select r.id, r.claim_id, r.state, r.versions, r.version as revision, r.held_since,
                               coalesce(f.display_name, '') as first_accepter, c.unit_id, u.name as unit_name,
                               u.coordinates as of_coordinating_unit, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure_heading, c.elaborations,
                               e.acceptance_criteria as criteria, c.closed_on
                        from close_out r
                          join claim c on c.id = r.claim_id
                          join unit u on u.id = c.unit_id
                          join measure m on m.id = c.measure_id
                          join elaboration e on e.claim_id = c.id and e.number = c.elaborations
                          left join account f on f.id = r.first_accepted_by
                        where r.id = :id
                        """)
                .param("id", id)
                .param("day", asAt.day())
                .query(Head.class)
                .optional();
    }

    private CloseOutAccount working(long id) {
        var lines = database.sql("""
                        select r.account, m.milestone, coalesce(m.account, '') as milestone_account
                        from close_out r left join close_out_milestone m on m.close_out_id = r.id
                        where r.id = ?
                        """).params(id).query(WorkingLine.class).list();
        var milestones = new TreeMap<Integer, String>();
        for (var line : lines) {
            if (line.milestone() != null) {
                milestones.put(line.milestone(), line.milestoneAccount());
            }
        }
        return new CloseOutAccount(lines.get(0).account(), milestones);
    }

    private record WorkingLine(String account, @Nullable Integer milestone, String milestoneAccount) {}

    /** Newest first. */
    private List<VersionView> versions(long id) {
        var lines = database.sql("""
                        select v.number, v.account, e.acceptance_criteria as criteria, a.display_name as author, v.written_at,
                               m.milestone, coalesce(m.account, '') as milestone_account
                        from close_out_version v
                          join close_out r on r.id = v.close_out_id
                          join elaboration e on e.claim_id = r.claim_id and e.number = v.elaboration
                          join account a on a.id = v.written_by
                          left join close_out_version_milestone m on m.version_id = v.id
                        where v.close_out_id = ? order by v.number desc, m.milestone
                        """).params(id).query(VersionLine.class).list();
        var versions = new LinkedHashMap<Integer, VersionView>();
        for (var line : lines) {
            var version = versions.computeIfAbsent(
                    line.number(),
                    number -> new VersionView(
                            number, line.account(), line.criteria(), line.author(), line.writtenAt(), new TreeMap<>()));
            if (line.milestone() != null) {
                version.milestones().put(line.milestone(), line.milestoneAccount());
            }
        }
        return List.copyOf(versions.values());
    }

    private record VersionLine(
            int number,
            String account,
            String criteria,
            String author,
            Instant writtenAt,
            @Nullable Integer milestone,
            String milestoneAccount) {}

    /** Newest first. */
    private List<StepView> steps(long id, AsAt asAt) {
        return database.sql("""
                        select s.version, s.kind, s.reason, a.display_name as by, s.taken_at, s.taken_on
                        from close_out_step s join account a on a.id = s.taken_by
                        where s.close_out_id = :id and s.taken_on <= coalesce(cast(:day as date), s.taken_on)
                        order by s.id desc
                        """)
                .param("id", id)
                .param("day", asAt.day())
                .query(StepView.class)
                .list();
    }

    /** Whose request it is and where it stands. */
    record Head(
            long id,
            long claimId,
            CloseOutState state,
            int versions,
            int revision,
            Instant heldSince,
            String firstAccepter,
            long unitId,
            String unitName,
            boolean ofCoordinatingUnit,
            int measureNumber,
            String measureHeading,
            int elaborations,
            String criteria,
            @Nullable LocalDate closedOn) {}

    /**
     * What was handed on.
     *
     * @param criteria the 办结标准 that stood beside it
     */
    record VersionView(
            int number,
            String account,
            String criteria,
            String author,
            Instant writtenAt,
            Map<Integer, String> milestones) {}

    record StepView(
            int version, CloseOutStep.Kind kind, String reason, String by, Instant takenAt, LocalDate takenOn) {}

    /**
     * A text that was rewritten.
     *
     * @param milestone the milestone it is about, null for what is said about the 办结标准
     */
    record Rewritten(ClaimReading.@Nullable MilestoneView milestone, TextDifference difference) {}

    /**
     * A request as one person sees it.
     *
     * @param own whether it is the person's own unit's
     * @param working what is being written, for the own unit
     */
    record CloseOutView(
            Head head,
            Sight sight,
            boolean own,
            List<ClaimReading.MilestoneView> milestones,
            CloseOutAccount working,
            List<VersionView> versions,
            List<StepView> steps) {

        /** The newest version the person may see, or null. */
        public @Nullable VersionView latest() {
            return versions.isEmpty() ? null : versions.get(0);
        }

        /** The texts that the version has otherwise than the one before it which the person may see, word by word. */
        public List<Rewritten> rewritten(VersionView version) {
            var place = versions.indexOf(version) + 1;
            if (place >= versions.size()) {
                return List.of();
            }
            var before = versions.get(place);
            var rewritten = new ArrayList<Rewritten>();
            if (!before.account().equals(version.account())) {
                rewritten.add(new Rewritten(null, TextDifference.between(before.account(), version.account())));
            }
            for (var milestone : milestones) {
                var older = before.milestones().getOrDefault(milestone.number(), "");
                var newer = version.milestones().getOrDefault(milestone.number(), "");
                if (!older.equals(newer)) {
                    rewritten.add(new Rewritten(milestone, TextDifference.between(older, newer)));
                }
            }
            return rewritten;
        }

        /** The state in which the version was written. */
        CloseOutState stateBefore(VersionView version) {
            return steps.stream()
                    .filter(step -> step.version() < version.number())
                    .map(step -> step.kind().to())
                    .filter(CloseOutState::isEditable)
                    .findFirst()
                    .orElse(CloseOutState.DRAFT);
        }

        /** Why it came back, while it lies with the unit again; or null. */
        public @Nullable StepView lastRefusal() {
            return head.state() == CloseOutState.RETURNED || head.state() == CloseOutState.REFUSED
                    ? steps.stream()
                            .filter(step -> !step.reason().isEmpty())
                            .findFirst()
                            .orElse(null)
                    : null;
        }
    }
}
