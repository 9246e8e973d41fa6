package luoshi.inspection;

import java.util.Collection;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.AttachmentOwner;
import luoshi.attachment.AttachmentSubject;
import luoshi.attachment.AttachmentSubject.Sight;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings as owners of their evidence: inspectors add it before the release, whoever sees the finding reads it. */
@Component
class FindingFiles implements AttachmentOwner {

    private static final String PREFIX = "/findings/";

    private final JdbcClient database;
    private final FindingRepository findings;

    FindingFiles(JdbcClient database, FindingRepository findings) {
        this.database = database;
        this.findings = findings;
    }

    /** The path under which the evidence is kept. */
    static String path(long id) {
        return PREFIX + id;
    }

    /** What the evidence of the finding belongs to. */
    static AttachmentSubject of(FindingLine line) {
        return new AttachmentSubject(
                line.path(), line.unitId(), line.unitName(), line.quarter(), line.measure(), Sight.ALL);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    /** The inspected unit hears nothing of evidence before it is released. */
    @Override
    public boolean keepsApart() {
        return true;
    }

    @Override
    public List<AttachmentSubject> visible(Actor actor, Collection<Long> ids) {
        return database.sql("""
                        select f.id, o.unit_id, o.unit_name, p.quarter, '（' || m.numeral || '）' || m.title as measure
                        from finding f
                          join finding_on(null) now on now.id = f.id
                          join reporting_obligation o on o.id = f.obligation_id
                          join reporting_period p on p.id = o.period_id
                          join measure m on m.id = o.measure_id
                        where f.id in (:ids) and
                        """ + FindingSight.SQL)
                .param("ids", ids)
                .param("inspects", FindingSight.inspects(actor))
                .param("coordinates", actor.is(Role.COORDINATOR))
                .param("own", FindingSight.unit(actor))
                .query((row, n) -> new AttachmentSubject(
                        PREFIX + row.getLong("id"),
                        row.getLong("unit_id"),
                        row.getString("unit_name"),
                        Quarter.of(row.getString("quarter")),
                        row.getString("measure"),
                        Sight.ALL))
                .list();
    }

    @Override
    public AttachmentSubject forChange(Actor actor, long id) {
        var subject = visible(actor, List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
        actor.mustBe(Role.INSPECTOR);
        if (findings.lockById(id).orElseThrow(NotFound::new).getState() != FindingState.FILED) {
            throw new IllegalStep("inspection.refused.state");
        }
        return subject;
    }
}
