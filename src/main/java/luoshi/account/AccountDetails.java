package luoshi.account;

import java.util.Set;

/** An account as the administrators' pages show it; the state is INVITED, OPEN or DISABLED. */
record AccountDetails(
        long id,
        String username,
        String displayName,
        long unitId,
        String unitName,
        String officePhone,
        String email,
        Set<Role> roles,
        String state,
        int version) {

    /** Whether the person is shut out. */
    public boolean isDisabled() {
        return state.equals("DISABLED");
    }
}
