package luoshi.light;

import java.time.Instant;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What people did about a light and about the path of an indicator; how lights changed by themselves is another page. */
@Controller
class LightPastController {

    private final LightHistory lights;
    private final Trajectories trajectories;
    private final Histories histories;
    private final Exports exports;

    LightPastController(LightHistory lights, Trajectories trajectories, Histories histories, Exports exports) {
        this.lights = lights;
        this.trajectories = trajectories;
        this.histories = histories;
        this.exports = exports;
    }

    /** Of all quarters of the measure. */
    @GetMapping("/measures/{number:\\d+}/light/history")
    String ofLight(@PathVariable int number, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var name = exports.say("light.history.of", lights.heading(number));
        var path = "/measures/" + number + "/light";
        return HistoryPage.show(model, name, path, histories.of(path, before));
    }

    /** The path that the trail has for the light of a quarter leads to its page. */
    @GetMapping("/measures/{number:\\d+}/light/{quarter:\\d{4}Q[1-4]}")
    String light(@PathVariable int number, @PathVariable Quarter quarter) {
        return "redirect:/measures/" + number + "/light?quarter=" + quarter;
    }

    @GetMapping("/measures/{measure:\\d+}/trajectories/{number:\\d+}/history")
    String ofTrajectory(
            @PathVariable int measure,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var name = exports.say(
                "light.trajectory.title",
                trajectories.indicator(measure, number).name());
        var path = "/measures/" + measure + "/trajectories/" + number;
        return HistoryPage.show(model, name, path, histories.of(path, before));
    }
}
