package luoshi.progress;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PeriodExceptionRepository extends Repository<PeriodException, Long> {

    PeriodException saveAndFlush(PeriodException exception);

    Optional<PeriodException> findBySubmitKey(UUID submitKey);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from PeriodException x where x.id = :id and x.periodId = :periodId")
    Optional<PeriodException> lockById(long id, long periodId);
}
