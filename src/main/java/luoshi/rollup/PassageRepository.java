package luoshi.rollup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PassageRepository extends Repository<Passage, Long> {

    Passage save(Passage passage);

    void delete(Passage passage);

    <S extends Passage> List<S> saveAll(Iterable<S> passages);

    boolean existsByReportIdAndSubmitKey(long reportId, UUID submitKey);

    Optional<Passage> findByIdAndReportId(long id, long reportId);

    Optional<Passage> findFirstByReportIdAndTraceOrderById(long reportId, UUID trace);

    List<Passage> findByReportIdOrderByPartAscPositionAsc(long reportId);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from Passage p where p.reportId = :reportId")
    void deleteByReportId(long reportId);
}
