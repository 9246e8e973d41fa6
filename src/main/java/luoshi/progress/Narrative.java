package luoshi.progress;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The five texts of an entry, its status, or the statement that nothing new happened.
 *
 * @param progress 进展情况
 * @param practices 主要做法
 * @param problems 存在问题
 * @param nextSteps 下一步打算
 * @param coordinationNeeds 需协调事项
 * @param status the unit's own status, null until chosen
 * @param noProgress whether the answer is 本季度无新进展
 * @param noProgressReason why, when it is
 */
@Embeddable
public record Narrative(
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds,
        @Enumerated(EnumType.STRING) @Nullable ProgressStatus status,
        boolean noProgress,
        String noProgressReason) {

    /** Nothing written yet. */
    public static final Narrative EMPTY = new Narrative("", "", "", "", "", null, false, "");

    /** The answer 本季度无新进展 over whatever has been written so far, which is kept for the author. */
    Narrative withNothingNew(String reason) {
        return new Narrative(progress, practices, problems, nextSteps, coordinationNeeds, status, true, reason);
    }

    /** As it is handed on: the answer 无新进展 carries no other text. */
    Narrative asHandedOn() {
        return noProgress ? new Narrative("", "", "", "", "", ProgressStatus.ON_TRACK, true, noProgressReason) : this;
    }

    /** Whether it can be handed on: an account of the progress and a status, or a reason for there being none. */
    boolean isComplete() {
        return noProgress ? !noProgressReason.isBlank() : !progress.isBlank() && status != null;
    }

    /** The five texts by the name of their field, in the order of the form. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("progress", progress);
        texts.put("practices", practices);
        texts.put("problems", problems);
        texts.put("nextSteps", nextSteps);
        texts.put("coordinationNeeds", coordinationNeeds);
        return texts;
    }
}
