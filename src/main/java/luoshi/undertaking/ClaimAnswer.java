package luoshi.undertaking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That a unit declined, or what the coordinator decided about that. Never changed. */
@Entity
@Immutable
class ClaimAnswer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long claimId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String reason;
    private long answeredBy;
    private Instant answeredAt;
    private LocalDate answeredOn;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected ClaimAnswer() {}

    ClaimAnswer(long claimId, Kind kind, String reason, Act act, UUID submitKey) {
        this.claimId = claimId;
        this.kind = kind;
        this.reason = reason;
        this.answeredBy = act.by().accountId();
        this.answeredAt = act.at();
        this.answeredOn = act.on();
        this.submitKey = submitKey;
    }

    /** 退回 by the unit; 仍由该单位负责 or 同意退回 by the coordinator. */
    enum Kind {
        DECLINED,
        UPHELD,
        RELEASED
    }
}
