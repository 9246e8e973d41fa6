package luoshi.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the trail. The record is the last statement of the publisher's transaction, because the records form a chain
 * and from here to the commit nobody else can write one: no change without its trace, no trace without its change.
 */
@Component
class AuditTrail {

    private static final int LONGEST = 4_000;
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private final JdbcClient database;
    private final Clock clock;

    AuditTrail(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void record(Audited event) {
        var detail = event.detail();
        var changes = event.changes();
        database.sql("""
                select audit_append(:at, :username, :address, :action, :subject, :succeeded,
                                    jsonb_object(:names::text[], :values::text[]) || coalesce(
                                        (select jsonb_build_object('changes', jsonb_agg(
                                             jsonb_build_object('field', c.field, 'from', c.before, 'to', c.after)
                                             order by c.place))
                                         from unnest(:fields::text[], :befores::text[], :afters::text[])
                                              with ordinality as c (field, before, after, place)
                                         having count(*) > 0), '{}'))
                """)
                .param("at", OffsetDateTime.now(clock))
                .param("username", storable(event.by()))
                .param("address", address())
                .param("action", event.action())
                .param("subject", storable(event.subject()))
                .param("succeeded", event.succeeded())
                .param("names", detail.keySet().toArray(String[]::new))
                .param("values", storable(detail.values(), text -> text))
                .param("fields", storable(changes, Change::field))
                .param("befores", storable(changes, Change::from))
                .param("afters", storable(changes, Change::to))
                .query(Long.class)
                .single();
    }

    /** Empty when no request is behind the event, as in a scheduled job. */
    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : "";
    }

    private static <T> String[] storable(Collection<T> things, Function<T, String> text) {
        return things.stream().map(text).map(AuditTrail::storable).toArray(String[]::new);
    }

    private static String storable(String text) {
        var clean = CONTROL_CHARACTERS.matcher(text).replaceAll("\uFFFD");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
