package luoshi.undertaking;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskPointRepository extends Repository<TaskPoint, Long> {

    TaskPoint save(TaskPoint point);

    boolean existsByProposedByAndSubmitKey(long proposedBy, UUID submitKey);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from TaskPoint p where p.id = :id")
    Optional<TaskPoint> lockById(long id);

    /** Hands what was saved to the database, before something is told from there. */
    void flush();
}
