package luoshi.progress;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProgressEntryRepository extends Repository<ProgressEntry, Long> {

    ProgressEntry save(ProgressEntry entry);

    Optional<ProgressEntry> findByObligationIdAndCorrectsIdNotNullAndStateIn(
            long obligationId, Collection<EntryState> states);

    /** Whether the lead of a joint measure still owes the summary; a waived obligation owes none. */
    @Query(
            value =
                    "select exists (select from obligation_status where obligation_id = :obligationId and summary_owed)",
            nativeQuery = true)
    boolean owesSummary(long obligationId);

    /** The entry that counts for the obligation at present. */
    @Query(value = "select entry_id from effective_entry where obligation_id = :obligationId", nativeQuery = true)
    long effectiveFor(long obligationId);

    /** Whoever changes an entry waits here for whoever is changing it: a double click meets its own first click. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from ProgressEntry e where e.id = :id")
    Optional<ProgressEntry> lockById(long id);
}
