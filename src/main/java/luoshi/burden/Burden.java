package luoshi.burden;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what units were asked in a quarter, and lists what is behind each number; both from one SQL function. Whoever answers for
 * a unit sees what that unit was asked: whom else somebody urges, or what others promised, is not for all.
 */
@Component
class Burden {

    private final JdbcClient database;

    Burden(JdbcClient database) {
        this.database = database;
    }

    /** How often each question was asked in the period, and how often each unit was, by now or the end of a past day; with one statement. */
    Counts counts(Actor actor, long periodId, AsAt asAt) {
        var questions = new EnumMap<Question, Asked>(Question.class);
        var units = new ArrayList<UnitAsked>();
        for (var question : Question.values()) {
            questions.put(question, new Asked(question, 0, 0));
        }
        database.sql("""
                        select c.question, u.code, u.name, c.asked, c.answered
                        from (select question, unit_id, count(*) as asked, count(*) filter (where answered) as answered
                              from question_asked(:period, coalesce(cast(:day as date), 'infinity'))
                              where cast(:reader as bigint) is null or unit_id = :reader
                              group by grouping sets ((question), (unit_id))) c
                          left join unit u on u.id = c.unit_id
                        order by u.sort_no, u.id
                        """)
                .param("period", periodId)
                .param("day", asAt.day())
                .param("reader", reader(actor))
                .query(row -> {
                    var asked = row.getInt("asked");
                    var answered = row.getInt("answered");
                    if (row.getString("question") == null) {
                        units.add(new UnitAsked(row.getString("code"), row.getString("name"), asked, answered));
                    } else {
                        var question = Question.valueOf(row.getString("question"));
                        questions.put(question, new Asked(question, asked, answered));
                    }
                });
        return new Counts(List.copyOf(questions.values()), List.copyOf(units));
    }

    /**
     * The questions asked by now or the end of a past day, each time in a row, in the official order of units.
     *
     * @param question one of them, or null for all
     * @param unit a unit by its code, or null for all
     * @param answered only those that were answered, or only the others; null for both
     * @param after how many rows to leave out
     * @param most how many rows at most, or null for all
     */
    List<Line> lines(
            Actor actor,
            long periodId,
            AsAt asAt,
            @Nullable Question question,
            @Nullable String unit,
            @Nullable Boolean answered,
            int after,
            @Nullable Integer most) {
        return database.sql("""
                        with u as materialized (select id, code, name, sort_no from unit),
                             m as materialized (select id, number, numeral, title from measure)
                        select q.question, u.name as unit, coalesce('（' || m.numeral || '）' || m.title, '') as measure,
                               q.subject, q.about, q.answered
                        from question_asked(:period, coalesce(cast(:day as date), 'infinity')) q
                          join u on u.id = q.unit_id
                          left join m on m.id = q.measure_id
                        where (cast(:question as text) is null or q.question = :question)
                          and (coalesce(cast(:unit as text), '') = '' or u.code = :unit)
                          and (cast(:answered as boolean) is null or q.answered = :answered)
                          and (cast(:reader as bigint) is null or q.unit_id = :reader)
                        order by u.sort_no, u.id, m.number, q.question, q.about, q.subject
                        offset :after limit cast(:most as integer)
                        """)
                .param("period", periodId)
                .param("day", asAt.day())
                .param("question", question == null ? null : question.name())
                .param("unit", unit)
                .param("answered", answered)
                .param("reader", reader(actor))
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** The only unit whose questions the person sees, or null for all. */
    private static @Nullable Long reader(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR) ? null : actor.unitId();
    }

    /** How often a question would be asked in the period: of every obligation, of leads alone, or of every unit once. */
    int times(long periodId, Per per) {
        return database.sql("select %s from reporting_obligation where period_id = :period".formatted(per.count()))
                .param("period", periodId)
                .query(Integer.class)
                .single();
    }

    /**
     * What was approved or entered before and holds all the words: texts, indicators and wordings, the newest first.
     *
     * @param words parts of text that have to occur, none of them empty
     */
    List<Answer> answersWith(List<String> words) {
        return database.sql("""
                        select * from (
                            select 'ENTRY' as kind, p.quarter, x.entry_id, '（' || m.numeral || '）' || m.title as measure,
                                   o.unit_name as unit,
                                   concat_ws('　', nullif(x.progress, ''), nullif(x.practices, ''), nullif(x.problems, ''),
                                             nullif(x.next_steps, ''), nullif(x.coordination_needs, '')) as text,
                                   p.starts_on as day, m.number as place
                            from reporting_period p
                              join effective_entry x on x.period_id = p.id
                              join reporting_obligation o on o.id = x.obligation_id
                              join measure m on m.id = x.measure_id
                            where p.id in (select id from reporting_period where established_on is not null
                                           order by starts_on desc limit 2)
                            union all
                            select 'INDICATOR', null, null, '（' || m.numeral || '）' || m.title, '',
                                   i.name || '　' || i.quote, date '0001-01-01', m.number
                            from indicator i join measure m on m.id = i.measure_id) found
                        where not exists (select from unnest(cast(:words as text[])) word
                                          where position(word in lower(found.text)) = 0)
                        order by day desc, place, unit
                        """)
                .param("words", words.toArray(String[]::new))
                .query(Answer.class)
                .list();
    }

    /**
     * What was asked in a period.
     *
     * @param questions every question of the forms, also those that nobody was asked
     * @param units the units that were asked something, in their official order
     */
    record Counts(List<Asked> questions, List<UnitAsked> units) {}

    /** How often a question was asked in the period, and how often answered. */
    record Asked(Question question, int asked, int answered) {

        /** How often it was not answered. */
        public int unanswered() {
            return asked - answered;
        }

        /** How many fields were to be filled in altogether. */
        public int fields() {
            return asked * question.fields();
        }
    }

    /** How often a unit was asked something in the period. */
    record UnitAsked(String code, String name, int asked, int answered) {}

    /** A question asked once. */
    record Line(Question question, String unit, String measure, String subject, String about, boolean answered) {}

    /** Something that was answered before, or that the document says. */
    record Answer(
            String kind,
            @Nullable Quarter quarter,
            @Nullable Long entryId,
            String measure,
            String unit,
            String text) {

        private static final int AROUND = 60;

        /** The text around the first of the words. */
        public String excerpt(List<String> words) {
            var at = words.stream()
                    .mapToInt(word -> text.toLowerCase(Locale.ROOT).indexOf(word))
                    .min()
                    .orElse(0);
            var from = Math.max(0, at - AROUND);
            var to = Math.min(text.length(), at + 2 * AROUND);
            return (from > 0 ? "……" : "") + text.substring(from, to) + (to < text.length() ? "……" : "");
        }
    }

    /** How often a question would be asked. */
    enum Per {
        OBLIGATION("count(*)"),
        LEAD("count(*) filter (where role = 'LEAD')"),
        UNIT("count(distinct unit_id)");

        private final String count;

        Per(String count) {
            this.count = count;
        }

        String count() {
            return count;
        }

        public String key() {
            return "burden.per." + name();
        }
    }
}
