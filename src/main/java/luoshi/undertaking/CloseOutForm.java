package luoshi.undertaking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.CloseOutReading.CloseOutView;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What a unit writes into a 办结申请.
 *
 * @param account how the 办结标准 are met
 * @param milestones what became of each milestone, in their order
 */
record CloseOutForm(
        @Nullable Integer revision,
        @Nullable String submitKey,
        @Nullable String account,
        @Nullable List<String> milestones) {

    private static final int LONGEST = 2000;
    private static final int LONGEST_MILESTONE = 500;

    static CloseOutForm of(CloseOutView view) {
        var said = view.working().milestones();
        return new CloseOutForm(
                view.head().revision(),
                UUID.randomUUID().toString(),
                view.working().criteria(),
                view.milestones().stream()
                        .map(milestone -> said.getOrDefault(milestone.number(), ""))
                        .toList());
    }

    /** The same with a line for each milestone, so that the page can be shown again whatever was sent. */
    CloseOutForm over(CloseOutView view, int newerRevision) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < view.milestones().size(); i++) {
            lines.add(line(i));
        }
        return new CloseOutForm(newerRevision, submitKey, account, lines);
    }

    void validate(Errors errors) {
        if (Typed.text(account).length() > LONGEST) {
            errors.rejectValue("account", "undertaking.close-out.error.long", new Object[] {LONGEST}, null);
        }
        for (int i = 0; i < size(); i++) {
            if (line(i).length() > LONGEST_MILESTONE) {
                errors.rejectValue(
                        "milestones[" + i + "]",
                        "undertaking.close-out.error.long",
                        new Object[] {LONGEST_MILESTONE},
                        null);
            }
        }
    }

    void validateForSending(Errors errors, CloseOutView view) {
        if (Typed.text(account).isEmpty()) {
            errors.rejectValue("account", "undertaking.close-out.error.account");
        }
        for (int i = 0; i < size(); i++) {
            if (line(i).isEmpty() && !isVoided(view, i + 1)) {
                errors.rejectValue("milestones[" + i + "]", "undertaking.close-out.error.milestone");
            }
        }
    }

    private static boolean isVoided(CloseOutView view, int number) {
        return view.milestones().stream().anyMatch(one -> one.number() == number && one.voided());
    }

    CloseOutAccount text() {
        var said = new TreeMap<Integer, String>();
        for (int i = 0; i < size(); i++) {
            if (!line(i).isEmpty()) {
                said.put(i + 1, line(i));
            }
        }
        return new CloseOutAccount(Typed.text(account), said);
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private int size() {
        return milestones == null ? 0 : milestones.size();
    }

    private String line(int i) {
        return milestones == null || i >= milestones.size() ? "" : Typed.text(milestones.get(i));
    }
}
