package luoshi.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.rollup.FurtherText;
import luoshi.rollup.PlacedNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 尚未办结的问题和需协调事项 of all quarters up to one: carried from report to report until they are settled. */
@Component
@Transactional(readOnly = true)
class OpenProblems {

    private static final int PROBLEMS = 3;

    /**
     * With an owner until it is settled, whatever the quarter; without one for a year, as long as the unit has not had another
     * report on the measure approved, which says itself what is left of it. What was taken up before its entry is approved, or is no
     * longer in the text, is for whoever reads that as well; a line leads where its reader finds it.
     */
    private static final String LINES = """
            , open as materialized (
                select c.obligation_id, c.kind, c.owner_id, c.due_on, c.answer, c.answered_on, coalesce(r.words, c.words) as words,
                       coalesce(r.approved, false) as approved
                from cases c
                  join reporting_obligation o on o.id = c.obligation_id
                  left join lateral (select one.words, one.approved from %2$s one
                                     where one.obligation_id = c.obligation_id and one.kind = c.kind) r on true
                where c.state in ('ASSIGNED', 'ANSWERED')
                union all
                select p.obligation_id, p.kind, null, null, '', null, p.words, true
                from reported p join reporting_period q on q.id = p.period_id
                where p.approved
                  and not exists (select from cases c where c.obligation_id = p.obligation_id and c.kind = p.kind)
                  and not exists (select from (select n.id from reporting_obligation n
                                                 join reporting_period l on l.id = n.period_id
                                                                        and l.quarter > q.quarter and l.quarter <= :quarter
                                               where n.measure_id = p.measure_id and n.unit_id = p.unit_id offset 0) later
                                  where %1$s))
            select p.obligation_id, p.kind, p.words, p.approved, p.answer, %3$s as readable, q.quarter,
                   '（' || m.numeral || '）' as measure, m.title, o.unit_name, w.name as owner, p.due_on, p.answered_on
            from open p
              join reporting_obligation o on o.id = p.obligation_id
              join reporting_period q on q.id = o.period_id and q.quarter <= :quarter
              join measure m on m.id = o.measure_id
              left join unit w on w.id = p.owner_id
            where p.approved or :unapproved
            order by m.number, q.quarter, o.position, o.id, p.kind
            """;

    private static final String NOW = """
            with cases as not materialized (select * from problem_case),
            reported as not materialized (
                select p.* from reported_problem p
                  join reporting_period q on q.id = p.period_id and q.quarter between :earliest and :quarter)
            """
            + LINES.formatted(
                    "exists (select from effective_entry x where x.obligation_id = later.id)",
                    "reported_problem",
                    "true");

    private static final String AS_AT = """
            with cases as (
                select c.obligation_id, c.kind, c.words, v.state, v.owner_id, v.due_on, v.answer, v.answered_on
                from problem_case c
                  join lateral (select one.* from problem_case_version one
                                where one.case_id = c.id and one.kept_on <= cast(:day as date)
                                order by one.number desc limit 1) v on true),
            reported as (
                select p.* from reporting_period q
                  cross join lateral reported_problem_on(q.id, cast(:day as date)) p
                where q.quarter between :earliest and :quarter)
            """
            + LINES.formatted(
                    "effective_version_on(later.id, cast(:day as date)) is not null",
                    "reported_problem_on(o.period_id, cast(:day as date))",
                    """
                            coalesce((select b.approved or :unapproved from board_problem b
                                      where b.obligation_id = p.obligation_id and b.kind = p.kind), true)""");

    private final JdbcClient database;
    private final Exports exports;

    OpenProblems(JdbcClient database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    /**
     * Those that are open and were reported up to the quarter, now or as at a past day, in the order of the document.
     *
     * @param unapproved whether also those whose entry is not approved
     */
    List<Line> upTo(Quarter quarter, boolean unapproved, AsAt asAt) {
        return database.sql(asAt.isPast() ? AS_AT : NOW)
                .param("quarter", quarter.toString())
                .param("earliest", new Quarter(quarter.year() - 1, quarter.number()).toString())
                .param("unapproved", unapproved)
                .param("day", asAt.day())
                .query(Line.class)
                .list();
    }

    /**
     * The paragraph for the report of the quarter, which rests on approved entries alone; none if nothing is open.
     *
     * @param saysOn the day that the text says it was compiled on
     */
    Optional<FurtherText> forReportOf(Quarter quarter, LocalDate saysOn) {
        var lines = upTo(quarter, false, AsAt.NOW);
        return lines.isEmpty() ? Optional.empty() : Optional.of(paragraph(lines, quarter, saysOn));
    }

    private FurtherText paragraph(List<Line> lines, Quarter quarter, LocalDate day) {
        var numbers = new ArrayList<PlacedNumber>();
        var owned =
                lines.stream().filter(line -> Show.OWNED.takes(line, quarter)).toList();
        var text = "截至%s，尚未办结的问题和需协调事项共%d项，其中已明确办理单位%d项、尚未明确办理单位%d项"
                .formatted(
                        exports.day(day),
                        count(lines, Show.ALL, quarter, day, numbers),
                        count(lines, Show.OWNED, quarter, day, numbers),
                        count(lines, Show.WITHOUT_OWNER, quarter, day, numbers));
        if (lines.stream().anyMatch(line -> Show.CARRIED.takes(line, quarter))) {
            text += "；属于以前季度提出的%d项".formatted(count(lines, Show.CARRIED, quarter, day, numbers));
        }
        return new FurtherText(
                PROBLEMS,
                owned.isEmpty()
                        ? text + "。"
                        : text + "。已明确办理单位的为：" + owned.stream().map(this::told).collect(Collectors.joining("；")) + "。",
                numbers);
    }

    private long count(List<Line> lines, Show show, Quarter quarter, LocalDate day, List<PlacedNumber> numbers) {
        var count = lines.stream().filter(line -> show.takes(line, quarter)).count();
        numbers.add(new PlacedNumber(
                exports.say(show.key()),
                String.valueOf(count),
                "/problems/open?quarter=" + quarter + "&show=" + show.code() + "&approved=true&on=" + day));
        return count;
    }

    private String told(Line one) {
        return "第%s条%s%s提出的%s，由%s办理，%s"
                .formatted(
                        one.measure(),
                        one.unitName(),
                        one.quarter().chinese(),
                        exports.say(one.kind().key()),
                        one.owner(),
                        one.answeredOn() == null
                                ? "应于%s前答复".formatted(exports.day(one.dueOn()))
                                : "已于%s答复".formatted(exports.day(one.answeredOn())));
    }

    /**
     * A problem that is open.
     *
     * @param words what was reported
     * @param approved whether that is approved
     * @param readable whether its reader finds its page: what he may not see now he does not see of a past day either
     * @param measure the numeral of the measure in brackets
     * @param title its title
     * @param owner who is to answer, or null
     */
    record Line(
            long obligationId,
            ProblemKind kind,
            String words,
            boolean approved,
            String answer,
            boolean readable,
            Quarter quarter,
            String measure,
            String title,
            String unitName,
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn) {

        private static final int EXCERPT = 120;

        /** Its page. */
        public String path() {
            return "/problems/" + obligationId + "/" + kind.code();
        }

        /** The beginning of what was reported. */
        public String excerpt() {
            return beginning(words);
        }

        /** The beginning of what was answered. */
        public String answered() {
            return beginning(answer);
        }

        private static String beginning(String text) {
            return text.codePointCount(0, text.length()) <= EXCERPT
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "……";
        }
    }

    /** Which of them a list shows. */
    enum Show {
        ALL,
        CARRIED,
        OWNED,
        WITHOUT_OWNER;

        /** Whether it takes the line in the list of the quarter. */
        boolean takes(Line line, Quarter quarter) {
            return switch (this) {
                case ALL -> true;
                case CARRIED -> line.quarter().compareTo(quarter) < 0;
                case OWNED -> line.owner() != null;
                case WITHOUT_OWNER -> line.owner() == null;
            };
        }

        /** As it stands in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The message key of its word. */
        public String key() {
            return "supervision.open-problems." + name();
        }

        /** The one of that code; whatever it does not know means all. */
        static Show read(@Nullable String code) {
            for (var one : values()) {
                if (one.code().equals(code)) {
                    return one;
                }
            }
            return ALL;
        }
    }
}
