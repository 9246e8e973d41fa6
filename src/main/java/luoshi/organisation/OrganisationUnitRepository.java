package luoshi.organisation;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface OrganisationUnitRepository extends Repository<OrganisationUnit, Long> {

    OrganisationUnit saveAndFlush(OrganisationUnit unit);

    Optional<OrganisationUnit> findById(long id);
}
