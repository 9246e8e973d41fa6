package luoshi.help;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that people do with the program, explained once and used by the chapters of all roles that do it. Its texts
 * stand in the messages under {@code help.topic.<name>}: a title, a paragraph, and steps, one a line.
 */
enum Topic {
    TASKS("tasks", "/"),
    UNIT("unit", "/unit"),
    DOCUMENT("measure", "/policy", "/measures/[^/]+"),
    INDICATORS("", "/indicators.*", "/measures/[^/]+/indicators/.*"),
    CLAIM("claim claim-form", "/claims.*"),
    FORM("form merge", "/entries/[^/]+/form"),
    FIGURES(""),
    CHECKS("self-check"),
    NOTHING_NEW(""),
    SHARED(""),
    SUMMARY(""),
    ATTACHMENTS(""),
    PACKAGE("package", "/periods/[^/]+/package.*"),
    RETURNED("returned"),
    CORRECTION("", "/entries/[^/]+"),
    EXTENSION("", "/extensions.*"),
    LIGHTS("", "/lights.*", "/measures/[^/]+/light.*", "/measures/[^/]+/trajectories.*"),
    SET_LIGHTS("", "/lights/rule", "/measures/[^/]+/light.*", "/measures/[^/]+/trajectories.*"),
    ASK_URGE("ask-urge", "/urges/requests.*"),
    URGED("", "/urges.*", "/instructions.*"),
    CLOSE_OUT("close-out", "/close-outs.*"),
    SUPPORTING_DOCUMENT("documents", "/supporting-documents.*"),
    PROBLEMS("", "/problems.*"),
    COORDINATE_PROBLEMS("", "/problems.*"),
    FINDINGS("", "/findings.*"),
    INSPECT("", "/findings.*"),
    READ_FINDINGS("", "/findings.*"),
    SEARCH("search", "/search.*"),
    INBOX("inbox", "/notices.*"),
    HISTORY("", ".*/history", ".*/difference.*"),
    HANDOVER("onboarding", "/unit/onboarding"),
    UNIT_REVIEW("unit-review", "/unit-review", "/entries/[^/]+"),
    UNIT_CHECK("", "/unit-check.*"),
    PROVINCE_REVIEW("province-review", "/province-review", "/entries/[^/]+"),
    PERIODS("period", "/periods.*"),
    LEDGER("ledger", "/ledger.*"),
    BURDEN("", "/burden.*"),
    PLAN_PERIODS("", "/periods.*"),
    LET_IN("", "/periods/[^/]+(/exceptions.*)?"),
    OPEN_UNITS("", "/policy/chains.*", "/measures/[^/]+/(?:lead|settlement)", "/claims/naming"),
    CHAINS("", "/policy/chains.*"),
    COORDINATE_CLAIMS("", "/claims.*"),
    TASK_POINTS("task-points", "/task-points.*"),
    COORDINATE_EXTENSIONS("extension", "/extensions.*", "/close-outs.*"),
    URGE("urge", "/urges.*"),
    SET_URGES("", "/urges/rule.*"),
    REMINDERS("", "/notices/reminders.*"),
    INSTRUCT("", "/instructions.*"),
    ROLL_UP("report", "/reports.*"),
    READ_REPORTS("", "/reports.*"),
    READ_URGES("", "/urges.*", "/instructions.*"),
    SIGN("", "/reports.*"),
    JOBS("", "/jobs.*"),
    ACCOUNTS("account", "/accounts.*"),
    HAND_OVER(""),
    UNITS("", "/units.*"),
    BUSINESS_DATE("", "/business-date.*"),
    HOLIDAYS("", "/holidays.*"),
    AUDIT("audit", "/audit.*"),
    SIGN_IN("", "/password"),
    SECRETS("");

    private final List<String> pictures;
    private final List<Pattern> pages;

    /**
     * A topic.
     *
     * @param pictures the names of its pictures with blanks between them, empty where a picture would say nothing
     * @param pages patterns of the paths of the pages it explains
     */
    Topic(String pictures, String... pages) {
        this.pictures = Stream.of(pictures.split(" "))
                .filter(picture -> !picture.isEmpty())
                .toList();
        this.pages = List.of(pages).stream().map(Pattern::compile).toList();
    }

    /** Whether it explains the page at that path. */
    boolean explains(String page) {
        return pages.stream().anyMatch(pattern -> pattern.matcher(page).matches());
    }

    /** Where it stands in a chapter. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of its pictures; under {@code help.picture.<name>} the messages say what is on each. */
    public List<String> pictures() {
        return pictures;
    }

    /** The message key of its title. */
    public String titleKey() {
        return "help.topic." + name() + ".title";
    }

    /** The message key of what it is about. */
    public String aboutKey() {
        return "help.topic." + name() + ".about";
    }

    /** The message key of what one does, a step a line. */
    public String stepsKey() {
        return "help.topic." + name() + ".steps";
    }
}
