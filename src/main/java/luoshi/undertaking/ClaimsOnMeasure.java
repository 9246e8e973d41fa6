package luoshi.undertaking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * On the page of a measure: which of its units have taken it on, how often and by how many days it was put off, and which
 * of them are done.
 */
@Component
@Order(10)
class ClaimsOnMeasure implements MeasureSection {

    private final ClaimList claims;

    ClaimsOnMeasure(ClaimList claims) {
        this.claims = claims;
    }

    @Override
    public String template() {
        return "undertaking/claims-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        var all = claims.ofMeasure(actor, page.measure().number(), page.asAt());
        var present =
                all.stream().filter(line -> line.state() != ClaimState.RELEASED).toList();
        var shares = present.stream().anyMatch(line -> actor.isOf(line.unitId()));
        return new Content(
                present.stream()
                        .map(line -> new Line(
                                line,
                                ClaimList.seesAll(actor)
                                        || actor.isOf(line.unitId())
                                        || shares && line.state().isTaken() && line.sharedToday()))
                        .toList(),
                page.measure().number(),
                page.joinable() && mayJoin(actor, all),
                actor.is(Role.COORDINATOR) && !page.asAt().isPast() ? page.open() : "",
                all.stream().mapToInt(ClaimLine::extensions).sum(),
                all.stream().mapToInt(ClaimLine::daysPutOff).sum(),
                Closed.among(all));
    }

    /** From whom the measure was taken once, it is not offered again. */
    private static boolean mayJoin(Actor actor, List<ClaimLine> all) {
        return (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                && all.stream().noneMatch(line -> actor.isOf(line.unitId()));
    }

    /**
     * The claims of the measure, and what became of it beside its reports.
     *
     * @param joins whether the unit of the person may join the measure by claiming it
     * @param names the words for units whom the person may name for it; empty if there are none
     * @param extensions how many 延期申请 were granted
     * @param days by how many days in all
     * @param closed the units that are done
     */
    record Content(
            List<Line> claims,
            int measure,
            boolean joins,
            String names,
            int extensions,
            int days,
            List<Closed> closed) {}

    /**
     * A claim of the measure.
     *
     * @param opens whether the person may open it, on a past day also as it is today
     */
    record Line(ClaimLine claim, boolean opens) {}

    /** A unit that is done with the measure. */
    record Closed(String unitName, LocalDate on) {

        static List<Closed> among(List<ClaimLine> claims) {
            return claims.stream()
                    .filter(line -> line.closedOn() != null)
                    .map(line -> new Closed(line.unitName(), line.closedOn()))
                    .sorted(Comparator.comparing(Closed::on))
                    .toList();
        }
    }
}
