package luoshi.progress;

import luoshi.account.IllegalStep;

/** A text with a contradiction that nobody has explained is not handed on; nothing of the form has been stored. */
class Unexplained extends IllegalStep {

    Unexplained() {
        super("progress.refused.unexplained");
    }
}
