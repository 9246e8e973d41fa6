package luoshi.undertaking;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Act;

/**
 * A milestone was set, worded anew, put off, reached or opened again. Its number within the claim is never given to another
 * one, so the path that holds it names it for good.
 *
 * @param action what happened, e.g. {@code MilestonePutOff}
 * @param claimId the claim it belongs to
 * @param number its number within the claim
 * @param by the user name of whoever acted
 * @param changes old and new values
 * @param detail its title, where that is not among the changes
 */
public record MilestoneMoved(
        String action, long claimId, int number, String by, List<Change> changes, Map<String, String> detail)
        implements Audited {

    static MilestoneMoved of(Claim claim, Milestone milestone, String action, Map<String, String> before, Act act) {
        var changes = Change.between(before, milestone.told());
        var titleTold = changes.stream().anyMatch(change -> change.field().equals("milestone"));
        return new MilestoneMoved(
                action,
                claim.getId(),
                milestone.getNumber(),
                act.by().username(),
                changes,
                titleTold ? Map.of() : Map.of("milestone", milestone.getTitle()));
    }

    /** Why it was put right, if it was. */
    public String why() {
        return changes.stream()
                .filter(change -> change.field().equals("correction"))
                .map(Change::to)
                .findFirst()
                .orElse("");
    }

    static String path(long claimId, int number) {
        return "/claims/" + claimId + "/milestones/" + number;
    }

    /** Below the claim, whose history tells of it. */
    @Override
    public String subject() {
        return path(claimId, number);
    }
}
