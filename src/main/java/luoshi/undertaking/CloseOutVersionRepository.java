package luoshi.undertaking;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CloseOutVersionRepository extends Repository<CloseOutVersion, Long> {

    CloseOutVersion save(CloseOutVersion version);

    boolean existsByCloseOutIdAndSubmitKey(long closeOutId, UUID submitKey);
}
