package luoshi.attachment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AttachmentRepository extends Repository<Attachment, UUID> {

    Attachment save(Attachment attachment);

    void delete(Attachment attachment);

    void flush();

    Optional<Attachment> findById(UUID id);

    /** The working set of a record. */
    List<Attachment> findBySubjectAndRemovedAtIsNullOrderByAddedAt(String subject);

    int countBySubjectAndRemovedAtIsNull(String subject);

    Optional<Attachment> findBySubjectAndFileIdAndRemovedAtIsNull(String subject, long fileId);

    @Query(value = "select exists (select from attached_version where attachment_id = :id)", nativeQuery = true)
    boolean isHandedOn(UUID id);
}
