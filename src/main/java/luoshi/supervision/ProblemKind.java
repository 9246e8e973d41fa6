package luoshi.supervision;

import java.util.Arrays;
import java.util.Locale;
import luoshi.account.NotFound;

/** Which field of an entry a line of the board comes from. */
enum ProblemKind {
    /** 存在问题. */
    PROBLEM,
    /** 需协调事项. */
    NEED;

    /** The kind with that code in an address. */
    static ProblemKind read(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** As it stands in the address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of the name. */
    public String key() {
        return "supervision.problem.kind." + name();
    }
}
