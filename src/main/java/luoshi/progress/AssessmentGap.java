package luoshi.progress;

import java.util.Locale;
import java.util.function.Predicate;

/** Which rows of the table 自评—审核—抽查 are shown; each is what one of its numbers counts. */
enum AssessmentGap {
    /** 不一致: the reviewer does not fully hold what the unit says, or an inspection contradicts it. */
    DIFFERING(AssessmentTable.Line::differs, "bad"),
    PARTLY_RECOGNISED(line -> line.assessment() == Assessment.PARTLY_RECOGNISED, "warn"),
    NOT_RECOGNISED(line -> line.assessment() == Assessment.NOT_RECOGNISED, "bad"),
    RECOGNISED(line -> line.assessment() == Assessment.RECOGNISED, "ok"),
    /** 未作认定: nothing has passed the review, or it passed before assessments were made. */
    UNASSESSED(line -> line.assessment() == null, "muted"),
    INSPECTED(line -> line.finding() != null, ""),
    ALL(line -> true, "");

    private final Predicate<AssessmentTable.Line> condition;
    private final String tone;

    AssessmentGap(Predicate<AssessmentTable.Line> condition, String tone) {
        this.condition = condition;
        this.tone = tone;
    }

    boolean lets(AssessmentTable.Line line) {
        return condition.test(line);
    }

    /** How its tile looks. */
    public String tone() {
        return tone;
    }

    /** The value in an address: {@code not-recognised}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of the name. */
    public String key() {
        return "progress.assessments." + name();
    }

    /** Reads the value of an address; whatever it does not know means what differs. */
    static AssessmentGap read(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        return DIFFERING;
    }
}
