package luoshi.burden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A question that the forms ask units. A control of a form that belongs to none of them fails the build, so that no field is added
 * without its cost being seen. Name, use and occasion stand in the messages under {@code burden.question.<name>}.
 */
enum Question {
    PROGRESS(Form.ENTRY, Needed.ALWAYS, 1, "progress", "shares", "noProgressReason"),
    PRACTICES(Form.ENTRY, Needed.AS_ONE_LIKES, 1, "practices"),
    PROBLEMS(Form.ENTRY, Needed.AS_ONE_LIKES, 1, "problems"),
    NEXT_STEPS(Form.ENTRY, Needed.AS_ONE_LIKES, 1, "nextSteps"),
    COORDINATION_NEEDS(Form.ENTRY, Needed.AS_ONE_LIKES, 1, "coordinationNeeds"),
    STATUS(Form.ENTRY, Needed.ALWAYS, 1, "status"),
    FIGURE(
            Form.ENTRY,
            Needed.AS_ONE_LIKES,
            3,
            "figures[].amount",
            "figures[].asOf",
            "figures[].source",
            "figures[].accumulation",
            "figures[].explanation"),
    ATTACHMENT(Form.ENTRY, Needed.AS_ONE_LIKES, 1, "file"),
    SUMMARY(Form.ENTRY, Needed.ALWAYS, 1, "summary", "judgement", "missing"),
    CONTRADICTION(Form.ENTRY, Needed.ON_OCCASION, 1, "contradictions[].explanation"),
    CLAIM(Form.CLAIM, Needed.ALWAYS, 3, "elaboration", "acceptanceCriteria", "contactId"),
    MILESTONE(Form.CLAIM, Needed.ALWAYS, 2, "milestones[].title", "milestones[].dueOn"),
    MILESTONE_CORRECTION(Form.CLAIM, Needed.ON_OCCASION, 2, "step", "earlierDue", "reason"),
    REFINEMENT(Form.WORDING, Needed.ON_OCCASION, 2),
    EXTENSION(Form.EXTENSION, Needed.ON_OCCASION, 2),
    CLOSE_OUT(Form.CLOSE_OUT, Needed.ON_OCCASION, 1),
    URGE(Form.URGE, Needed.ON_OCCASION, 1),
    INSTRUCTION(Form.INSTRUCTION, Needed.ON_OCCASION, 1),
    PROBLEM_ANSWER(Form.PROBLEM, Needed.ON_OCCASION, 1),
    LIGHT_REVIEW(Form.LIGHT_REVIEW, Needed.ON_OCCASION, 3),
    EXCEPTION(Form.EXCEPTION, Needed.ON_OCCASION, 2),
    URGE_REQUEST(Form.URGE_REQUEST, Needed.ON_OCCASION, 2),
    UNIT_CHECK(Form.UNIT_CHECK, Needed.ON_OCCASION, 1),
    RECTIFICATION(Form.FINDING, Needed.ON_OCCASION, 1);

    /** Where a question stands. */
    enum Form {
        ENTRY,
        CLAIM,
        WORDING,
        EXTENSION,
        CLOSE_OUT,
        URGE,
        INSTRUCTION,
        PROBLEM,
        LIGHT_REVIEW,
        EXCEPTION,
        URGE_REQUEST,
        UNIT_CHECK,
        FINDING;

        public String key() {
            return "burden.form." + name();
        }
    }

    /** Whether it has to be answered. */
    enum Needed {
        ALWAYS,
        AS_ONE_LIKES,
        ON_OCCASION;

        public String key() {
            return "burden.needed." + name();
        }
    }

    private final Form form;
    private final Needed needed;
    private final int fields;
    private final Set<String> controls;

    /**
     * A question.
     *
     * @param fields how many fields one fills in to answer it once
     * @param controls the names of the controls of the form it is made of, with [] for an index
     */
    Question(Form form, Needed needed, int fields, String... controls) {
        this.form = form;
        this.needed = needed;
        this.fields = fields;
        this.controls = Set.of(controls);
    }

    public Form form() {
        return form;
    }

    public Needed needed() {
        return needed;
    }

    public int fields() {
        return fields;
    }

    Set<String> controls() {
        return controls;
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String key() {
        return "burden.question." + name();
    }

    /** The message key of what the answer is used for. */
    public String useKey() {
        return key() + ".use";
    }

    static Optional<Question> called(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static List<Question> of(Form form) {
        return Arrays.stream(values()).filter(one -> one.form == form).toList();
    }
}
