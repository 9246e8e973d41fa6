package luoshi.organisation;

import luoshi.account.IllegalStep;

/** Another unit has the code. */
class CodeTaken extends IllegalStep {

    CodeTaken() {
        super("organisation.code.taken");
    }
}
