package luoshi.progress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import luoshi.calendar.Quarter;
import luoshi.wording.SampleTexts;

/**
 * How long 送审前自查 takes once the texts are read: every check of one draft against three quarters of thirty units. Not a
 * test; docs/performance.md says how to run it and what came out.
 */
final class WritingChecksBenchmark {

    /** Computing time of the thread, so that a busy machine does not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int UNITS = 30;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;

    /** What is compared: how many characters the draft and each of the other texts have, and how alike they are. */
    private enum Load {
        /** The aim: a text of 2,000 characters against 90 of 2,000. */
        ASKED_FOR(1, 0),
        /** The worst of the same size: every other text is the draft with a few strokes changed. */
        ALL_COPIES(1, 90),
        /** Every text rests on a shared one of the same size, which is checked with it: 4,000 characters against 90 of 4,000. */
        SHARED(1, 0, 2),
        /** All five fields full on every side. */
        ALL_FIELDS_FULL(5, 30);

        private final int fields;
        private final int copies;
        private final int texts;

        Load(int fields, int copies) {
            this(fields, copies, 1);
        }

        Load(int fields, int copies, int texts) {
            this.fields = fields;
            this.copies = copies;
            this.texts = texts;
        }
    }

    private WritingChecksBenchmark() {}

    public static void main(String[] arguments) {
        for (var load : Load.values()) {
            var texts = new SampleTexts(new Random(2020));
            var draft = draft(texts, load.fields);
            var whole = load.texts == 1
                    ? draft
                    : draft.restingOn(narrative(field -> field == 0 ? texts.ofLength(2000) : ""));
            var sources = sources(texts, load, draft.text());
            measure(WARM_UP, () -> find(draft, whole, sources));
            var found = find(draft, whole, sources);
            report(load + " for the author", measure(ROUNDS, () -> find(draft, whole, sources)), found);
            measure(WARM_UP, () -> review(whole.text(), sources));
            report(
                    load + " for the province's reviewer, against submitted texts",
                    measure(ROUNDS, () -> review(whole.text(), sources)),
                    review(whole.text(), sources));
        }
    }

    private static Draft draft(SampleTexts texts, int fields) {
        var value = new Figure(1, new BigDecimal("20842"), LocalDate.of(2020, 9, 30), "台账", null, "");
        return new Draft(narrative(i -> i < fields ? texts.ofLength(2000) : ""), Set.of(value));
    }

    private static Narrative narrative(java.util.function.IntFunction<String> field) {
        return new Narrative(
                field.apply(0), field.apply(1), field.apply(2), field.apply(3), field.apply(4), null, false, "");
    }

    private static DraftSources sources(SampleTexts texts, Load load, Narrative draft) {
        var own = new ArrayList<SourceText>();
        var others = new ArrayList<SourceText>();
        for (int i = 0; i < UNITS * 3; i++) {
            boolean copy = i < load.copies;
            var fields = List.copyOf(draft.texts().values());
            var text = narrative(field -> field >= load.fields
                    ? ""
                    : copy ? texts.edited(fields.get(field)) : texts.ofLength(2000 * load.texts));
            (i % UNITS == 0 ? own : others).add(source(i, text));
        }
        var indicator = new DraftSources.Indicator(1, "5G基站建成数", "个");
        return new DraftSources(new Quarter(2020, 3), true, own, others, texts.ofLength(800), List.of(indicator));
    }

    private static SourceText source(int i, Narrative text) {
        return new SourceText(
                i,
                "单位" + i % UNITS,
                new Quarter(2020, 3 - i / UNITS),
                i % UNITS == 0,
                true,
                true,
                text.progress(),
                text.practices(),
                text.problems(),
                text.nextSteps(),
                text.coordinationNeeds());
    }

    private static EntryFindings find(Draft draft, Draft whole, DraftSources sources) {
        return new EntryFindings(
                NumberCheck.in(draft, sources),
                SameText.in(draft.text(), sources, false),
                EmptyTalk.in(draft.text()),
                null);
    }

    /** What the reviewer gets: the numbers against whatever has been submitted, and the same passages. */
    private static EntryFindings review(Narrative text, DraftSources sources) {
        return new EntryFindings(
                NumberCheck.amongSubmitted(text, sources), SameText.in(text, sources, true), List.of(), null);
    }

    private static long[] measure(int rounds, Runnable checks) {
        var nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            checks.run();
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void report(String load, long[] nanos, EntryFindings found) {
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms of computing, 95th percentile %.1f ms (%d contradictions, %d fields like another text)%n",
                load,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                found.contradictions().size(),
                found.sameTexts().size());
    }
}
