package luoshi.undertaking;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CloseOutRepository extends Repository<CloseOut, Long> {

    CloseOut save(CloseOut request);

    Optional<CloseOut> findByClaimIdAndStateNotIn(long claimId, Collection<CloseOutState> over);

    @Query("select r.claimId from CloseOut r where r.id = :id")
    Optional<Long> claimOf(long id);

    /** Whoever moves a request waits here for whoever is moving it; lock the claim first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from CloseOut r where r.id = :id")
    Optional<CloseOut> lockById(long id);
}
