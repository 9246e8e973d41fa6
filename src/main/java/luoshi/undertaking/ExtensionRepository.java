package luoshi.undertaking;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExtensionRepository extends Repository<ExtensionRequest, Long> {

    ExtensionRequest save(ExtensionRequest request);

    boolean existsBySubmitKey(UUID submitKey);

    boolean existsByClaimIdAndMilestoneAndStateIn(long claimId, int milestone, Collection<ExtensionState> states);

    boolean existsByTaskPointIdAndStateIn(long taskPointId, Collection<ExtensionState> states);

    /** Lock the claim first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ExtensionRequest> findByClaimIdAndStateInOrderById(long claimId, Collection<ExtensionState> states);

    @Query("select r.claimId from ExtensionRequest r where r.id = :id")
    Optional<Long> claimOf(long id);

    @Query("select r.taskPointId from ExtensionRequest r where r.id = :id")
    Optional<Long> taskPointOf(long id);

    /** Whoever moves a request waits here for whoever is moving it; lock the claim first, then the task point. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ExtensionRequest r where r.id = :id")
    Optional<ExtensionRequest> lockById(long id);
}
