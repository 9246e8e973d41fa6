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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.calendar.Quarter;
import luoshi.progress.ReportingCounts;
import luoshi.rollup.format.ReportWords;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** The quarterly report: 起草 → 核稿 → 送审 → 签发 → 已报送. Sent, it is corrected only by a report with the next number. */
@Entity
public class RollUpReport extends AbstractAggregateRoot<RollUpReport> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long periodId;
    private String quarter;
    private int number = 1;

    @Enumerated(EnumType.STRING)
    private ReportState state = ReportState.DRAFT;

    private String title;
    private String issuer = "";
    private String correctionReason = "";
    private String missingReason = "";
    private boolean tellsComparison;

    @JdbcTypeCode(SqlTypes.JSON)
    private ReportingCounts figures;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReportWords words;

    private Instant compiledAt;
    private LocalDate compiledOn;
    private String compiledBy;
    private String handedInBy = "";
    private String signatory = "";
    private @Nullable LocalDate sentOn;

    @Column(name = "snapshot_sha256")
    private @Nullable String snapshotSha256;

    private @Nullable String auditHead;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected RollUpReport() {}

    /** A first report of the period, or with a number above 1 the correction of a sent one. */
    RollUpReport(long periodId, Quarter quarter, int number, String title, String correctionReason) {
        this.periodId = periodId;
        this.quarter = quarter.toString();
        this.number = number;
        this.title = title;
        this.correctionReason = ReportText.sentence(correctionReason);
    }

    /**
     * Takes over freshly compiled figures; only a draft can be compiled again.
     *
     * @param issuingUnit full name of the unit that reports, as it is today
     * @param today the words that its files add to its text, as they are today
     */
    void compile(
            ReportingCounts counts,
            String issuingUnit,
            ReportWords today,
            Actor by,
            Instant at,
            LocalDate businessDate) {
        expect(ReportState.DRAFT);
        issuer = issuingUnit;
        figures = counts;
        words = today;
        compiledAt = at;
        compiledOn = businessDate;
        compiledBy = by.username();
    }

    /** Whether its first part says how the quarter compares with the one before; only a draft can be told so. */
    void tellComparison(boolean wanted) {
        expect(ReportState.DRAFT);
        tellsComparison = wanted;
    }

    /**
     * 核稿: units are shown the sentences about them.
     *
     * @param outdated whether entries have changed since it was compiled
     * @param wrong the places of sentences whose numbers contradict one another
     */
    void openCheck(boolean outdated, List<String> wrong, Actor by) {
        expect(ReportState.DRAFT);
        refuseWrong(outdated, wrong);
        state = ReportState.UNIT_CHECK;
        registerEvent(ReportMoved.of(this, "ReportCheckOpened", by, ""));
    }

    /**
     * 送审.
     *
     * @param outdated whether entries have changed since it was compiled
     * @param wrong the places of sentences whose numbers contradict one another
     * @param open what units can still say, and what they were not answered
     * @param reason why the report goes out although units are missing; needed only then, and printed in the report
     */
    void handIn(boolean outdated, List<String> wrong, OpenChecks open, String reason, Actor by) {
        expect(ReportState.UNIT_CHECK);
        open.refuseOpen();
        refuseWrong(outdated, wrong);
        if (figures.missing() > 0 && reason.isBlank()) {
            throw new IllegalStep("rollup.refused.missing-reason", figures.missing());
        }
        missingReason = figures.missing() > 0 ? ReportText.sentence(reason) : "";
        handedInBy = by.username();
        state = ReportState.FOR_SIGNATURE;
        registerEvent(ReportMoved.of(this, "ReportHandedIn", by, missingReason));
    }

    private void refuseWrong(boolean outdated, List<String> wrong) {
        if (!figures.addsUp()) {
            throw new IllegalStep("rollup.refused.sums");
        }
        if (outdated) {
            throw new IllegalStep(
                    state == ReportState.DRAFT ? "rollup.refused.outdated" : "rollup.refused.outdated-in-check");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStep("rollup.refused.wrong-sums", wrong.size(), String.join("、", wrong));
        }
    }

    /** Back to the draft, with a reason; also takes a signature back that has not led to 报送 yet. */
    void sendBack(String reason, Actor by) {
        if (state == ReportState.DRAFT || state.isFrozen()) {
            throw new IllegalStep("rollup.refused.step");
        }
        signatory = "";
        handedInBy = "";
        state = ReportState.DRAFT;
        registerEvent(ReportMoved.of(this, "ReportSentBack", by, reason));
    }

    /** 签发, by somebody other than who handed it in. */
    void sign(Actor by) {
        expect(ReportState.FOR_SIGNATURE);
        if (handedInBy.equals(by.username())) {
            throw new IllegalStep("rollup.refused.own-report");
        }
        signatory = by.displayName();
        state = ReportState.SIGNED;
        registerEvent(ReportMoved.of(this, "ReportSigned", by, ""));
    }

    /** Refuses what only a signed report can do. */
    void expectSigned() {
        expect(ReportState.SIGNED);
    }

    /** What it will print of the audit trail: the end of its chain before 报送. */
    void holdToTrail(String head) {
        expect(ReportState.SIGNED);
        auditHead = head;
    }

    /**
     * 报送: from now on the database refuses every change.
     *
     * @param files the digests of its files, which the trail keeps beside that of the snapshot
     */
    void send(String sha256, Map<String, String> files, LocalDate businessDate, Actor by) {
        expect(ReportState.SIGNED);
        sentOn = businessDate;
        snapshotSha256 = sha256;
        state = ReportState.SENT;
        registerEvent(ReportMoved.of(
                this,
                "ReportSent",
                by,
                files.entrySet().stream()
                        .map(file -> "；" + file.getKey() + " " + file.getValue())
                        .collect(Collectors.joining("", sha256, ""))));
    }

    /** A report with a higher number has been sent in its place. */
    void supersede(Actor by) {
        expect(ReportState.SENT);
        state = ReportState.SUPERSEDED;
        registerEvent(ReportMoved.of(this, "ReportSuperseded", by, ""));
    }

    private void expect(ReportState expected) {
        if (state != expected) {
            throw new IllegalStep("rollup.refused.step");
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    /** The address of its page. */
    String path() {
        return "/reports/" + quarter + "/" + number;
    }

    /** The quarter that it reports on. */
    Quarter getQuarter() {
        return Quarter.of(quarter);
    }

    public long getPeriodId() {
        return periodId;
    }

    /** 1 for the first report of a period; higher numbers correct it. */
    public int getNumber() {
        return number;
    }

    public ReportState getState() {
        return state;
    }

    public String getTitle() {
        return title;
    }

    /** The business date on which it was compiled last. */
    public LocalDate getCompiledOn() {
        return compiledOn;
    }

    /** Full name of the unit that reports, as of compiling. */
    public String getIssuer() {
        return issuer;
    }

    public String getCorrectionReason() {
        return correctionReason;
    }

    Instant getCompiledAt() {
        return compiledAt;
    }

    /** The reasons that it prints before its first part, each by what it is called. */
    Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        if (!correctionReason.isEmpty()) {
            reasons.put("更正原因", correctionReason);
        }
        if (!missingReason.isEmpty()) {
            reasons.put("缺报仍予报告的原因", missingReason);
        }
        return reasons;
    }

    /** Whether its first part says how the quarter compares with the one before. */
    public boolean tellsComparison() {
        return tellsComparison;
    }

    public String getMissingReason() {
        return missingReason;
    }

    /** The words it was compiled with; null for a report from before they were kept. */
    public @Nullable ReportWords getWords() {
        return words;
    }

    /** Every count of the text, from one query. */
    public ReportingCounts getFigures() {
        return figures;
    }

    public String getSignatory() {
        return signatory;
    }

    public @Nullable LocalDate getSentOn() {
        return sentOn;
    }

    /** The end of the audit trail's chain before it was sent; null while it is not, and for reports from before this was kept. */
    public @Nullable String getAuditHead() {
        return auditHead;
    }

    public @Nullable String getSnapshotSha256() {
        return snapshotSha256;
    }

    public int getRevision() {
        return revision;
    }
}
