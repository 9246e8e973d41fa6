package luoshi.undertaking;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ElaborationRepository extends Repository<Elaboration, Long> {

    Elaboration save(Elaboration elaboration);

    boolean existsByClaimIdAndSubmitKey(long claimId, UUID submitKey);
}
