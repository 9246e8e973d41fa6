package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.policy.Measure;
import luoshi.policy.MeasureSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: which of its units have taken it on. */
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
    public Object contentFor(Actor actor, Measure measure) {
        var lines = claims.ofMeasure(measure.number());
        var shares = lines.stream().anyMatch(line -> actor.isOf(line.unitId()));
        return lines.stream()
                .map(line -> new Line(
                        line,
                        ClaimList.seesAll(actor)
                                || actor.isOf(line.unitId())
                                || shares && line.state().isTaken()))
                .toList();
    }

    /**
     * A claim of the measure.
     *
     * @param opens whether the person may open it
     */
    record Line(ClaimLine claim, boolean opens) {}
}
