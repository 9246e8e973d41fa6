package luoshi.supervision;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface InstructionRepository extends Repository<LeaderInstruction, Long> {

    LeaderInstruction save(LeaderInstruction instruction);

    boolean existsBySubmitKey(UUID submitKey);
}
