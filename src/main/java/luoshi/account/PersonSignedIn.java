package luoshi.account;

import luoshi.audit.Audited;

/** A person signed in. */
record PersonSignedIn(String by) implements Audited {

    @Override
    public String subject() {
        return "/login";
    }
}
