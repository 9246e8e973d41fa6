package luoshi.rollup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import luoshi.rollup.SentencesOfUnits.Sentence;
import org.jspecify.annotations.Nullable;

/** 异议 of a unit to a sentence of a report, and the coordinator's answer; both stay with the report. */
@Entity
public class ReportObjection {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long reportId;
    private long unitId;
    private long checkId;
    private UUID trace;
    private String place;
    private String quoted;
    private String reason;
    private String raisedBy;
    private String raisedByName;
    private Instant raisedAt;
    private LocalDate raisedOn;
    private UUID submitKey;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private String answer = "";
    private String newText = "";
    private @Nullable String answeredBy;
    private String answeredByName = "";
    private @Nullable Instant answeredAt;
    private @Nullable LocalDate answeredOn;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected ReportObjection() {}

    /** What became of an objection. */
    enum Outcome {
        /** 采纳. */
        ACCEPTED,
        /** 不采纳. */
        DECLINED,
        /** 撤回, by the unit itself. */
        WITHDRAWN
    }

    /**
     * A unit objects to a sentence that it was shown.
     *
     * @throws IllegalStep if it has confirmed already, or its days are over
     */
    static ReportObjection raise(UnitCheck check, Sentence sentence, String reason, Act act, UUID submitKey) {
        check.expectOpen(act.on());
        var objection = new ReportObjection();
        objection.reportId = check.getReportId();
        objection.unitId = check.getUnitId();
        objection.checkId = check.getId();
        objection.trace = sentence.trace();
        objection.place = sentence.place();
        objection.quoted = sentence.text();
        objection.reason = reason;
        objection.raisedBy = act.by().username();
        objection.raisedByName = act.by().displayName();
        objection.raisedAt = act.at();
        objection.raisedOn = act.on();
        objection.submitKey = submitKey;
        return objection;
    }

    /**
     * 采纳.
     *
     * @param text what the sentence says from now on; empty where the data are to be corrected instead
     */
    void accept(String text, String why, Act act) {
        newText = text;
        answer(Outcome.ACCEPTED, why, act);
    }

    /** 不采纳, with a reason. */
    void decline(String why, Act act) {
        answer(Outcome.DECLINED, why, act);
    }

    /** 撤回: the unit takes it back before anybody has answered. */
    void withdraw(Act act) {
        answer(Outcome.WITHDRAWN, "", act);
    }

    private void answer(Outcome given, String why, Act act) {
        if (outcome != null) {
            throw new IllegalStep("rollup.refused.objection-answered");
        }
        outcome = given;
        answer = why;
        answeredBy = act.by().username();
        answeredByName = act.by().displayName();
        answeredAt = act.at();
        answeredOn = act.on();
    }

    /** Whether the person gave that answer: the second click of a double click. */
    boolean wasAnswered(Outcome given, String by) {
        return outcome == given && by.equals(answeredBy);
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    long getReportId() {
        return reportId;
    }

    long getUnitId() {
        return unitId;
    }

    UUID getTrace() {
        return trace;
    }

    String getPlace() {
        return place;
    }

    String getQuoted() {
        return quoted;
    }

    String getReason() {
        return reason;
    }

    String getAnswer() {
        return answer;
    }

    String getNewText() {
        return newText;
    }
}
