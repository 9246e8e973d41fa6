package luoshi.notice;

import java.util.List;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.supervision.ProblemMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a unit that it is to answer a problem, the coordinators that it did, and who reported it what becomes of it. */
@Component
class ProblemNotices {

    private final NoticeDelivery delivery;
    private final Recipients people;

    ProblemNotices(NoticeDelivery delivery, Recipients people) {
        this.delivery = delivery;
        this.people = people;
    }

    @EventListener
    void tell(ProblemMoved moved) {
        switch (moved.action()) {
            case "ProblemAssigned" ->
                deliver(moved, NoticeKind.TO_COORDINATE, "#answer", people.of(moved.ownerId(), moved.by()));
            case "ProblemAnswered" -> deliver(moved, NoticeKind.ANSWERED, "#closing", people.coordinators(moved.by()));
            default -> {}
        }
        if (moved.unitId() != moved.ownerId()) {
            deliver(moved, NoticeKind.COORDINATED, "", people.of(moved.unitId(), moved.by()));
        }
    }

    private void deliver(ProblemMoved moved, NoticeKind kind, String place, List<Long> recipients) {
        var event = moved.action() + " " + moved.subject() + " " + kind + " " + moved.ownerId() + " "
                + moved.detail().getOrDefault("answerBy", "");
        delivery.deliver(
                kind,
                event,
                new Item(event, moved.title(), moved.detail().getOrDefault("reason", ""), moved.place() + place),
                recipients);
    }
}
