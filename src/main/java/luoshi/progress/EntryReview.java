package luoshi.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import luoshi.account.Actor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a reviewer said about one version; stays on record. */
@Entity
@Immutable
class EntryReview {

    enum Verdict {
        PASSED,
        RETURNED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long entryId;
    private int versionNumber;

    @Enumerated(EnumType.STRING)
    private ReviewLevel level;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Enumerated(EnumType.STRING)
    private @Nullable ReturnCategory category;

    @Enumerated(EnumType.STRING)
    private @Nullable Assessment assessment;

    private String reason = "";
    private String fields = "";
    private long reviewedBy;
    private Instant reviewedAt;
    private LocalDateTime businessTime;
    private UUID submitKey;
    private @Nullable Long sharedVersionId;

    @SuppressWarnings("NullAway.Init")
    protected EntryReview() {}

    /**
     * A version passed the review of that level.
     *
     * @param shared the shared text that was seen with it, or null
     */
    static EntryReview passed(
            ProgressEntry entry, ReviewLevel level, @Nullable SharedText shared, Actor by, Moment moment, UUID key) {
        var review = new EntryReview(entry, level, Verdict.PASSED, by, moment, key);
        review.sharedVersionId = shared == null ? null : shared.versionId();
        return review;
    }

    /**
     * A version passed the province.
     *
     * @param shared the shared text that was seen with it, or null
     */
    static EntryReview approved(
            ProgressEntry entry, Appraisal appraisal, @Nullable SharedText shared, Actor by, Moment moment, UUID key) {
        var review = passed(entry, ReviewLevel.PROVINCE, shared, by, moment, key);
        review.assessment = appraisal.assessment();
        review.reason = appraisal.opinion();
        return review;
    }

    static EntryReview returned(
            ProgressEntry entry, ReviewLevel level, ReturnReason reason, Actor by, Moment moment, UUID key) {
        var review = new EntryReview(entry, level, Verdict.RETURNED, by, moment, key);
        review.category = reason.category();
        review.reason = reason.text();
        review.fields = String.join(",", reason.fields());
        return review;
    }

    private EntryReview(ProgressEntry entry, ReviewLevel level, Verdict verdict, Actor by, Moment moment, UUID key) {
        this.entryId = entry.getId();
        this.versionNumber = entry.getVersions();
        this.level = level;
        this.verdict = verdict;
        this.reviewedBy = by.accountId();
        this.reviewedAt = moment.real();
        this.businessTime = moment.business();
        this.submitKey = key;
    }
}
