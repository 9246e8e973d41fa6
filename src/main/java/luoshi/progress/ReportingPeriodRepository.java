package luoshi.progress;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReportingPeriodRepository extends Repository<ReportingPeriod, Long> {

    ReportingPeriod save(ReportingPeriod period);

    /** The same, so that SQL of the same transaction sees it. */
    ReportingPeriod saveAndFlush(ReportingPeriod period);

    Optional<ReportingPeriod> findById(long id);

    Optional<ReportingPeriod> findByQuarter(String quarter);

    List<ReportingPeriod> findAllByOrderByStartsOn();

    /** One node at a time changes a period. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from ReportingPeriod p where p.id = :id")
    Optional<ReportingPeriod> lockById(long id);

    /** The same by its quarter; nothing is read before it is locked, so that who waited sees what the other one stored. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from ReportingPeriod p where p.quarter = :quarter")
    Optional<ReportingPeriod> lockByQuarter(String quarter);
}
