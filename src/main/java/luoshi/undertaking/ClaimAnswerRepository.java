package luoshi.undertaking;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ClaimAnswerRepository extends Repository<ClaimAnswer, Long> {

    ClaimAnswer save(ClaimAnswer answer);

    boolean existsByClaimIdAndSubmitKey(long claimId, UUID submitKey);
}
