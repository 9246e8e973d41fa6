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

    List<RollUpReport> findByQuarterOrderByNumberDesc(String quarter);

    /** One change of a report at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RollUpReport r where r.id = :id")
    Optional<RollUpReport> lockById(long id);

    /** The report of the period with the highest number. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select r from RollUpReport r
            where r.periodId = :periodId
              and r.number = (select max(n.number) from RollUpReport n where n.periodId = :periodId)
            """)
    Optional<RollUpReport> lockNewest(long periodId);

    /**
     * For a change of its text, once it is known that it may change: the report counts as changed, so that nobody takes a step on
     * what he has not seen.
     */
    @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
    @Query("select r from RollUpReport r where r.id = :id")
    Optional<RollUpReport> lockForEditing(long id);
}
