package luoshi.progress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Refusal;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 批量审核通过: approves the rows a reviewer ticked and says of each that it is recognised. Every row is a step of its own under the
 * rules of a single one; a row that warns of something is refused and waits for a reviewer who opens it.
 */
@Component
class BulkApproval {

    private final ProgressReview review;
    private final BulkWarnings warnings;
    private final Exports words;
    private final JdbcClient database;

    BulkApproval(ProgressReview review, BulkWarnings warnings, Exports words, JdbcClient database) {
        this.review = review;
        this.warnings = warnings;
        this.words = words;
        this.database = database;
    }

    /**
     * Approves what may be approved; a repeated request with the same key changes nothing and says the same.
     *
     * @throws NotFound if one of them does not exist; then none is approved
     */
    List<BulkOutcome> approve(Actor actor, List<ChosenEntry> chosen, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        var titles = titles(chosen);
        var outcomes = new ArrayList<BulkOutcome>();
        for (var one : chosen) {
            outcomes.add(approve(actor, one, titles.getOrDefault(one.entryId(), ""), key));
        }
        return outcomes;
    }

    private BulkOutcome approve(Actor actor, ChosenEntry one, String title, UUID key) {
        var warned = warnings.of(actor, one);
        if (!warned.isEmpty()) {
            return outcome(
                    one, title, false, false, warned.stream().map(words::say).toList());
        }
        try {
            var state = review.approve(actor, one.entryId(), one.seen(), Appraisal.RECOGNISED, keyOf(one, key));
            return outcome(
                    one,
                    title,
                    true,
                    state == EntryState.SUBMITTED,
                    state == EntryState.SUBMITTED ? List.of(words.say("progress.second-needed")) : List.of());
        } catch (Refusal refusal) {
            return outcome(one, title, false, false, List.of(words.say(refusal.messageKey(), refusal.args())));
        }
    }

    private static BulkOutcome outcome(
            ChosenEntry one, String title, boolean approved, boolean waits, List<String> notes) {
        return new BulkOutcome(one.entryId(), title, approved, waits, notes);
    }

    /** A row's own key, which is the same when the same form comes again. */
    private static UUID keyOf(ChosenEntry one, UUID key) {
        return UUID.nameUUIDFromBytes((key + "/" + one.entryId()).getBytes(StandardCharsets.UTF_8));
    }

    private Map<Long, String> titles(List<ChosenEntry> chosen) {
        var ids = chosen.stream().map(ChosenEntry::entryId).collect(Collectors.toSet());
        var titles = database.sql("""
                        select e.id, o.unit_name, p.quarter, '（' || m.numeral || '）' || m.title as measure
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                        where e.id in (:ids)
                        """).param("ids", ids).query(Titled.class).list().stream()
                .collect(Collectors.toMap(Titled::id, Titled::title));
        if (titles.size() < ids.size()) {
            throw new NotFound();
        }
        return titles;
    }

    private record Titled(long id, String unitName, Quarter quarter, String measure) {

        String title() {
            return unitName + " " + quarter.chinese() + " " + measure;
        }
    }
}
