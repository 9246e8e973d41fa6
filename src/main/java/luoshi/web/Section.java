package luoshi.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.Role;

/** The parts of the program in the order of the navigation, each with the roles that see it. */
enum Section {
    TASKS("/", List.of("/tasks", "/entries", "/attachments"), Role.values()),
    POLICY(
            "/policy",
            List.of("/measures", "/lights", "/indicators"),
            Role.REPORTER,
            Role.UNIT_APPROVER,
            Role.COORDINATOR,
            Role.INSPECTOR,
            Role.LEADER),
    CLAIMS(
            "/claims",
            List.of("/supporting-documents", "/task-points", "/open-wordings", "/close-outs", "/extensions"),
            Role.REPORTER,
            Role.UNIT_APPROVER,
            Role.COORDINATOR,
            Role.INSPECTOR,
            Role.LEADER),
    PERIODS("/periods", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    LEDGER(
            "/ledger",
            List.of("/burden"),
            Role.REPORTER,
            Role.UNIT_APPROVER,
            Role.COORDINATOR,
            Role.INSPECTOR,
            Role.LEADER),
    UNIT("/unit", Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER),
    UNIT_REVIEW("/unit-review", Role.UNIT_APPROVER),
    PROVINCE_REVIEW("/province-review", Role.COORDINATOR),
    REPORTS("/reports", Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    SUPERVISION(
            "/urges",
            List.of("/instructions"),
            Role.REPORTER,
            Role.UNIT_APPROVER,
            Role.COORDINATOR,
            Role.INSPECTOR,
            Role.LEADER),
    PROBLEMS("/problems", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    FINDINGS("/findings", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    JOBS("/jobs", Role.COORDINATOR, Role.ADMIN),
    ACCOUNTS("/accounts", Role.ADMIN),
    UNITS("/units", Role.ADMIN),
    MAIL("/mail", Role.ADMIN),
    BUSINESS_DATE("/business-date", Role.ADMIN),
    HOLIDAYS("/holidays", Role.ADMIN),
    AUDIT("/audit", Role.AUDITOR);

    private final String path;
    private final Set<Role> roles;
    private final List<String> below;

    Section(String path, Role... roles) {
        this(path, List.of(), roles);
    }

    /** A section to which further paths belong. */
    Section(String path, List<String> below, Role... roles) {
        this.path = path;
        this.below = below;
        this.roles = Set.of(roles);
    }

    /** What the person's navigation offers. */
    static List<Section> of(Actor actor) {
        return Arrays.stream(values())
                .filter(section -> actor.roles().stream().anyMatch(section.roles::contains))
                .toList();
    }

    /** Where the section starts. */
    public String path() {
        return path;
    }

    /** The key of its name in the messages. */
    public String messageKey() {
        return "web.nav." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the page at that path belongs to the section. */
    public boolean holds(String currentPath) {
        return Stream.concat(Stream.of(path), below.stream())
                .anyMatch(start -> currentPath.equals(start) || currentPath.startsWith(start + "/"));
    }
}
