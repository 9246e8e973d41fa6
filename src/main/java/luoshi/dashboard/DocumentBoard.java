package luoshi.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.progress.EntryState;
import luoshi.undertaking.ClaimState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the document as a dashboard: each sentence with its state, and behind it who, until when, and the evidence. */
@Service
@Transactional(readOnly = true)
class DocumentBoard {

    private static final String SENTENCES = """
            select h.numeral as chapter_numeral, h.title as chapter_title, m.number as measure_number, m.numeral, m.title,
                   m.responsible_phrase, c.number, c.text, s.accepted, s.proposed, s.unclaimed, s.open, s.due_on
            from clause c
              join measure m on m.id = c.measure_id
              join chapter h on h.id = m.chapter_id
              cross join lateral (
                  select count(*) filter (where p.state = 'ACCEPTED') as accepted,
                         count(*) filter (where p.state = 'PROPOSED') as proposed,
                         count(*) filter (where p.state = 'ACCEPTED' and k.claimed < k.units) as unclaimed,
                         count(*) filter (where p.state = 'ACCEPTED' and k.closed < k.units) as open,
                         min(p.due_on) filter (where p.state = 'ACCEPTED' and k.closed < k.units) as due_on
                  from task_point p
                    cross join lateral (select count(*) as units,
                                               count(*) filter (where l.state in ('CLAIMED', 'CLOSED')) as claimed,
                                               count(*) filter (where l.state = 'CLOSED') as closed
                                        from task_point_unit t
                                          left join claim l on l.measure_id = p.measure_id and l.unit_id = t.unit_id
                                            and l.state <> 'RELEASED'
                                        where t.task_point_id = p.id) k
                  where p.clause_id = c.id) s
            """;

    /** What is read, under the same names, as it stood at the end of a day; of reports, those on one measure. */
    private static final String AS_AT = """
            with task_point as materialized (select * from task_point_on(:day)),
                 claim as materialized (select * from claim_on(:day)),
                 supporting_document as (select * from supporting_document_on(:day)),
                 supporting_document_measure as (select * from supporting_document_measure_on(:day)),
                 effective_entry as materialized (
                     select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, v.entry_id,
                            case when e.state = 'FROZEN' and p.reported_on <= :day then 'FROZEN' else 'APPROVED' end as state,
                            v.id as version_id, v.number as version_number, v.no_progress,
                            concat_ws(E'\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress
                     from reporting_obligation o
                       join reporting_period p on p.id = o.period_id
                       join entry_version v on v.id = effective_version_on(o.id, :day)
                       join progress_entry e on e.id = v.entry_id
                       left join entry_version s on s.id = effective_version_on(v.shares_id, :day)
                     where o.measure_id in (select id from measure where number = :measure))
            """;

    /** Whether the person may read what units of measure m have reported: the province, and whoever owes something on it. */
    private static final String SHARED = """
            (:all or exists (select from reporting_obligation own where own.measure_id = m.id and own.unit_id = :unit
                                                                and coalesce(own.established_on <= cast(:day as date), true)))
            """;

    private final JdbcClient database;

    DocumentBoard(JdbcClient database) {
        this.database = database;
    }

    /** Every sentence of the twenty measures with its state today or at the end of a past day, in the order of the text. */
    List<Sentence> sentences(AsAt asAt, LocalDate today) {
        return read(asAt, null, SENTENCES + " order by m.number, c.number").query(Row.class).list().stream()
                .map(row -> row.on(asAt.dayOr(today)))
                .toList();
    }

    private JdbcClient.StatementSpec read(AsAt asAt, @Nullable Integer measure, String sql) {
        return database.sql((asAt.isPast() ? AS_AT : "") + sql)
                .param("day", asAt.day())
                .param("measure", measure);
    }

    /** The chapters without measures, which the document begins and ends with; nobody has to report on their sentences. */
    List<Frame> frame() {
        return database.sql("""
                        select h.number, h.numeral, h.title, h.body,
                               h.number < (select min(one.number) from measure m join chapter one on one.id = m.chapter_id) as before
                        from chapter h where not exists (select from measure m where m.chapter_id = h.id) order by h.number
                        """).query(Frame.class).list();
    }

    /**
     * A chapter without measures.
     *
     * @param before whether it stands before the measures
     */
    record Frame(int number, String numeral, String title, String body, boolean before) {

        public String heading() {
            return numeral + "、" + title;
        }

        public List<String> paragraphs() {
            return body.lines().toList();
        }
    }

    /**
     * One sentence.
     *
     * @throws NotFound if the document has none of that number there
     */
    Sentence sentence(int measure, int number, AsAt asAt, LocalDate today) {
        return read(asAt, measure, SENTENCES + " where m.number = :measure and c.number = :number")
                .param("number", number)
                .query(Row.class)
                .optional()
                .orElseThrow(NotFound::new)
                .on(asAt.dayOr(today));
    }

    /** Who does what of a sentence until when: one line for each unit of each accepted or proposed task point. */
    List<Duty> duties(int measure, int number, AsAt asAt) {
        return read(asAt, measure, """
                        select p.id as task_point_id, p.title, p.words, p.state = 'ACCEPTED' as accepted, p.first_due_on,
                               p.due_on, u.name as unit_name, l.id as claim_id, l.state as claim_state,
                               a.display_name as contact
                        from task_point p
                          join measure m on m.id = p.measure_id
                          join clause c on c.id = p.clause_id
                          join task_point_unit t on t.task_point_id = p.id
                          join unit u on u.id = t.unit_id
                          left join claim l on l.measure_id = p.measure_id and l.unit_id = t.unit_id
                            and l.state <> 'RELEASED'
                          left join account a on a.id = l.contact_id
                        where m.number = :measure and c.number = :number and p.state in ('ACCEPTED', 'PROPOSED')
                        order by p.start_offset, p.id, u.sort_no, u.id
                        """)
                .param("number", number)
                .query(Duty.class)
                .list();
    }

    /**
     * What each unit of a sentence has reported last on its measure and is approved: the units of its task points, or all
     * units of the measure while it has none. Reports of others are for the province and for units of the same measure.
     */
    List<Evidence> evidence(Actor actor, int measure, int number, AsAt asAt) {
        return read(asAt, measure, """
                        select x.quarter, o.unit_name, x.entry_id, x.state, x.progress, x.no_progress,
                               (select count(*) from attached_version v
                                  join attachment f on f.id = v.attachment_id
                                where f.subject = '/entries/' || x.entry_id and v.number = x.version_number) as files
                        from measure m
                          cross join unit u
                          cross join lateral (select p.quarter, one.*
                                              from reporting_period p join effective_entry one on one.period_id = p.id
                                              where one.measure_id = m.id and one.unit_id = u.id
                                              order by p.quarter desc limit 1) x
                          join reporting_obligation o on o.id = x.obligation_id
                        where m.number = :measure and
                        """ + SHARED + """
                          and (not exists (select from task_point t join clause c on c.id = t.clause_id
                                           where c.measure_id = m.id and c.number = :number and t.state = 'ACCEPTED')
                               or u.id in (select w.unit_id from task_point t
                                                  join clause c on c.id = t.clause_id
                                                  join task_point_unit w on w.task_point_id = t.id
                                                where c.measure_id = m.id and c.number = :number and t.state = 'ACCEPTED'))
                        order by u.sort_no, x.entry_id
                        """)
                .param("number", number)
                .param("all", seesAll(actor))
                .param("unit", actor.unitId())
                .query(Evidence.class)
                .list();
    }

    /**
     * The indicators that a sentence names, with the last approved value of each as far as the person may read it, and
     * whose it is.
     */
    List<Named> indicators(Actor actor, int measure, int number, AsAt asAt) {
        return read(asAt, measure, """
                        select i.number, i.name, i.target, f.amount, i.unit, f.as_of, f.unit_name
                        from indicator i
                          join clause c on c.id = i.clause_id
                          join measure m on m.id = i.measure_id
                          left join lateral (select f.amount, f.as_of, u.name as unit_name
                                             from entry_version_figure f
                                               join effective_entry x on x.version_id = f.version_id
                                               join unit u on u.id = x.unit_id
                                             where f.indicator_id = i.id and
                        """ + SHARED + """
                                             order by f.as_of desc, x.entry_id desc limit 1) f on true
                        where m.number = :measure and c.number = :number order by i.number
                        """)
                .param("number", number)
                .param("all", seesAll(actor))
                .param("unit", actor.unitId())
                .query(Named.class)
                .list();
    }

    /** The documents that units have issued for the measure. */
    List<Issued> documents(int measure, AsAt asAt) {
        return read(asAt, measure, """
                        select d.id, u.name as unit_name, d.title, d.doc_number, d.doc_date
                        from supporting_document d
                          join supporting_document_measure s on s.document_id = d.id
                          join measure m on m.id = s.measure_id
                          join unit u on u.id = d.unit_id
                        where m.number = :measure and d.void_reason = ''
                        order by d.doc_date, d.id
                        """).query(Issued.class).list();
    }

    private static boolean seesAll(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
    }

    /** How many sentences are in each state. */
    static Map<SentenceState, Integer> counts(List<Sentence> sentences) {
        var counts = new EnumMap<SentenceState, Integer>(SentenceState.class);
        for (var state : SentenceState.values()) {
            counts.put(state, 0);
        }
        sentences.forEach(sentence -> counts.merge(sentence.state(), 1, Integer::sum));
        return counts;
    }

    /** The sentences in the state; all of them without one. */
    static List<Sentence> in(@Nullable SentenceState state, List<Sentence> sentences) {
        return sentences.stream()
                .filter(sentence -> state == null || sentence.state() == state)
                .toList();
    }

    /** The sentences put together to the measures they make up. */
    static List<MeasureText> measures(List<Sentence> sentences) {
        var texts = new ArrayList<MeasureText>();
        for (var sentence : sentences) {
            if (texts.isEmpty() || texts.get(texts.size() - 1).number() != sentence.measureNumber()) {
                var newChapter = texts.isEmpty()
                        || !texts.get(texts.size() - 1).chapter().equals(sentence.chapter());
                texts.add(new MeasureText(sentence, newChapter, new ArrayList<>()));
            }
            texts.get(texts.size() - 1).sentences().add(sentence);
        }
        return texts;
    }

    private record Row(
            String chapterNumeral,
            String chapterTitle,
            int measureNumber,
            String numeral,
            String title,
            String responsiblePhrase,
            int number,
            String text,
            int accepted,
            int proposed,
            int unclaimed,
            int open,
            @Nullable LocalDate dueOn) {

        Sentence on(LocalDate today) {
            return new Sentence(
                    chapterNumeral + "、" + chapterTitle,
                    measureNumber,
                    "（" + numeral + "）" + title,
                    responsiblePhrase,
                    number,
                    text,
                    SentenceState.of(accepted, proposed, unclaimed, open, dueOn, today));
        }
    }

    /** A sentence of a measure. */
    record Sentence(
            String chapter,
            int measureNumber,
            String measure,
            String responsiblePhrase,
            int number,
            String text,
            SentenceState state) {

        /** Where it is told who does it, today. */
        public String href() {
            return "/policy/board/" + measureNumber + "/" + number;
        }
    }

    /** A measure as the board shows it. */
    record MeasureText(Sentence first, boolean opensChapter, List<Sentence> sentences) {

        /** The number of the measure. */
        public int number() {
            return first.measureNumber();
        }

        /** The chapter it stands in. */
        public String chapter() {
            return first.chapter();
        }
    }

    /** What a unit has to do of a sentence. */
    record Duty(
            long taskPointId,
            String title,
            String words,
            boolean accepted,
            @Nullable LocalDate firstDueOn,
            @Nullable LocalDate dueOn,
            String unitName,
            @Nullable Long claimId,
            @Nullable ClaimState claimState,
            @Nullable String contact) {}

    /** An approved report. */
    record Evidence(
            Quarter quarter,
            String unitName,
            long entryId,
            EntryState state,
            String progress,
            boolean noProgress,
            int files) {}

    /** An indicator with its last approved value. */
    record Named(
            int number,
            String name,
            String target,
            @Nullable BigDecimal amount,
            String unit,
            @Nullable LocalDate asOf,
            @Nullable String unitName) {

        /** The value with its unit, without needless zeros; null if none has been approved. */
        @Nullable
        public String value() {
            return amount == null ? null : amount.stripTrailingZeros().toPlainString() + unit;
        }
    }

    /** A document that a unit has issued to carry the measure out. */
    record Issued(long id, String unitName, String title, String docNumber, LocalDate docDate) {}
}
