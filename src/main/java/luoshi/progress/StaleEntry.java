package luoshi.progress;

import luoshi.account.IllegalStep;

/** Somebody else has saved the entry since the form was opened; nothing of the form has been stored. */
class StaleEntry extends IllegalStep {

    StaleEntry() {
        super("progress.refused.stale");
    }
}
