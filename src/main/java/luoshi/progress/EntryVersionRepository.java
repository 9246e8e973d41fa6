package luoshi.progress;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface EntryVersionRepository extends Repository<EntryVersion, Long> {

    EntryVersion save(EntryVersion version);

    boolean existsByEntryIdAndSubmitKey(long entryId, UUID submitKey);
}
