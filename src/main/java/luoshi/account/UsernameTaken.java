package luoshi.account;

/** Somebody has, or once had, the user name. */
class UsernameTaken extends IllegalStep {

    UsernameTaken() {
        super("account.username.taken");
    }
}
