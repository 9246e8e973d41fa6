package luoshi.account;

import luoshi.audit.Audited;

/** The last failure was one too many: further attempts are refused for a while, and refused unrecorded. */
record SignInBlocked(String by) implements Audited {

    @Override
    public String subject() {
        return "/login";
    }

    @Override
    public boolean succeeded() {
        return false;
    }
}
