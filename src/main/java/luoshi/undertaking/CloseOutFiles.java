package luoshi.undertaking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.attachment.AttachmentOwner;
import luoshi.attachment.AttachmentSubject;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办结申请 as owners of their evidence: the unit sees and changes it, the province sees what was submitted to it. */
@Component
class CloseOutFiles implements AttachmentOwner {

    private static final String PREFIX = "/close-outs/";

    private final JdbcClient database;
    private final ClosingOut closing;
    private final BusinessClock businessClock;

    CloseOutFiles(JdbcClient database, ClosingOut closing, BusinessClock businessClock) {
        this.database = database;
        this.closing = closing;
        this.businessClock = businessClock;
    }

    /** The path under which the evidence is kept. */
    static String path(long id) {
        return PREFIX + id;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<AttachmentSubject> visible(Actor actor, Collection<Long> ids) {
        var quarter = Quarter.containing(businessClock.today());
        return database.sql("""
                        select r.id, c.unit_id, u.name as unit_name, '（' || m.numeral || '）' || m.title as measure,
                               array(select s.version from close_out_step s
                                     where s.close_out_id = r.id and s.kind = 'PASSED') as passed
                        from close_out r
                          join claim c on c.id = r.claim_id
                          join unit u on u.id = c.unit_id
                          join measure m on m.id = c.measure_id
                        where r.id in (:ids)
                        """).param("ids", ids).query((row, n) -> subject(actor, quarter, row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public AttachmentSubject forChange(Actor actor, long id) {
        closing.writable(actor, id);
        return visible(actor, List.of(id)).get(0);
    }

    private static Optional<AttachmentSubject> subject(Actor actor, Quarter quarter, ResultSet row)
            throws SQLException {
        var passed = Set.copyOf(
                new HashSet<>(Arrays.asList((Integer[]) row.getArray("passed").getArray())));
        var unitId = row.getLong("unit_id");
        var sight = CloseOutReading.sight(actor, unitId, passed);
        if (sight.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AttachmentSubject(
                path(row.getLong("id")),
                unitId,
                row.getString("unit_name"),
                quarter,
                row.getString("measure"),
                sight.get()));
    }
}
