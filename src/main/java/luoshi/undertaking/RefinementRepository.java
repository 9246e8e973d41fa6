package luoshi.undertaking;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RefinementRepository extends Repository<Refinement, Long> {

    Refinement save(Refinement refinement);

    boolean existsByUnitIdAndSubmitKey(long unitId, UUID submitKey);
}
