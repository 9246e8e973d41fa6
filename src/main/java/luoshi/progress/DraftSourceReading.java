package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.calendar.Quarter;
import org.springframework.stereotype.Component;

/** Reads what drafts are compared with, in one statement however many drafts and units there are. */
@Component
class DraftSourceReading {

    private static final int OWN_QUARTERS = 3;

    private static final String FRAMES = """
            select e.id as draft_id, p.quarter, u.nature not in ('CITY', 'COUNTY') as whole_province,
                   (select string_agg(c.text, '' order by c.number) from clause c
                    where c.measure_id = e.measure_id) as document,
                   (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'unit', i.unit)
                                             order by i.number), '[]')
                    from indicator i where i.measure_id = e.measure_id) as indicators
            from progress_entry e
              join reporting_period p on p.id = e.period_id
              join unit u on u.id = e.unit_id
            where e.id in (:entries)
            """;

    /** The texts with what they share. */
    private static final String WHOLE = Stream.of(
                    "progress", "practices", "problems", "next_steps", "coordination_needs")
            .map("concat_ws(E'\\n', nullif(s.%1$s, ''), nullif(v.%1$s, '')) as %1$s"::formatted)
            .collect(Collectors.joining(", "));

    /** Newest quarter first; of an obligation the latest entry that was submitted, which may be a correction. */
    private static final String REPORTED = """
            select * from (
                select distinct on (draft.id, e.obligation_id) draft.id as draft_id, e.id as entry_id,
                       o.unit_name, p.quarter, p.starts_on,
                       e.unit_id = draft.unit_id as own, e.state <> 'SUBMITTED' as approved,
                       u.nature not in ('CITY', 'COUNTY') as whole_province, o.position,
                       %s
                from progress_entry draft
                  join reporting_period present on present.id = draft.period_id
                  join progress_entry e on e.measure_id = draft.measure_id
                  join reporting_obligation o on o.id = e.obligation_id
                  join reporting_period p on p.id = e.period_id
                  join unit u on u.id = e.unit_id
                  join entry_version v on v.entry_id = e.id and v.number = e.versions
                  left join passed_entry told on told.obligation_id = v.shares_id
                  left join entry_version s on s.id = told.version_id
                where draft.id in (:entries) and not v.no_progress
                  and case when e.unit_id = draft.unit_id
                           then p.starts_on < present.starts_on
                                and e.state in ('APPROVED', 'USED', 'FROZEN')
                           else p.starts_on <= present.starts_on
                                and p.starts_on > present.starts_on - interval '9 months'
                                and e.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN') end
                order by draft.id, e.obligation_id, e.id desc) one
            order by starts_on desc, position, entry_id
            """.formatted(WHOLE);

    private final Together together;

    DraftSourceReading(Together together) {
        this.together = together;
    }

    /** What the draft of that entry is compared with. Texts of other units that nobody has submitted are not among it. */
    DraftSources of(long entryId) {
        return of(Set.of(entryId)).get(entryId);
    }

    /** The same of several entries, by their ids. */
    Map<Long, DraftSources> of(Set<Long> entryIds) {
        if (entryIds.isEmpty()) {
            return Map.of();
        }
        var answer = together.ask(Map.of("entries", entryIds))
                .list("frames", FRAMES)
                .list("reported", REPORTED)
                .answer();
        var texts = answer.listsBy("draft_id", "reported", SourceText.class);
        return answer.list("frames", Frame.class).stream()
                .collect(Collectors.toMap(
                        Frame::draftId, frame -> frame.sources(texts.getOrDefault(frame.draftId, List.of()))));
    }

    /** The drafts themselves and the document they report on. */
    private record Frame(
            long draftId,
            Quarter quarter,
            boolean wholeProvince,
            String document,
            List<DraftSources.Indicator> indicators) {

        DraftSources sources(List<SourceText> texts) {
            return new DraftSources(
                    quarter,
                    wholeProvince,
                    texts.stream().filter(SourceText::own).limit(OWN_QUARTERS).toList(),
                    texts.stream().filter(text -> !text.own()).toList(),
                    document,
                    indicators);
        }
    }
}
