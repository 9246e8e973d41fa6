package luoshi.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.attachment.FileStore.StoredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Attaches files to records of any module, takes them out again, and keeps what was handed on. */
@Service
public class Attachments {

    private final Owners owners;
    private final AttachmentRepository attachments;
    private final FileStore files;
    private final PictureRewriting pictures;
    private final UploadPace pace;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attachments(
            Owners owners,
            AttachmentRepository attachments,
            FileStore files,
            PictureRewriting pictures,
            UploadPace pace,
            JdbcClient database,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.owners = owners;
        this.attachments = attachments;
        this.files = files;
        this.pictures = pictures;
        this.pace = pace;
        this.database = database;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Attaches what a form brought. Call it outside of a transaction: the file is looked through first.
     *
     * @param path the record's path, such as {@code /entries/12}
     * @param file the file, or null if none was chosen
     * @throws UnacceptableFile if the file is not taken; nothing has changed then
     * @throws NotFound if the person may not add to the record
     * @throws luoshi.account.IllegalStep if the record takes no changes now
     */
    public void add(Actor actor, String path, @Nullable MultipartFile file) {
        refuseUnlessChangeable(actor, path);
        if (file == null || file.isEmpty() && FileName.isMissing(file.getOriginalFilename())) {
            throw UnacceptableFile.because("none-chosen");
        }
        try (var content = file.getInputStream()) {
            add(actor, path, file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Attaches what a stream holds, under the same rules. */
    public void add(Actor actor, String path, @Nullable String name, InputStream content) {
        refuseUnlessChangeable(actor, path);
        var fileName = FileName.of(name);
        try {
            pace.count(actor);
            takeIn(actor, path, fileName, content);
        } catch (UnacceptableFile refused) {
            events.publishEvent(AttachmentEvent.refused(path, fileName, refused.why(), actor));
            throw refused;
        }
    }

    /** What a form with {@code attach} and {@code detach} buttons asks for. Call it outside of a transaction. */
    public void change(Actor actor, String path, FileChange change) {
        if (change.detach() != null) {
            transaction.execute(status -> remove(actor, change.detach()));
        } else {
            add(actor, path, change.file());
        }
    }

    private void refuseUnlessChangeable(Actor actor, String path) {
        transaction.execute(status -> owners.forChange(actor, path));
    }

    private void takeIn(Actor actor, String path, FileName name, InputStream content) {
        var kind = FileInspection.promised(name);
        try (var received = ReceivedFile.of(name, content)) {
            var known = files.known(received.hash());
            if (known.isPresent() && known.get().kind() == kind) {
                transaction.execute(status -> attach(actor, path, name, known.get()));
                return;
            }
            FileInspection.check(received.path(), kind, name);
            if (kind.isPicture()) {
                takeInPicture(actor, path, received, kind);
            } else {
                store(actor, path, received, kind, received.hash());
            }
        }
    }

    private void takeInPicture(Actor actor, String path, ReceivedFile received, FileKind kind) {
        var target = ReceivedFile.temporary();
        try {
            pictures.rewrite(received.path(), target, kind, received.name());
            store(actor, path, received.writtenAnew(target), kind, received.hash());
        } finally {
            ReceivedFile.delete(target);
        }
    }

    private void store(Actor actor, String path, ReceivedFile file, FileKind kind, String receivedHash) {
        transaction.execute(status -> attach(actor, path, file.name(), files.keep(file, kind, receivedHash)));
    }

    /** The record is locked, so that two uploads at once do not both find room. */
    private Attachment attach(Actor actor, String path, FileName name, StoredFile file) {
        var subject = owners.forChange(actor, path);
        var same = attachments.findBySubjectAndFileIdAndRemovedAtIsNull(path, file.id());
        if (same.isPresent() && same.get().isAlready(name, actor)) {
            return same.get();
        }
        if (same.isPresent()) {
            throw UnacceptableFile.because("same", name.text(), same.get().name());
        }
        if (attachments.countBySubjectAndRemovedAtIsNull(path) >= Limits.PER_RECORD) {
            throw UnacceptableFile.because("count", name.text(), Limits.PER_RECORD);
        }
        refuseBeyondQuota(subject, name, file);
        return attachments.save(Attachment.of(subject, file, name, actor, clock.instant()));
    }

    private void refuseBeyondQuota(AttachmentSubject subject, FileName name, StoredFile file) {
        var used = database.sql("""
                        select coalesce(sum(size), 0) from stored_file
                        where id <> :file
                          and id in (select a.file_id from attachment a
                                     where a.unit_id = :unit and a.quarter = :quarter
                                       and exists (select from unnest(:apart::text[]) p where starts_with(a.subject, p))
                                           = exists (select from unnest(:apart::text[]) p where starts_with(:subject, p)))
                        """)
                .param("apart", owners.apart().toArray(String[]::new))
                .param("subject", subject.path())
                .param("file", file.id())
                .param("unit", subject.unitId())
                .param("quarter", subject.quarter().toString())
                .query(Long.class)
                .single();
        if (used + file.size() > Limits.PER_UNIT_AND_QUARTER.toBytes()) {
            throw UnacceptableFile.because(
                    "quota", name.text(), subject.unitName(), subject.quarter().chinese());
        }
    }

    /**
     * Takes an attachment out of the working set of its record. What no version carries is deleted with its bytes.
     *
     * @return the path of the record
     * @throws NotFound if there is none, or the person may not change its record
     * @throws luoshi.account.IllegalStep if the record takes no changes now
     */
    @Transactional
    public String remove(Actor actor, UUID id) {
        var attachment = attachments.findById(id).orElseThrow(NotFound::new);
        owners.forChange(actor, attachment.subject());
        if (attachment.isRemoved()) {
            return attachment.subject();
        }
        attachment.remove(files.file(attachment.fileId()), actor, clock.instant());
        if (attachments.isHandedOn(id)) {
            attachments.save(attachment);
        } else {
            attachments.delete(attachment);
            attachments.flush();
            files.forget(attachment.fileId());
        }
        return attachment.subject();
    }

    /** Binds the working set of the record to the version that is being handed on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepWithVersion(String path, int number) {
        database.sql("""
                        insert into attached_version (attachment_id, number)
                        select id, :number from attachment where subject = :path and removed_at is null
                        """).param("number", number).param("path", path).update();
    }

    /** Begins the working set of a record that goes on from another one with what that one has now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOver(String fromPath, String toPath) {
        attachments
                .findBySubjectAndRemovedAtIsNullOrderByAddedAt(fromPath)
                .forEach(attachment -> attachments.save(attachment.carriedOver(toPath)));
    }

    /** Whether two records have the same files now, whatever their names. */
    @Transactional(readOnly = true)
    public boolean isSame(String path, String other) {
        return database.sql("""
                        select not exists (select from attachment one
                                           where one.subject in (:path, :other) and one.removed_at is null
                                             and not exists (select from attachment two
                                                             where two.subject in (:path, :other)
                                                               and two.subject <> one.subject
                                                               and two.removed_at is null and two.file_id = one.file_id))
                        """)
                .param("path", path)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** How many files the record has now. */
    @Transactional(readOnly = true)
    public int count(String path) {
        return attachments.countBySubjectAndRemovedAtIsNull(path);
    }
}
