package luoshi.supervision;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProblemRepository extends Repository<ProblemCase, Long> {

    ProblemCase save(ProblemCase one);

    /** Hands what was saved to the database, before something is told from there. */
    void flush();

    /** Whoever moves one waits here for whoever is moving it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ProblemCase c where c.obligationId = :obligation and c.kind = :kind")
    Optional<ProblemCase> lock(long obligation, ProblemKind kind);

    /** Those that are handled together, in the order in which everybody takes them. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ProblemCase c where c.together = :together order by c.id")
    List<ProblemCase> lockTogether(UUID together);
}
