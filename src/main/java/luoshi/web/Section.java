package luoshi.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.Role;

/** The parts of the program in the order of the navigation, each with the roles that see it. */
enum Section {
    TASKS("/", Role.values()),
    POLICY("/policy", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    PERIODS("/periods", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    UNIT_REVIEW("/unit-review", Role.UNIT_APPROVER),
    PROVINCE_REVIEW("/province-review", Role.COORDINATOR),
    REPORTS("/reports", Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER),
    JOBS("/jobs", Role.COORDINATOR, Role.ADMIN),
    ACCOUNTS("/accounts", Role.ADMIN),
    UNITS("/units", Role.ADMIN),
    BUSINESS_DATE("/business-date", Role.ADMIN),
    AUDIT("/audit", Role.AUDITOR);

    private final String path;
    private final Set<Role> roles;

    Section(String path, Role... roles) {
        this.path = path;
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
        return currentPath.equals(path) || this != TASKS && currentPath.startsWith(path + "/");
    }
}
