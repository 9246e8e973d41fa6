package luoshi.inspection;

import org.springframework.data.repository.Repository;

interface FindingStepRepository extends Repository<FindingStep, Long> {

    FindingStep save(FindingStep step);
}
