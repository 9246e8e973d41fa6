package luoshi.supervision;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;

/**
 * What a unit answers. Its people draft it, which nobody else sees; an approver who did not write the draft sends it, and
 * from then on it stays.
 */
@Embeddable
class Answer {

    /** The most characters of an answer. */
    static final int LONGEST = 2000;

    private String draft = "";
    private @Nullable Long draftBy;
    private @Nullable Instant draftAt;

    @Column(name = "answer")
    private String text = "";

    private @Nullable Long answeredBy;
    private @Nullable Instant answeredAt;
    private @Nullable LocalDate answeredOn;

    void write(String words, Act act) {
        refuseWhenSent();
        draft = words;
        draftBy = act.by().accountId();
        draftAt = act.at();
    }

    void send(Act act) {
        refuseWhenSent();
        act.by().mustBe(Role.UNIT_APPROVER);
        if (draft.isEmpty()) {
            throw new IllegalStep("supervision.refused.empty");
        }
        if (draftBy != null && draftBy == act.by().accountId()) {
            throw new IllegalStep("supervision.refused.own");
        }
        text = draft;
        answeredBy = act.by().accountId();
        answeredAt = act.at();
        answeredOn = act.on();
    }

    /** Whether this very draft is this person's already. */
    boolean isDraft(String words, Act act) {
        return draft.equals(words) && draftBy != null && draftBy == act.by().accountId();
    }

    /** Whether this person has sent it, as somebody who presses the button twice has. */
    boolean isSentBy(Act act) {
        return answeredBy != null && answeredBy == act.by().accountId();
    }

    boolean isSent() {
        return answeredBy != null;
    }

    private void refuseWhenSent() {
        if (isSent()) {
            throw new IllegalStep("supervision.refused.sent");
        }
    }
}
