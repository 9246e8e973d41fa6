package luoshi.progress;

import luoshi.account.IllegalStep;

/** The person has gone on typing into the same form in another window; nothing of this one was kept. */
class OtherWindow extends IllegalStep {

    OtherWindow() {
        super("progress.typing.other-window");
    }
}
