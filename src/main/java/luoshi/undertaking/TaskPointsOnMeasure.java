package luoshi.undertaking;

import java.util.List;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import luoshi.undertaking.TaskPointReading.Piece;
import luoshi.undertaking.TaskPointReading.Point;
import luoshi.undertaking.TaskPointReading.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: its sentences with the words marked that task points are tied to. */
@Component
@Order(20)
class TaskPointsOnMeasure implements MeasureSection {

    private final TaskPointReading reading;

    TaskPointsOnMeasure(TaskPointReading reading) {
        this.reading = reading;
    }

    @Override
    public String template() {
        return "undertaking/task-points-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        var points = reading.points(page.measure().number(), null, page.asAt()).stream()
                .filter(point -> point.state() == TaskPointState.ACCEPTED || point.state() == TaskPointState.PROPOSED)
                .toList();
        return new Content(
                page.measure().number(),
                page.clauses().stream()
                        .map(clause -> Line.of(Sentence.of(clause), points))
                        .toList(),
                !page.asAt().isPast()
                        && Stream.of(Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR)
                                .anyMatch(actor::is),
                page.asAt());
    }

    /** The sentences of a measure, whether the person may propose a task point, and the day that is shown. */
    record Content(int measure, List<Line> lines, boolean proposes, AsAt asAt) {

        /** How many sentences have an accepted task point. */
        public long covered() {
            return lines.stream().filter(Line::isCovered).count();
        }
    }

    /** A sentence with its task points. */
    record Line(int number, List<Piece> pieces, List<Point> points) {

        static Line of(Sentence sentence, List<Point> points) {
            var own = points.stream()
                    .filter(point -> point.clauseNumber() == sentence.number())
                    .toList();
            return new Line(sentence.number(), sentence.marked(own), own);
        }

        /** Whether a task point of the sentence has been accepted. */
        public boolean isCovered() {
            return points.stream().anyMatch(point -> point.state() == TaskPointState.ACCEPTED);
        }
    }
}
