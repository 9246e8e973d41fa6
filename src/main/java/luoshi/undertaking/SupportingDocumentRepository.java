package luoshi.undertaking;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SupportingDocumentRepository extends Repository<SupportingDocument, Long> {

    SupportingDocument save(SupportingDocument document);

    void flush();

    Optional<SupportingDocument> findByUnitIdAndSubmitKey(long unitId, UUID submitKey);

    Optional<SupportingDocument> findByDocNumberAndVoidReason(String docNumber, String voidReason);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from SupportingDocument d where d.id = :id")
    Optional<SupportingDocument> lockById(long id);
}
