package luoshi.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.inspection.FindingStep.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * 核查发现: what inspectors found of what a unit reported on a measure. Until it is released only inspectors and leaders know of it; from
 * then on what it says stays, and what was found wanting is put right, looked at again and closed.
 */
@Entity
class Finding extends AbstractAggregateRoot<Finding> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long obligationId;

    @Enumerated(EnumType.STRING)
    private Method method;

    private String place;
    private LocalDate foundOn;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Enumerated(EnumType.STRING)
    private @Nullable Severity severity;

    private String facts;
    private String quote;
    private @Nullable Long quotedVersionId;
    private String demand;
    private @Nullable LocalDate rectifyBy;
    private @Nullable String docNumber;

    @Enumerated(EnumType.STRING)
    private FindingState state = FindingState.FILED;

    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected Finding() {}

    /** Writes down what was found of the report that this obligation is owed by. */
    @SuppressWarnings("NullAway.Init")
    Finding(long obligationId, Found found, Act act, UUID submitKey) {
        act.by().mustBe(Role.INSPECTOR);
        this.obligationId = obligationId;
        this.submitKey = submitKey;
        say(found, act);
    }

    /** That it is on file, once it has its id. */
    FindingStep filed(Act act) {
        return step(Kind.FILED, FindingState.FILED, "", null, act);
    }

    /** Says it otherwise, as long as nobody but the inspectors knows of it. */
    void amend(Found found, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.FILED);
        mustBeSeen(seen);
        say(found, act);
        registerEvent(FindingMoved.of(this, "FindingAmended", act));
    }

    private void say(Found found, Act act) {
        if (found.on().isAfter(act.on())) {
            throw new IllegalStep("inspection.error.foundOn");
        }
        method = found.method();
        place = found.place();
        foundOn = found.on();
        verdict = found.verdict();
        severity = found.severity();
        facts = found.facts();
        quote = found.quote();
        quotedVersionId = found.quotedVersion();
        demand = found.demand();
        rectifyBy = found.rectifyBy();
    }

    /** 作废: it is not to be released. */
    FindingStep drop(String why, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.FILED);
        mustBeSeen(seen);
        return step(Kind.DROPPED, FindingState.DROPPED, why, null, act);
    }

    /** Whether it may be released on the day; a demand needs days that are still to come. */
    void mustBeReleasable(int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.FILED);
        mustBeSeen(seen);
        if (rectifyBy != null && !rectifyBy.isAfter(act.on())) {
            throw new IllegalStep("inspection.refused.date-passed");
        }
    }

    /** 反馈: the unit is told, under the number. */
    FindingStep release(String number, int seen, Act act) {
        mustBeReleasable(seen, act);
        docNumber = number;
        return step(
                Kind.RELEASED, verdict.differs() ? FindingState.RECTIFYING : FindingState.RELEASED, "", rectifyBy, act);
    }

    /** The unit's approver says what was put right. */
    FindingStep reply(String words, int seen, Act act) {
        act.by().mustBe(Role.UNIT_APPROVER);
        mustBe(FindingState.RECTIFYING);
        mustBeSeen(seen);
        return step(Kind.REPLIED, FindingState.RECHECK, words, null, act);
    }

    /** 复核 finds it not put right. */
    FindingStep sendBack(String why, LocalDate by, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.RECHECK);
        mustBeSeen(seen);
        return again(Kind.SENT_BACK, why, by, act);
    }

    /** 销号: 复核 finds it put right. */
    FindingStep close(String words, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.RECHECK);
        mustBeSeen(seen);
        return step(Kind.CLOSED, FindingState.CLOSED, words, null, act);
    }

    /** It has come back. */
    FindingStep reopen(String why, LocalDate by, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        mustBe(FindingState.CLOSED);
        mustBeSeen(seen);
        return again(Kind.REOPENED, why, by, act);
    }

    /** 撤销: what was released does not hold; it stays on record and no longer counts. */
    FindingStep revoke(String why, int seen, Act act) {
        act.by().mustBe(Role.INSPECTOR);
        if (!state.isReleased() || state == FindingState.REVOKED) {
            throw new IllegalStep("inspection.refused.state");
        }
        mustBeSeen(seen);
        return step(Kind.REVOKED, FindingState.REVOKED, why, null, act);
    }

    private FindingStep again(Kind kind, String why, LocalDate by, Act act) {
        if (!by.isAfter(act.on())) {
            throw new IllegalStep("inspection.error.rectifyBy");
        }
        rectifyBy = by;
        return step(kind, FindingState.RECTIFYING, why, by, act);
    }

    private FindingStep step(Kind kind, FindingState to, String words, @Nullable LocalDate by, Act act) {
        state = to;
        registerEvent(FindingMoved.of(this, kind.event(), act));
        return new FindingStep(this, kind, words, by, act);
    }

    private void mustBe(FindingState expected) {
        if (state != expected) {
            throw new IllegalStep("inspection.refused.state");
        }
    }

    private void mustBeSeen(int seen) {
        if (seen != revision) {
            throw new IllegalStep("inspection.refused.stale");
        }
    }

    /** Whether it says just this already. */
    boolean says(Found found) {
        return found.equals(
                new Found(method, place, foundOn, verdict, severity, facts, quote, quotedVersionId, demand, rectifyBy));
    }

    /** Whether one change has been made since it was seen. */
    boolean isNext(int seen) {
        return revision == seen + 1;
    }

    long getId() {
        return id == null ? 0 : id;
    }

    long getObligationId() {
        return obligationId;
    }

    FindingState getState() {
        return state;
    }

    @Nullable
    String getDocNumber() {
        return docNumber;
    }

    @Nullable
    LocalDate getRectifyBy() {
        return rectifyBy;
    }
}
