package luoshi.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** A body that can be made responsible for a measure. It ends on a day and is never deleted. */
@Entity
@Table(name = "unit")
class OrganisationUnit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String code;
    private String name;
    private String fullName;

    @Enumerated(EnumType.STRING)
    private UnitNature nature;

    private String detail = "";
    private @Nullable String divisionCode;
    private @Nullable Long parentId;
    private int sortNo;
    private LocalDate validFrom;
    private @Nullable LocalDate validTo;
    private boolean coordinates;

    @Version
    private int version;

    OrganisationUnit(UnitForm form, int sortNo) {
        this.code = form.code();
        this.name = form.name().strip();
        this.fullName = form.fullName().strip();
        this.nature = form.nature();
        this.divisionCode = nature.isLocalGovernment() ? form.divisionCode() : null;
        this.parentId = nature == UnitNature.COUNTY ? form.parentId() : null;
        this.sortNo = sortNo;
        this.validFrom = form.validFrom();
    }

    @SuppressWarnings("NullAway.Init")
    protected OrganisationUnit() {}

    /** Ends the unit: from the day after on nothing new is asked of it. */
    void endOn(LocalDate lastDay) {
        if (coordinates) {
            throw new IllegalStep("organisation.coordinates", name);
        }
        if (validTo != null) {
            throw new IllegalStep("organisation.already-ended", name);
        }
        if (lastDay.isBefore(validFrom)) {
            throw new IllegalStep("organisation.ends-before-it-began", name);
        }
        validTo = lastDay;
    }

    /** Refuses a change that was made from a page older than the last change. */
    void mustStillBe(int versionShown) {
        if (version != versionShown) {
            throw new OptimisticLockingFailureException("Unit " + id + " is no longer at version " + versionShown);
        }
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    String name() {
        return name;
    }
}
