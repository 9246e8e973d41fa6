package luoshi.progress;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 送审前自查 as the author sees it beside his form.
 *
 * @param findings what was found
 * @param explanations what he has said so far, by the key of the contradiction
 * @param demanded whether he has tried to hand the text on, so that what is missing is pointed out
 */
record SelfCheck(EntryFindings findings, Map<String, String> explanations, boolean demanded) {

    public List<Contradiction> contradictions() {
        return findings.contradictions();
    }

    /** The remarks that the page shows, for the hidden field that brings them back. */
    public String shown() {
        return String.join(",", findings.remarks());
    }

    /**
     * Whether the author has had every remark before him.
     *
     * @param shown what the form brought back of {@link #shown()}
     */
    boolean isShownIn(String shown) {
        return new HashSet<>(List.of(shown.split(","))).containsAll(findings.remarks());
    }

    /** What is said to a contradiction so far. */
    public String explanationOf(Contradiction contradiction) {
        return explanations.getOrDefault(contradiction.key(), "");
    }

    /** What is wrong with the explanations: message keys by the name of the field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        for (int i = 0; i < contradictions().size(); i++) {
            var problem = problemOf(contradictions().get(i));
            if (!problem.isEmpty()) {
                problems.put("contradictions[" + i + "].explanation", problem);
            }
        }
        return problems;
    }

    /** The message key of what is wrong with the explanation, or empty. */
    public String problemOf(Contradiction contradiction) {
        var explanation = explanationOf(contradiction);
        if (explanation.length() > ExplanationForm.LIMIT) {
            return "progress.error.explanation-too-long";
        }
        return demanded && explanation.isBlank() ? "progress.error.unexplained" : "";
    }
}
