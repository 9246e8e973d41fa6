package luoshi.undertaking;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CloseOutStepRepository extends Repository<CloseOutStep, Long> {

    CloseOutStep save(CloseOutStep step);

    boolean existsByCloseOutIdAndSubmitKey(long closeOutId, UUID submitKey);
}
