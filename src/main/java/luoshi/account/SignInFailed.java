package luoshi.account;

import luoshi.audit.Audited;

/** Somebody gave a wrong password under a user name; an unknown name is kept as a digest, for it may be a password. */
record SignInFailed(String by) implements Audited {

    @Override
    public String subject() {
        return "/login";
    }

    @Override
    public boolean succeeded() {
        return false;
    }
}
