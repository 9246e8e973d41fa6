package luoshi.progress;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface EntryReviewRepository extends Repository<EntryReview, Long> {

    EntryReview save(EntryReview review);

    boolean existsByEntryIdAndSubmitKey(long entryId, UUID submitKey);
}
