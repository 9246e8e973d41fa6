package luoshi.progress;

import luoshi.account.IllegalStep;

/** What the page held has been saved since; nothing that was still on its way from there is kept. */
class SavedPage extends IllegalStep {

    SavedPage() {
        super("progress.typing.saved-page");
    }
}
