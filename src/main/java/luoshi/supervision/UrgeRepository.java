package luoshi.supervision;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UrgeRepository extends Repository<UrgeNotice, Long> {

    UrgeNotice save(UrgeNotice notice);

    boolean existsBySubmitKey(UUID submitKey);

    /** Whoever moves a notice waits here for whoever is moving it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select n from UrgeNotice n where n.id = :id")
    Optional<UrgeNotice> lockById(long id);
}
