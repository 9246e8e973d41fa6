package luoshi.progress;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface EntryVersionRepository extends Repository<EntryVersion, Long> {

    EntryVersion save(EntryVersion version);

    Optional<EntryVersion> findByEntryIdAndSubmitKey(long entryId, UUID submitKey);
}
