package luoshi.progress;

import java.util.List;
import java.util.Map;

/**
 * An entry of the own unit as its author has it before him.
 *
 * @param others the other units' parts of the measure, if the unit summarises them
 * @param explanations what is kept of explanations of contradictions, by the key of the contradiction
 */
record WorkingEntry(
        EntryHead head,
        Narrative text,
        List<FigureView> figures,
        List<Other> others,
        Map<String, String> explanations) {

    /** What is stored, as the form shows it. */
    EntryForm form() {
        return EntryForm.of(head, text, figures);
    }

    /**
     * Another unit that reports on the measure.
     *
     * @param isIn whether its part is there to be integrated
     */
    record Other(long obligationId, String unitName, boolean isIn) {}
}
