package luoshi.rollup;

import java.time.LocalDate;
import luoshi.calendar.Quarter;
import luoshi.light.Light;
import luoshi.light.LightMark;
import luoshi.progress.ObligationFilter;
import luoshi.progress.ProgressStatus;

/**
 * The addresses of the lists that the numbers of a report count.
 *
 * @param quarter the quarter reported on
 * @param day the day it is compiled on: at its end the lists are shown
 */
record NumberLists(Quarter quarter, LocalDate day) {

    /** What is owed for the quarter and stands so. */
    String obligations(ObligationFilter filter) {
        return "/periods/" + quarter + "/obligations?show=" + filter.code() + "&on=" + day;
    }

    /** What is approved, has something new, and of which the unit says so itself. */
    String status(ProgressStatus status) {
        return obligations(ObligationFilter.WITH_PROGRESS) + "&status=" + status.name();
    }

    /** What the unit of the code reported and is approved. */
    String approvedOf(String unit) {
        return obligations(ObligationFilter.APPROVED) + "&unit=" + unit;
    }

    /** The measures that something is owed on. */
    String measures() {
        return "/periods/" + quarter + "?on=" + day + "#by-measure";
    }

    /** The units that owe something. */
    String units() {
        return "/periods/" + quarter + "?on=" + day + "#by-unit";
    }

    /** All measures with their lights. */
    String lights() {
        return "/lights?quarter=" + quarter + "&basis=verified&on=" + day;
    }

    /** The measures with that light. */
    String lights(Light light) {
        return lights() + "&light=" + light.code();
    }

    /** The measures whose light is told apart so. */
    String lights(LightMark mark) {
        return lights() + "&mark=" + mark.code();
    }

    /** The wordings of the document that are open, settled, or all of them. */
    String wordings(String show) {
        return "/open-wordings?show=" + show + "&on=" + day;
    }

    /** How the measures compare with the quarter before. */
    String comparison(Comparison.LightChange change) {
        return comparison() + "&light=" + change.code() + "#measures";
    }

    /** How the entries compare with the quarter before. */
    String comparison(Comparison.TextChange change) {
        return comparison() + "&text=" + change.code() + "#entries";
    }

    /** What became of the next steps of the quarter before. */
    String steps(StepsBefore.Became became) {
        return steps() + "&show=" + became.code();
    }

    /** The next steps of the quarter before. */
    String steps() {
        return "/periods/" + quarter + "/next-steps?on=" + day;
    }

    /** The page of the whole comparison, or one of its two lists. */
    String comparison(String part) {
        return comparison() + "#" + part;
    }

    private String comparison() {
        return "/periods/" + quarter + "/comparison?on=" + day;
    }
}
