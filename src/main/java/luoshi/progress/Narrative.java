package luoshi.progress;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The five texts of an entry, its status, or the statement that nothing new happened; and for the lead of a joint measure the
 * summary of all parts.
 *
 * @param progress 进展情况
 * @param practices 主要做法
 * @param problems 存在问题
 * @param nextSteps 下一步打算
 * @param coordinationNeeds 需协调事项
 * @param status the unit's own status, null until chosen
 * @param noProgress whether the answer is 本季度无新进展
 * @param noProgressReason why, when it is
 * @param summary 牵头汇总; empty for everybody but the lead
 * @param judgement 牵头研判: what the lead adds to the summary as its own view
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
        String noProgressReason,
        String summary,
        String judgement) {

    /** Nothing written yet. */
    public static final Narrative EMPTY = new Narrative("", "", "", "", "", null, false, "");

    /** A unit's own part, without a summary. */
    public Narrative(
            String progress,
            String practices,
            String problems,
            String nextSteps,
            String coordinationNeeds,
            @Nullable ProgressStatus status,
            boolean noProgress,
            String noProgressReason) {
        this(progress, practices, problems, nextSteps, coordinationNeeds, status, noProgress, noProgressReason, "", "");
    }

    /** The text that it shares, and then what it says itself; the rest is its own. */
    Narrative restingOn(Narrative shared) {
        return new Narrative(
                joined(shared.progress, progress),
                joined(shared.practices, practices),
                joined(shared.problems, problems),
                joined(shared.nextSteps, nextSteps),
                joined(shared.coordinationNeeds, coordinationNeeds),
                status,
                noProgress,
                noProgressReason,
                summary,
                judgement);
    }

    private static String joined(String shared, String own) {
        return shared.isEmpty() || own.isEmpty() ? shared + own : shared + "\n" + own;
    }

    /** The same with the summary of a joint measure. */
    Narrative withSummary(String text, String ownJudgement) {
        return new Narrative(
                progress,
                practices,
                problems,
                nextSteps,
                coordinationNeeds,
                status,
                noProgress,
                noProgressReason,
                text,
                ownJudgement);
    }

    /** The answer 本季度无新进展 over whatever has been written so far, which is kept for the author. */
    Narrative withNothingNew(String reason) {
        return new Narrative(
                progress, practices, problems, nextSteps, coordinationNeeds, status, true, reason, summary, judgement);
    }

    /** What has been written, whatever was answered instead of it. */
    Narrative withoutAnswer() {
        return new Narrative(
                progress, practices, problems, nextSteps, coordinationNeeds, status, false, "", summary, judgement);
    }

    /** Whether nothing has been written or answered. */
    boolean isEmpty() {
        return !noProgress && texts().values().stream().allMatch(String::isBlank);
    }

    /** As it is handed on: the answer 无新进展 carries no other text. */
    Narrative asHandedOn() {
        return noProgress ? new Narrative("", "", "", "", "", ProgressStatus.ON_TRACK, true, noProgressReason) : this;
    }

    /**
     * Whether it can be handed on: an account of the progress and a status, or a reason for there being none.
     *
     * @param sharesText whether the account is told by another entry of the unit
     */
    boolean isComplete(boolean sharesText) {
        return noProgress ? !noProgressReason.isBlank() : (sharesText || !progress.isBlank()) && status != null;
    }

    /** The five texts in one: the unit's own part. */
    String ownPart() {
        return String.join("\n", texts(false).values());
    }

    /** Whether it holds a summary of all parts. */
    public boolean hasSummary() {
        return !summary.isBlank();
    }

    /** The texts by the name of their field, in the order of the form: the five, and the lead's two where they are written. */
    public Map<String, String> texts() {
        return texts(!summary.isBlank() || !judgement.isBlank());
    }

    /** The texts by the name of their field, in the order of the form, with the lead's two or without. */
    public Map<String, String> texts(boolean lead) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("progress", progress);
        texts.put("practices", practices);
        texts.put("problems", problems);
        texts.put("nextSteps", nextSteps);
        texts.put("coordinationNeeds", coordinationNeeds);
        if (lead) {
            texts.put("summary", summary);
            texts.put("judgement", judgement);
        }
        return texts;
    }
}
