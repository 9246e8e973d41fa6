package luoshi.undertaking;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a unit says an open wording means: a number with its unit, or a date, and the reading in words. Never changed. */
@Entity
@Immutable
class Refinement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long openWordingId;
    private long unitId;
    private int number;
    private @Nullable BigDecimal amount;
    private String amountUnit;
    private @Nullable LocalDate dueOn;
    private String reading;
    private boolean counts;
    private long enteredBy;
    private Instant enteredAt;
    private LocalDate enteredOn;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected Refinement() {}

    /**
     * @param number 1, 2, … for the unit and the wording
     * @param counts whether it settles the wording
     */
    Refinement(long openWordingId, int number, WordingReading meaning, boolean counts, Act act, UUID submitKey) {
        this.openWordingId = openWordingId;
        this.unitId = act.by().unitId();
        this.number = number;
        this.amount = meaning.amount();
        this.amountUnit = meaning.amountUnit();
        this.dueOn = meaning.dueOn();
        this.reading = meaning.reading();
        this.counts = counts;
        this.enteredBy = act.by().accountId();
        this.enteredAt = act.at();
        this.enteredOn = act.on();
        this.submitKey = submitKey;
    }
}
