package luoshi.supervision;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UrgeRequestRepository extends Repository<UrgeRequest, Long> {

    UrgeRequest save(UrgeRequest request);

    Optional<UrgeRequest> findBySubmitKey(UUID submitKey);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from UrgeRequest r where r.id = :id")
    Optional<UrgeRequest> lockById(long id);

    /** What asks that the unit be urged about the quarter, and is not decided. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select r from UrgeRequest r
            where r.unitId = :unitId and r.periodId = :periodId and r.state = luoshi.supervision.UrgeRequest.State.OPEN
            order by r.id
            """)
    List<UrgeRequest> lockOpen(long unitId, long periodId);
}
