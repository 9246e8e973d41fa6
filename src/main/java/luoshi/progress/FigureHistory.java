package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows what was last approved for a unit and indicator. */
@Component
class FigureHistory {

    /**
     * What was last approved for {@code entry}'s unit and the indicator {@code i}: of the quarters before, or of the entry
     * that {@code entry} corrects. To be joined laterally; null where nothing was.
     */
    static final String LAST = """
            left join lateral (
                select f.amount as last_amount, f.as_of as last_as_of,
                       coalesce(f.accumulation, i.accumulation) as last_accumulation,
                       x.obligation_id = entry.obligation_id as corrects_last
                from effective_entry x
                  join reporting_period before on before.id = x.period_id
                  join reporting_period own on own.id = entry.period_id
                  join entry_version_figure f on f.version_id = x.version_id and f.indicator_id = i.id
                where x.unit_id = entry.unit_id and x.measure_id = entry.measure_id
                  and (before.starts_on < own.starts_on
                       or x.obligation_id = entry.obligation_id and x.entry_id < entry.id)
                order by before.starts_on desc limit 1) last on true
            """;

    private final JdbcClient database;

    FigureHistory(JdbcClient database) {
        this.database = database;
    }

    /** How the indicators of the entry's measure count and what was last approved for them, by the indicator's id. */
    Map<Long, Line> of(ProgressEntry entry) {
        var lines = new HashMap<Long, Line>();
        database.sql("""
                        select i.id as indicator_id, i.accumulation as usual, i.counted_from,
                               last.last_amount, last.last_as_of, last.last_accumulation
                        from progress_entry entry
                          join indicator i on i.measure_id = entry.measure_id
                        %s
                        where entry.id = :entry
                        """.formatted(LAST))
                .param("entry", entry.getId())
                .query(Line.class)
                .list()
                .forEach(line -> lines.put(line.indicatorId(), line));
        return lines;
    }

    /** An indicator and what was last approved for it, if anything. */
    record Line(
            long indicatorId,
            Accumulation usual,
            @Nullable CountedFrom countedFrom,
            @Nullable BigDecimal lastAmount,
            @Nullable LocalDate lastAsOf,
            @Nullable Accumulation lastAccumulation) {

        Counting counting() {
            return new Counting(usual, countedFrom);
        }

        @Nullable
        LastFigure last() {
            return lastAmount == null ? null : new LastFigure(lastAmount, lastAsOf, lastAccumulation);
        }
    }
}
