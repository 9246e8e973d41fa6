package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts that stand once and count for several measures of a unit. An entry refers to the obligation whose entry tells the
 * text; what is referred to refers to nothing itself.
 */
@Component
class SharedTexts {

    /** The neighbours of the entry {@code own} in one text, to be read with {@link Neighbour#read}: a line for each. */
    static final String NEIGHBOURS = """
            coalesce((select string_agg(concat_ws('|', o.id, e.id, e.state,
                             exists (select from progress_entry one
                                     where one.obligation_id = o.id and one.state <> 'GIVEN_UP' and one.shares_id is not null),
                             exists (select from progress_entry one
                                     where one.obligation_id = o.id and one.state <> 'GIVEN_UP' and one.shares_id = own.obligation_id),
                             '（' || m.numeral || '）' || m.title), E'\\n' order by m.number)
                      from reporting_obligation o
                        join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
                        join measure m on m.id = o.measure_id
                      where o.unit_id = own.unit_id and o.period_id = own.period_id and o.id <> own.obligation_id), '')
            """;

    /** The version that {@link #seen} would show the province of the text that the version {@code v} shares; 0 if it shares none. */
    static final String SEEN_BY_PROVINCE = """
            coalesce((select told.id
                      from progress_entry a join entry_version told on told.entry_id = a.id
                      where a.obligation_id = v.shares_id
                        and (a.state in ('APPROVED', 'USED', 'FROZEN')
                             or exists (select from entry_review r
                                        where r.entry_id = a.id and r.version_number = told.number
                                          and r.level = 'UNIT' and r.verdict = 'PASSED'))
                      order by a.state in ('APPROVED', 'USED', 'FROZEN') desc, a.id desc, told.number desc
                      limit 1), 0)
            """;

    /** What {@link #seen} reads, by the parameters {@code obligation} and {@code within}. */
    static final String SEEN = """
            select a.id as entry_id, a.state, '（' || m.numeral || '）' || m.title as measure,
                   v.id as version_id, v.number as version_number, v.no_progress, v.no_progress_reason,
                   v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs
            from progress_entry a
              join entry_version v on v.entry_id = a.id
              join measure m on m.id = a.measure_id
            where a.obligation_id = :obligation
              and (:within or a.state in ('APPROVED', 'USED', 'FROZEN')
                   or exists (select from entry_review r
                              where r.entry_id = a.id and r.version_number = v.number
                                and r.level = 'UNIT' and r.verdict = 'PASSED'))
            order by a.state in ('APPROVED', 'USED', 'FROZEN') desc, a.id desc, v.number desc
            limit 1
            """;

    /**
     * The texts that the versions {@code ids} rested on, as {@code resting_id}: what their last reviewer had before him,
     * otherwise what was there when they were handed on, which is told {@code within} the unit alone.
     */
    static final String RESTED_ON = """
            select own.id as resting_id, a.id as entry_id, a.state,
                   '（' || m.numeral || '）' || m.title as measure,
                   v.id as version_id, v.number as version_number, v.no_progress, v.no_progress_reason,
                   v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs
            from entry_version own
              join entry_version v on v.id = coalesce(
                (select r.shared_version_id from entry_review r
                 where r.entry_id = own.entry_id and r.version_number = own.number
                   and r.shared_version_id is not null
                 order by r.id desc limit 1),
                (select told.id from entry_version told join progress_entry t on t.id = told.entry_id
                 where :within and t.obligation_id = own.shares_id and told.written_at <= own.written_at
                 order by told.written_at desc, told.id desc limit 1))
              join progress_entry a on a.id = v.entry_id
              join measure m on m.id = a.measure_id
            where own.id in (:ids) and own.shares_id is not null
            """;

    private static final RowMapper<SharedText> TEXT = new DataClassRowMapper<>(SharedText.class);

    private final JdbcClient database;

    SharedTexts(JdbcClient database) {
        this.database = database;
    }

    /**
     * The newest version of the text: what is approved, otherwise what was handed on last.
     *
     * @param obligationId the obligation that is referred to
     * @param withinTheUnit whether the reader may also see what has not passed the unit's review
     */
    Optional<SharedText> seen(long obligationId, boolean withinTheUnit) {
        return database.sql(SEEN)
                .param("obligation", obligationId)
                .param("within", withinTheUnit)
                .query(SharedText.class)
                .optional();
    }

    /** The newest texts that were handed on for these obligations of the own unit, approved ones first, by obligation. */
    Map<Long, Narrative> newest(Set<Long> obligationIds) {
        if (obligationIds.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("""
                        select distinct on (a.obligation_id) a.obligation_id, a.id as entry_id, a.state, '' as measure,
                               v.id as version_id, v.number as version_number, v.no_progress, v.no_progress_reason,
                               v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs
                        from progress_entry a join entry_version v on v.entry_id = a.id
                        where a.obligation_id in (:obligations)
                        order by a.obligation_id, a.state in ('APPROVED', 'USED', 'FROZEN') desc, a.id desc, v.number desc
                        """)
                .param("obligations", obligationIds)
                .query((row, number) -> Map.entry(
                        row.getLong("obligation_id"), TEXT.mapRow(row, number).narrative()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The unit's other entries of the quarter, with how they may take part in sharing, in the order of the document. */
    List<Neighbour> neighbours(long entryId) {
        return Neighbour.read(
                database.sql("select " + NEIGHBOURS + " as neighbours from progress_entry own where own.id = :entry")
                        .param("entry", entryId)
                        .query(String.class)
                        .single());
    }

    /**
     * Refuses a reference that would lead to another unit, to a text that is shared itself, or in a circle. Whoever changes a
     * reference waits here for whoever is changing another one between the same two.
     */
    void refuseUnfit(ProgressEntry entry, @Nullable Long sharesId) {
        if (sharesId == null || sharesId.equals(entry.getSharesId())) {
            return;
        }
        database.sql("select id from reporting_obligation where id in (:ids) order by id for no key update")
                .param("ids", List.of(entry.getObligationId(), sharesId))
                .query(Long.class)
                .list();
        if (Neighbour.choices(neighbours(entry.getId())).stream()
                .noneMatch(choice -> choice.obligationId() == sharesId)) {
            throw new IllegalStep("progress.refused.cannot-share");
        }
    }

    /** Whether other entries rest on the text of this obligation. */
    boolean isSharedByOthers(long obligationId) {
        return database.sql(
                        "select exists (select from progress_entry where shares_id = :obligation and state <> 'GIVEN_UP')")
                .param("obligation", obligationId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Another entry of the unit for the same quarter.
     *
     * @param shares whether it rests on a third one
     * @param refersHere whether it rests on this one
     */
    record Neighbour(
            long obligationId, long entryId, EntryState state, String measure, boolean shares, boolean refersHere) {

        /** Reads what {@link #NEIGHBOURS} selects. */
        static List<Neighbour> read(String lines) {
            return lines.lines().map(Neighbour::of).toList();
        }

        private static Neighbour of(String line) {
            var parts = line.split("\\|", 6);
            return new Neighbour(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    EntryState.valueOf(parts[2]),
                    parts[5],
                    parts[3].equals("t"),
                    parts[4].equals("t"));
        }

        /** Those whose text can be shared: none while others rest on this one, because there are no chains. */
        static List<Neighbour> choices(List<Neighbour> neighbours) {
            return neighbours.stream().anyMatch(Neighbour::refersHere)
                    ? List.of()
                    : neighbours.stream().filter(one -> !one.shares()).toList();
        }
    }
}
