package luoshi.supervision;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InstructionTaskRepository extends Repository<InstructionTask, Long> {

    InstructionTask save(InstructionTask task);

    boolean existsBySubmitKey(UUID submitKey);

    @Query("select coalesce(max(t.number), 0) from InstructionTask t where t.instructionId = :instruction")
    int lastNumber(long instruction);

    /** Whoever moves a task waits here for whoever is moving it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from InstructionTask t where t.instructionId = :instruction and t.number = :number")
    Optional<InstructionTask> lock(long instruction, int number);
}
