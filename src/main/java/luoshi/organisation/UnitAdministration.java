package luoshi.organisation;

import java.time.LocalDate;
import java.util.Locale;
import luoshi.account.Actor;
import luoshi.account.Broken;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.organisation.UnitEvent.UnitCreated;
import luoshi.organisation.UnitEvent.UnitDisabled;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with units: add one, and end one. */
@Service
@Transactional
class UnitAdministration {

    private final OrganisationUnitRepository units;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;

    UnitAdministration(
            OrganisationUnitRepository units,
            JdbcClient database,
            ApplicationEventPublisher events,
            MessageSource messages) {
        this.units = units;
        this.database = database;
        this.events = events;
        this.messages = messages;
    }

    /**
     * Adds the unit at the end of the official order.
     *
     * @throws CodeTaken also if another request takes the code at the same moment
     */
    public void create(Actor actor, UnitForm form) {
        actor.mustBe(Role.ADMIN);
        if (form.nature() == UnitNature.COUNTY && !isCity(form.parentId())) {
            throw new NotFound();
        }
        var unit = saved(new OrganisationUnit(form, lastInOrder() + 1));
        var nature = messages.getMessage("organisation.nature." + form.nature(), null, Locale.SIMPLIFIED_CHINESE);
        events.publishEvent(new UnitCreated(unit.id(), actor.username(), form, nature));
    }

    /** Ends the unit on the day; people and counties must have been dealt with before. */
    public void disable(Actor actor, long id, int version, LocalDate lastDay, String reason) {
        actor.mustBe(Role.ADMIN);
        var unit = units.findById(id).orElseThrow(NotFound::new);
        unit.mustStillBe(version);
        mustHaveNoneLeft("organisation.has-people", unit, """
                select count(*) from account where unit_id = ? and disabled_at is null
                """);
        mustHaveNoneLeft("organisation.has-counties", unit, """
                select count(*) from unit where parent_id = ? and valid_to is null
                """);
        unit.endOn(lastDay);
        units.saveAndFlush(unit);
        events.publishEvent(new UnitDisabled(id, actor.username(), unit.name(), lastDay, reason));
    }

    private OrganisationUnit saved(OrganisationUnit unit) {
        try {
            return units.saveAndFlush(unit);
        } catch (DataIntegrityViolationException failure) {
            if (Broken.rule("unit_code_once", failure)) {
                throw new CodeTaken();
            }
            throw failure;
        }
    }

    private void mustHaveNoneLeft(String refusal, OrganisationUnit unit, String count) {
        var left = database.sql(count).param(unit.id()).query(Long.class).single();
        if (left > 0) {
            throw new IllegalStep(refusal, unit.name(), left);
        }
    }

    private boolean isCity(long id) {
        return database.sql("select exists (select from unit where id = ? and nature = 'CITY' and valid_to is null)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private int lastInOrder() {
        return database.sql("select coalesce(max(sort_no), 0) from unit")
                .query(Integer.class)
                .single();
    }
}
