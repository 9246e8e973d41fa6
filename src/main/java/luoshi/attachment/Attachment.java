package luoshi.attachment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import luoshi.account.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.domain.Persistable;

/**
 * A file that stands behind a record (佐证材料). It can be taken out while the record is written; what a version carried
 * when it was handed on stays with that version for ever.
 */
@Entity
class Attachment extends AbstractAggregateRoot<Attachment> implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID originId;
    private String subject;
    private long unitId;
    private String quarter;
    private long fileId;
    private String name;
    private long addedBy;
    private Instant addedAt;
    private @Nullable Long removedBy;
    private @Nullable Instant removedAt;

    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway.Init")
    protected Attachment() {}

    private Attachment(AttachmentSubject of, long fileId, String name, long addedBy, Instant addedAt) {
        this.id = UUID.randomUUID();
        this.originId = id;
        this.subject = of.path();
        this.unitId = of.unitId();
        this.quarter = of.quarter().toString();
        this.fileId = fileId;
        this.name = name;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
        this.isNew = true;
    }

    /** Attaches a file of the store to the record. */
    static Attachment of(AttachmentSubject subject, FileStore.StoredFile file, FileName name, Actor by, Instant at) {
        var attachment = new Attachment(subject, file.id(), name.text(), by.accountId(), at);
        attachment.registerEvent(AttachmentEvent.added(subject.path(), file, by));
        return attachment;
    }

    /** The same file behind another record that goes on from this one, under the same name and author. */
    Attachment carriedOver(String toSubject) {
        var copy = new Attachment();
        copy.id = UUID.randomUUID();
        copy.originId = originId;
        copy.subject = toSubject;
        copy.unitId = unitId;
        copy.quarter = quarter;
        copy.fileId = fileId;
        copy.name = name;
        copy.addedBy = addedBy;
        copy.addedAt = addedAt;
        copy.isNew = true;
        return copy;
    }

    /** Takes it out of what will be handed on next; versions that carry it keep it. */
    void remove(FileStore.StoredFile file, Actor by, Instant at) {
        removedBy = by.accountId();
        removedAt = at;
        registerEvent(AttachmentEvent.removed(subject, file, by));
    }

    /** Whether it is what the person has just attached: the second click of a double click. */
    boolean isAlready(FileName sameName, Actor by) {
        return name.equals(sameName.text()) && addedBy == by.accountId();
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostPersist
    @PostLoad
    void isStored() {
        isNew = false;
    }

    String subject() {
        return subject;
    }

    long fileId() {
        return fileId;
    }

    String name() {
        return name;
    }
}
