package luoshi.help;

import static luoshi.help.Topic.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.Role;

/** The manual for one role: its topics in the order in which the work comes up. */
enum Chapter {
    REPORTER(
            Role.REPORTER,
            TASKS,
            CHAINS,
            DOCUMENT,
            LIGHTS,
            INDICATORS,
            CLAIM,
            FORM,
            FIGURES,
            CHECKS,
            NOTHING_NEW,
            SHARED,
            SUMMARY,
            ATTACHMENTS,
            PACKAGE,
            RETURNED,
            CORRECTION,
            LET_IN,
            EXTENSION,
            CLOSE_OUT,
            ASK_URGE,
            URGED,
            SUPPORTING_DOCUMENT,
            PROBLEMS,
            FINDINGS,
            UNIT_CHECK,
            SEARCH,
            INBOX,
            HISTORY,
            HANDOVER,
            SIGN_IN,
            SECRETS),
    UNIT_APPROVER(
            Role.UNIT_APPROVER,
            TASKS,
            UNIT,
            UNIT_REVIEW,
            FORM,
            CLAIM,
            EXTENSION,
            CLOSE_OUT,
            ASK_URGE,
            URGED,
            LIGHTS,
            CORRECTION,
            PROBLEMS,
            FINDINGS,
            UNIT_CHECK,
            SEARCH,
            LET_IN,
            INBOX,
            HISTORY,
            HANDOVER,
            SIGN_IN,
            SECRETS),
    COORDINATOR(
            Role.COORDINATOR,
            TASKS,
            PERIODS,
            LEDGER,
            BURDEN,
            PLAN_PERIODS,
            LET_IN,
            PROVINCE_REVIEW,
            OPEN_UNITS,
            COORDINATE_CLAIMS,
            TASK_POINTS,
            COORDINATE_EXTENSIONS,
            SET_LIGHTS,
            LIGHTS,
            SET_URGES,
            URGE,
            INSTRUCT,
            ROLL_UP,
            JOBS,
            DOCUMENT,
            COORDINATE_PROBLEMS,
            READ_FINDINGS,
            INDICATORS,
            SEARCH,
            REMINDERS,
            INBOX,
            HISTORY,
            SIGN_IN,
            SECRETS),
    INSPECTOR(
            Role.INSPECTOR,
            TASKS,
            INSPECT,
            CHAINS,
            DOCUMENT,
            LIGHTS,
            INDICATORS,
            PERIODS,
            LEDGER,
            BURDEN,
            READ_REPORTS,
            READ_URGES,
            HISTORY,
            PROBLEMS,
            SEARCH,
            INBOX,
            SIGN_IN,
            SECRETS),
    LEADER(
            Role.LEADER,
            TASKS,
            SIGN,
            READ_URGES,
            LIGHTS,
            PERIODS,
            LEDGER,
            BURDEN,
            DOCUMENT,
            PROBLEMS,
            READ_FINDINGS,
            SEARCH,
            INBOX,
            HISTORY,
            SIGN_IN,
            SECRETS),
    ADMIN(Role.ADMIN, ACCOUNTS, HAND_OVER, UNITS, BUSINESS_DATE, HOLIDAYS, JOBS, SIGN_IN, SECRETS),
    AUDITOR(Role.AUDITOR, AUDIT, SIGN_IN, SECRETS);

    private final Role role;
    private final List<Topic> topics;

    Chapter(Role role, Topic... topics) {
        this.role = role;
        this.topics = List.of(topics);
    }

    /** The chapters of the person's own roles, in the order of the roles. */
    static List<Chapter> of(Actor actor) {
        return Arrays.stream(values()).filter(chapter -> actor.is(chapter.role)).toList();
    }

    /** The chapter with that name in its address, {@code unit-approver}. */
    static Optional<Chapter> called(String name) {
        return Arrays.stream(values()).filter(one -> one.path().equals(name)).findFirst();
    }

    /** Where in the person's own chapters the page at that path is explained; the manual's first page if nowhere. */
    static String placeOf(String page, Actor actor) {
        for (var chapter : of(actor)) {
            for (var topic : chapter.topics) {
                if (topic.explains(page)) {
                    return "/help/" + chapter.path() + "#" + topic.anchor();
                }
            }
        }
        return "/help";
    }

    public List<Topic> topics() {
        return topics;
    }

    /** As it stands in the address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of the role's name. */
    public String key() {
        return "account.role." + role;
    }
}
