package luoshi.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes at a steady pace without ever leaving the field, and knows what stood in it at every moment. */
final class Typist {

    /** The most of somebody's work that may ever be lost. */
    private static final Duration LOSS = Duration.ofSeconds(10);

    private static final Duration BETWEEN_KEYS = Duration.ofMillis(120);

    private final Visitor visitor;
    private final List<Stroke> strokes = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private int sentences;

    /** @param field where he writes; it is empty */
    Typist(Visitor visitor, String field) {
        this.visitor = visitor;
        visitor.at(field).focus();
    }

    /** Goes on for that long, and stops in the middle of whatever he is writing. */
    void writesFor(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (true) {
            for (var key : "第%d家企业复工，".formatted(++sentences).split("")) {
                if (System.nanoTime() > end) {
                    return;
                }
                visitor.strikesAtItsPace(key, BETWEEN_KEYS);
                written.append(key);
                strokes.add(new Stroke(System.nanoTime(), written.length()));
            }
        }
    }

    String written() {
        return written.toString();
    }

    /** What stood in the field so long before now that it must not be lost. */
    String oldEnough() {
        var moment = System.nanoTime() - LOSS.toNanos();
        var length = strokes.stream()
                .filter(stroke -> stroke.time() <= moment)
                .mapToInt(Stroke::length)
                .max()
                .orElseThrow(() -> new IllegalStateException("He has not written for ten seconds."));
        return written.substring(0, length);
    }

    private record Stroke(long time, int length) {}
}
