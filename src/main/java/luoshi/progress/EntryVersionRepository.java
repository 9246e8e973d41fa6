package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface EntryVersionRepository extends Repository<EntryVersion, Long> {

    EntryVersion save(EntryVersion version);

    Optional<EntryVersion> findByEntryIdAndSubmitKey(long entryId, UUID submitKey);

    /** Notes that the version was taken back before anybody had opened it. */
    @Modifying
    @NativeQuery("""
            insert into entry_withdrawal (entry_id, version_number, withdrawn_by, withdrawn_at, business_time)
            values (:entry, :version, :by, :real, :business)
            """)
    void takeBack(long entry, int version, long by, Instant real, LocalDateTime business);
}
