package luoshi.undertaking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a 办结申请 said when it was handed on. Never changed. */
@Entity
@Immutable
class CloseOutVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long closeOutId;
    private int number;
    private int elaboration;
    private String account;

    @ElementCollection
    @CollectionTable(name = "close_out_version_milestone", joinColumns = @JoinColumn(name = "version_id"))
    @MapKeyColumn(name = "milestone")
    @Column(name = "account")
    private Map<Integer, String> milestones = new HashMap<>();

    private long writtenBy;
    private Instant writtenAt;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected CloseOutVersion() {}

    CloseOutVersion(long closeOutId, int number, int elaboration, CloseOutAccount text, Act act, UUID submitKey) {
        this.closeOutId = closeOutId;
        this.number = number;
        this.elaboration = elaboration;
        this.account = text.criteria();
        this.milestones = new HashMap<>(text.milestones());
        this.writtenBy = act.by().accountId();
        this.writtenAt = act.at();
        this.submitKey = submitKey;
    }
}
