package luoshi.inspection;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FindingRepository extends Repository<Finding, Long> {

    Finding save(Finding finding);

    Optional<Finding> findBySubmitKey(UUID submitKey);

    /** Whoever moves a finding waits here for whoever is moving it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from Finding f where f.id = :id")
    Optional<Finding> lockById(long id);
}
