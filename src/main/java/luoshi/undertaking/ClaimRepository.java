package luoshi.undertaking;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClaimRepository extends Repository<Claim, Long> {

    Claim save(Claim claim);

    /** Hands what was saved to the database, before something is told from there. */
    void flush();

    /** Whoever changes a claim waits here for whoever is changing it: a double click meets its own first click. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Claim c where c.id = :id")
    Optional<Claim> lockById(long id);

    /** The unit's claim to the measure, unless the measure was taken off it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Claim> findByMeasureIdAndUnitIdAndStateNot(long measureId, long unitId, ClaimState released);

    @Query("select c.measureId from Claim c where c.id = :id")
    Optional<Long> measureOf(long id);

    /** A claim and what the other unit has of the same measure, in the order in which everybody locks several claims. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select c from Claim c
            where c.id = :id or c.measureId = :measureId and c.unitId = :unitId and c.state <> luoshi.undertaking.ClaimState.RELEASED
            order by c.id
            """)
    List<Claim> lockWithThatOf(long id, long measureId, long unitId);

    /** What was taken off the unit last. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Claim> findFirstByMeasureIdAndUnitIdAndStateOrderByIdDesc(long measureId, long unitId, ClaimState state);

    boolean existsByMeasureIdAndUnitIdAndState(long measureId, long unitId, ClaimState state);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Claim> findByContactIdOrderById(long contactId);
}
