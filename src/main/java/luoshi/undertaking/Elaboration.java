package luoshi.undertaking;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** 细化举措 and 办结标准 as they were written once. Never changed: a revision is another version. */
@Entity
@Immutable
class Elaboration {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long claimId;
    private int number;
    private String text;
    private String acceptanceCriteria;
    private String reason;
    private long writtenBy;
    private Instant writtenAt;
    private LocalDate writtenOn;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected Elaboration() {}

    Elaboration(long claimId, int number, Commitment commitment, String reason, Act act, UUID submitKey) {
        this.claimId = claimId;
        this.number = number;
        this.text = commitment.elaboration();
        this.acceptanceCriteria = commitment.acceptanceCriteria();
        this.reason = reason;
        this.writtenBy = act.by().accountId();
        this.writtenAt = act.at();
        this.writtenOn = act.on();
        this.submitKey = submitKey;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    String acceptanceCriteria() {
        return acceptanceCriteria;
    }
}
