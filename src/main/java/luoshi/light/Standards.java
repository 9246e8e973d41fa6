package luoshi.light;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.light.Against.Owed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds units and indicators against the fixed standards, with five statements however many there are. The province's offices
 * see all of them, a unit its own line and the indicators of its own measures.
 */
@Service
@Transactional(readOnly = true)
class Standards {

    private final Settings settings;
    private final LightReading reading;
    private final BusinessClock businessClock;
    private final JdbcClient database;

    Standards(Settings settings, LightReading reading, BusinessClock businessClock, JdbcClient database) {
        this.settings = settings;
        this.reading = reading;
        this.businessClock = businessClock;
        this.database = database;
    }

    /** Everything that the person sees, now or at the end of a past day, in the order of units and of the document. */
    public Held of(Actor actor, Quarter quarter, AsAt asAt) {
        var setting =
                asAt.day() == null ? settings.of(quarter, businessClock.today()) : settings.asAt(quarter, asAt.day());
        var rows = new ArrayList<Row>();
        if (setting.established()) {
            for (var unit : units(actor, setting, asAt)) {
                rows.add(unit.row(Standard.ON_TIME, Against.onTime(unit.owed(), setting.frame())));
                rows.add(unit.row(Standard.APPROVED, Against.approved(unit.owed(), setting.frame())));
            }
            reading.all(setting, asAt).stream()
                    .filter(measure -> Calculating.overlooks(actor) || measure.concerns(actor.unitId()))
                    .flatMap(Standards::indicators)
                    .forEach(rows::add);
        }
        return new Held(setting, List.copyOf(rows));
    }

    /** Local governments with those of their city, whether they owe anything or not; of others those that do. */
    private List<UnitLine> units(Actor actor, Setting setting, AsAt asAt) {
        return database.sql("""
                        select u.code, coalesce(max(s.unit_name), u.name) as name, coalesce(c.name, u.name) as city,
                               u.nature in ('CITY', 'COUNTY') as local, count(s.obligation_id) as due,
                               count(*) filter (where s.late) as late, count(*) filter (where s.missing) as missing,
                               count(*) filter (where s.approved) as approved,
                               count(*) filter (where s.in_review) as in_review
                        from unit u
                          left join unit c on c.id = u.parent_id and u.nature = 'COUNTY'
                          left join %s s on s.unit_id = u.id and s.period_id = :period
                        where (s.obligation_id is not null
                               or u.nature in ('CITY', 'COUNTY') and u.valid_from <= :ends
                                  and coalesce(u.valid_to >= :starts, true))
                          and (:all or u.id = :own)
                        group by u.id, c.id
                        order by u.nature in ('CITY', 'COUNTY'), coalesce(c.sort_no, u.sort_no),
                                 u.nature = 'COUNTY', u.sort_no, u.id
                        """.formatted(
                        asAt.isPast() ? "obligation_status_on(:period, cast(:day as date))" : "obligation_status"))
                .param("day", asAt.day())
                .param("period", setting.periodId())
                .param("starts", setting.frame().startsOn())
                .param("ends", setting.frame().endsOn())
                .param("all", Calculating.overlooks(actor))
                .param("own", actor.unitId())
                .query(UnitLine.class)
                .list();
    }

    private static Stream<Row> indicators(MeasureFacts measure) {
        var items = measure.items(Basis.VERIFIED);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < measure.indicators().size(); i++) {
            var fact = measure.indicators().get(i);
            if (!fact.kind().equals("COMPLETION") && !fact.kind().equals("DEADLINE")) {
                rows.add(new Row(
                        fact.isLimit() ? Standard.LIMIT : Standard.TARGET,
                        Against.target(items.get(i)),
                        fact.name(),
                        measure.heading(),
                        false,
                        "/measures/" + measure.number() + "/indicators/" + fact.number()));
            }
        }
        return rows.stream();
    }

    private record UnitLine(
            String code,
            String name,
            String city,
            boolean local,
            int due,
            int late,
            int missing,
            int approved,
            int inReview) {

        Owed owed() {
            return new Owed(due, late, missing, approved, inReview);
        }

        Row row(Standard standard, Against against) {
            return new Row(standard, against, name, local ? city : "", local, due == 0 ? null : "?unit=" + code);
        }
    }

    /**
     * Something that was held against a standard.
     *
     * @param name the unit or the indicator
     * @param of the city of a local government, the measure of an indicator; empty for an office of the province
     * @param local whether it is a local government
     * @param href where it is told in detail: below the list of what is owed for a unit; null where there is nothing
     */
    record Row(
            Standard standard,
            Against against,
            String name,
            String of,
            boolean local,
            @Nullable String href) {}

    /** What was held against the standards in a quarter. */
    record Held(Setting setting, List<Row> rows) {

        /** How many are in a group. */
        public long count(Standard standard, Verdict verdict) {
            return rows(standard, verdict, null).size();
        }

        /** How many local governments of a city are in a group. */
        public long count(Standard standard, Verdict verdict, String city) {
            return rows(standard, verdict, city).size();
        }

        /** All that were held against a standard. */
        public List<Row> of(Standard standard) {
            return rows(standard, null, null);
        }

        /** The cities in the official order. */
        public LinkedHashSet<String> cities() {
            var cities = new LinkedHashSet<String>();
            rows.stream().filter(Row::local).forEach(row -> cities.add(row.of()));
            return cities;
        }

        /** Those in a group, or in all; of one city, or all. */
        List<Row> rows(Standard standard, @Nullable Verdict verdict, @Nullable String city) {
            return rows.stream()
                    .filter(row -> row.standard() == standard)
                    .filter(row -> verdict == null || row.against().verdict() == verdict)
                    .filter(row -> city == null || row.local() && row.of().equals(city))
                    .toList();
        }
    }
}
