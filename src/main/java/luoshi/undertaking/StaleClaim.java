package luoshi.undertaking;

import luoshi.account.IllegalStep;

/** Somebody else has changed the claim since the form was opened; nothing of the form has been stored. */
class StaleClaim extends IllegalStep {

    StaleClaim() {
        super("undertaking.refused.stale");
    }
}
