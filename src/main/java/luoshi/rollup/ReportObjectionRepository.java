package luoshi.rollup;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReportObjectionRepository extends Repository<ReportObjection, Long> {

    ReportObjection saveAndFlush(ReportObjection objection);

    boolean existsBySubmitKey(UUID submitKey);

    boolean existsByCheckIdAndOutcomeIsNull(long checkId);

    Optional<ReportObjection> findByIdAndReportId(long id, long reportId);
}
