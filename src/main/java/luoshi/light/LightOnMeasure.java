package luoshi.light;

import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.light.Lights.Latest;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure, below its heading: its light in the quarter that runs, and by when that is reported. */
@Component
@Order(0)
class LightOnMeasure implements MeasureSection {

    private final Lights lights;
    private final BusinessClock businessClock;

    LightOnMeasure(Lights lights, BusinessClock businessClock) {
        this.lights = lights;
        this.businessClock = businessClock;
    }

    @Override
    public boolean atHead() {
        return true;
    }

    @Override
    public String template() {
        return "light/light-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        var day = page.asAt().day();
        if (day != null) {
            return new Content(
                    lights.latestOn(page.measure().number(), Basis.VERIFIED, day)
                            .orElse(null),
                    page.asAt());
        }
        var latest = lights.latest(page.measure().number(), Basis.VERIFIED, businessClock.realDate());
        latest.ifPresent(one -> businessClock.nowBy(one.setDate()));
        return new Content(latest.orElse(null), page.asAt());
    }

    /**
     * The light of a measure.
     *
     * @param latest the light in the quarter that runs, or ran on the day; null before any opened
     */
    record Content(@Nullable Latest latest, AsAt asAt) {

        /** Where the calculation stands. */
        public String href() {
            return latest == null || !asAt.isPast()
                    ? "/light"
                    : "/light?quarter=" + latest.light().quarter() + asAt.and();
        }
    }
}
