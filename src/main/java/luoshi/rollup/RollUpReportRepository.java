package luoshi.rollup;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RollUpReportRepository extends Repository<RollUpReport, Long> {

    RollUpReport save(RollUpReport report);

    Optional<RollUpReport> findById(long id);

    List<RollUpReport> findAllByOrderByNumberDesc();

    List<RollUpReport> findByPeriodIdOrderByNumberDesc(long periodId);

    /** One change of a report at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RollUpReport r where r.id = :id")
    Optional<RollUpReport> lockById(long id);
}
