package luoshi.undertaking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.audit.Change;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** 配套文件: a document that a unit issued to carry measures out. One registered by mistake is voided, never deleted. */
@Entity
public class SupportingDocument extends AbstractAggregateRoot<SupportingDocument> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long unitId;
    private String title;
    private String docNumber;
    private LocalDate docDate;

    @ElementCollection
    @CollectionTable(name = "supporting_document_measure", joinColumns = @JoinColumn(name = "document_id"))
    @Column(name = "measure_id")
    private Set<Long> measures = new TreeSet<>();

    private long registeredBy;
    private Instant registeredAt;
    private String voidReason = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected SupportingDocument() {}

    SupportingDocument(IssuedDocument issued, Act act, UUID submitKey) {
        this.unitId = act.by().unitId();
        this.title = issued.title();
        this.docNumber = issued.docNumber();
        this.docDate = issued.docDate();
        this.measures.addAll(issued.measures());
        this.registeredBy = act.by().accountId();
        this.registeredAt = act.at();
        this.submitKey = submitKey;
    }

    /**
     * Says what was registered wrongly as it is.
     *
     * @param headings what the measures are called, by id
     */
    void amend(IssuedDocument issued, Map<Long, String> headings, Act act) {
        refuseVoid();
        var changes = Change.between(described().facts(headings), issued.facts(headings));
        if (changes.isEmpty()) {
            return;
        }
        title = issued.title();
        docNumber = issued.docNumber();
        docDate = issued.docDate();
        measures.clear();
        measures.addAll(issued.measures());
        registerEvent(DocumentRegistered.amended(this, act, changes));
    }

    /** Takes back a document that should not have been registered. */
    void voidBecause(String reason, Act act) {
        refuseVoid();
        voidReason = reason;
        registerEvent(DocumentRegistered.voided(this, act, reason));
    }

    /** Refuses every change of a document that was taken back. */
    void refuseVoid() {
        if (!voidReason.isEmpty()) {
            throw new IllegalStep("undertaking.refused.document-void");
        }
    }

    private IssuedDocument described() {
        return new IssuedDocument(title, docNumber, docDate, List.copyOf(measures));
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    /** The unit that issued it. */
    public long getUnitId() {
        return unitId;
    }

    public String getTitle() {
        return title;
    }

    /** 发文字号. */
    public String getDocNumber() {
        return docNumber;
    }

    /** Grows with every change; a form that carries an older one is stale. */
    public int getRevision() {
        return revision;
    }
}
