package luoshi.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The five plain dates of a period in order, with today among them. */
final class Timeline {

    private Timeline() {}

    /**
     * The marks of the bar; today gets one of its own unless it is one of the dates.
     *
     * @param allIn the day on which the last report came in, or null
     * @param nudge the day on which coordinators are reminded of a draft that is not there by then, or null
     */
    static List<Mark> of(LocalDate today, PeriodDates dates, @Nullable LocalDate allIn, @Nullable LocalDate nudge) {
        var marks = new ArrayList<Mark>();
        for (var i = 0; i < PeriodDates.LABELS.size(); i++) {
            marks.add(Mark.of(PeriodDates.LABELS.get(i), dates.inOrder().get(i), today));
        }
        if (allIn != null) {
            marks.add(Mark.of("progress.date.all-in", allIn, today));
        }
        if (nudge != null) {
            marks.add(Mark.of("progress.date.nudge", nudge, today));
        }
        if (marks.stream().noneMatch(Mark::today)) {
            marks.add(new Mark("", today, true, true));
        }
        marks.sort(Comparator.comparing(Mark::date));
        return marks;
    }

    /** The same marks as seen on a past day, which is not called today. */
    static List<Mark> past(List<Mark> marks) {
        return marks.stream()
                .map(mark -> new Mark(
                        mark.label().isEmpty() ? "progress.date.as-at" : mark.label(), mark.date(), mark.past(), false))
                .toList();
    }

    /** The same marks, where those whose date was another one at first say so. */
    static List<Mark> withOriginals(
            List<Mark> marks, List<@Nullable LocalDate> originals, BiFunction<String, LocalDate, String> words) {
        return marks.stream()
                .map(mark -> {
                    var place = PeriodDates.LABELS.indexOf(mark.label());
                    var original = place < 0 ? null : originals.get(place);
                    return original == null
                            ? mark
                            : new Mark(words.apply(mark.label(), original), mark.date(), mark.past(), mark.today());
                })
                .toList();
    }

    /** One date of the bar. */
    record Mark(String label, LocalDate date, boolean past, boolean today) {

        static Mark of(String label, LocalDate date, LocalDate today) {
            return new Mark(label, date, date.isBefore(today), date.equals(today));
        }
    }
}
