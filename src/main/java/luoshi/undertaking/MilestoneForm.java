package luoshi.undertaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** One row for a milestone; a row left empty is no milestone. The date arrives as text, so that nothing typed is lost. */
record MilestoneForm(@Nullable String title, @Nullable String dueOn) {

    /** So many empty rows a form begins with, and so many come with each 再加几行. */
    static final int ROWS = 3;

    private static final int LONGEST = 200;
    private static final int FARTHEST_YEARS = 5;

    static final MilestoneForm EMPTY = new MilestoneForm("", "");

    boolean isEmpty() {
        return Typed.text(title).isEmpty() && Typed.text(dueOn).isEmpty();
    }

    /** The rows with further empty ones behind them, as far as there is room. */
    static List<MilestoneForm> more(List<MilestoneForm> rows, int room) {
        var all = new ArrayList<>(rows);
        for (int i = 0; i < ROWS && all.size() < room; i++) {
            all.add(EMPTY);
        }
        return List.copyOf(all);
    }

    /** What must hold for the rows that are filled in: each has a title, and a date that is not before the document. */
    static void validate(List<MilestoneForm> rows, Errors errors, LocalDate earliest) {
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                rows.get(i).validate("milestones[" + i + "].", errors, earliest);
            }
        }
    }

    private void validate(String path, Errors errors, LocalDate earliest) {
        var typed = Typed.text(title);
        if (typed.isEmpty() || typed.length() > LONGEST) {
            errors.rejectValue(path + "title", "undertaking.error.milestone-title");
        }
        var date = Typed.date(dueOn);
        if (date == null || date.isBefore(earliest) || date.isAfter(earliest.plusYears(FARTHEST_YEARS))) {
            errors.rejectValue(path + "dueOn", "undertaking.error.milestone-date");
        }
    }

    /** The milestones of the rows that are filled in; only after they have been validated. */
    static List<PlannedMilestone> planned(List<MilestoneForm> rows) {
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .map(row -> new PlannedMilestone(Typed.text(row.title()), LocalDate.parse(Typed.text(row.dueOn()))))
                .toList();
    }
}
