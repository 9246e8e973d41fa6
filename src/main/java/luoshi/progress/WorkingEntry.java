package luoshi.progress;

import java.util.List;

/** An entry of the own unit as its author has it before him. */
record WorkingEntry(EntryHead head, Narrative text, List<FigureView> figures) {

    /** What is stored, as the form shows it. */
    EntryForm form() {
        return EntryForm.of(head, text, figures);
    }
}
