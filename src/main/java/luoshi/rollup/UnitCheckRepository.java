package luoshi.rollup;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UnitCheckRepository extends Repository<UnitCheck, Long> {

    UnitCheck saveAndFlush(UnitCheck check);

    /** What each unit of the report was shown last. */
    @Query("""
            select c from UnitCheck c
            where c.reportId = :reportId
              and c.number = (select max(n.number) from UnitCheck n where n.reportId = c.reportId and n.unitId = c.unitId)
            """)
    List<UnitCheck> last(long reportId);

    /** One thing said by a unit at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from UnitCheck c where c.id = :id and c.unitId = :unitId")
    Optional<UnitCheck> lock(long id, long unitId);
}
