package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Typed;
import luoshi.undertaking.ClaimReading.ClaimView;
import luoshi.undertaking.ClaimReading.MilestoneView;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The titles of the milestones there are, and rows for further ones. */
record MilestonesForm(
        @Nullable Integer revision,
        @Nullable List<String> titles,
        @Nullable List<MilestoneForm> milestones) {

    private static final int LONGEST = 200;

    static MilestonesForm of(ClaimView claim) {
        return new MilestonesForm(
                claim.head().revision(),
                claim.milestones().stream().map(MilestoneView::title).toList(),
                MilestoneForm.more(
                        List.of(), Claim.MOST_MILESTONES - claim.milestones().size()));
    }

    /** The same with one title for each milestone there is. */
    MilestonesForm complete(ClaimView claim) {
        var known = claim.milestones();
        var sent = titles == null ? List.<String>of() : titles;
        return new MilestonesForm(
                revision,
                known.stream()
                        .map(one -> one.number() <= sent.size() && sent.get(one.number() - 1) != null
                                ? sent.get(one.number() - 1)
                                : one.title())
                        .toList(),
                milestones == null ? List.of() : milestones);
    }

    MilestonesForm withMoreRows() {
        return new MilestonesForm(
                revision,
                titles,
                MilestoneForm.more(rows(), Claim.MOST_MILESTONES - wordings().size()));
    }

    MilestonesForm over(int newerRevision) {
        return new MilestonesForm(newerRevision, titles, milestones);
    }

    void validate(Errors errors, LocalDate earliest) {
        var all = wordings();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isEmpty() || all.get(i).length() > LONGEST) {
                errors.rejectValue("titles[" + i + "]", "undertaking.error.milestone-title");
            }
        }
        MilestoneForm.validate(rows(), errors, earliest);
    }

    List<String> wordings() {
        return titles == null ? List.of() : titles.stream().map(Typed::text).toList();
    }

    List<PlannedMilestone> plan() {
        return MilestoneForm.planned(rows());
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    private List<MilestoneForm> rows() {
        return milestones == null ? List.of() : milestones;
    }
}
