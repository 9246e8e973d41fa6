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

    /** The marks of the bar; today gets one of its own unless it is one of the dates, and so does the day on which the last report came in. */
    static List<Mark> of(
            LocalDate today,
            LocalDate opensOn,
            LocalDate dueOn,
            LocalDate reviewOn,
            LocalDate reportOn,
            LocalDate lockOn,
            @Nullable LocalDate allIn) {
        var marks = new ArrayList<>(List.of(
                Mark.of("progress.date.opens", opensOn, today),
                Mark.of("progress.date.due", dueOn, today),
                Mark.of("progress.date.review", reviewOn, today),
                Mark.of("progress.date.report", reportOn, today),
                Mark.of("progress.date.lock", lockOn, today)));
        if (allIn != null) {
            marks.add(Mark.of("progress.date.all-in", allIn, today));
        }
        if (marks.stream().noneMatch(Mark::today)) {
            marks.add(new Mark("", today, true, true));
        }
        marks.sort(Comparator.comparing(Mark::date));
        return marks;
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
