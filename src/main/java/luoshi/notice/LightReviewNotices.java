package luoshi.notice;

import luoshi.light.LightReviewMoved;
import luoshi.notice.NoticeDelivery.Item;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the coordinators that a light is to be looked at again, and the unit that asked what was answered. */
@Component
class LightReviewNotices {

    private final NoticeDelivery delivery;
    private final Recipients people;

    LightReviewNotices(NoticeDelivery delivery, Recipients people) {
        this.delivery = delivery;
        this.people = people;
    }

    @EventListener
    void tell(LightReviewMoved moved) {
        var event = moved.action() + " " + moved.id();
        delivery.deliver(
                NoticeKind.LIGHT_REVIEW,
                event,
                new Item(event, moved.title() + "：" + moved.quarter().chinese(), moved.words(), moved.place()),
                moved.action().equals("LightReviewAsked")
                        ? people.coordinators(moved.by())
                        : people.of(moved.unitId(), moved.by()));
    }
}
