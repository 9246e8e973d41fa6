package luoshi.progress;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What an author handed on, as it was. Never changed, by the program or past it. */
@Entity
@Immutable
public class EntryVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long entryId;
    private int number;

    @Embedded
    private Narrative narrative;

    private @Nullable Long sharesId;

    @ElementCollection
    @CollectionTable(name = "entry_version_figure", joinColumns = @JoinColumn(name = "version_id"))
    private Set<Figure> figures = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "entry_version_missing_part", joinColumns = @JoinColumn(name = "version_id"))
    @Column(name = "obligation_id")
    private Set<Long> missingParts = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "entry_version_part", joinColumns = @JoinColumn(name = "version_id"))
    @Column(name = "part_version_id")
    private Set<Long> parts = new LinkedHashSet<>();

    private long writtenBy;
    private Instant writtenAt;
    private LocalDateTime businessTime;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected EntryVersion() {}

    EntryVersion(long entryId, int number, Draft handedOn, Set<Long> parts, Actor by, Moment moment, UUID submitKey) {
        this.entryId = entryId;
        this.number = number;
        this.narrative = handedOn.text();
        this.sharesId = handedOn.sharesId();
        this.figures = new LinkedHashSet<>(handedOn.figures());
        this.missingParts = new LinkedHashSet<>(handedOn.missingParts());
        this.parts = new LinkedHashSet<>(parts);
        this.writtenBy = by.accountId();
        this.writtenAt = moment.real();
        this.businessTime = moment.business();
        this.submitKey = submitKey;
    }

    long entryId() {
        return entryId;
    }

    int number() {
        return number;
    }

    /** Whether it holds what the draft would hand on. */
    boolean holds(Draft draft) {
        return new Draft(narrative, figures, sharesId, missingParts)
                .equals(draft.asHandedOn().explained(Map.of()));
    }

    /** Whether it is the answer 本季度无新进展 for that reason. */
    boolean answersNothingNew(String reason) {
        return narrative.equals(Narrative.EMPTY.withNothingNew(reason).asHandedOn());
    }

    Narrative narrative() {
        return narrative;
    }

    Set<Figure> figures() {
        return figures;
    }

    @Nullable
    Long sharesId() {
        return sharesId;
    }
}
