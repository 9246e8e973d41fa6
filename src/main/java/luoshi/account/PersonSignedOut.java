package luoshi.account;

import luoshi.audit.Audited;

/** A person signed out. */
record PersonSignedOut(String by) implements Audited {

    @Override
    public String subject() {
        return "/login";
    }
}
