package luoshi.notice;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import luoshi.notice.Inbox.Item;
import luoshi.notice.Inbox.Line;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lines of an inbox for the style guide: one that was not read, with more things than it shows, and one that was. */
@Component
@Profile("demo")
class InboxSamples implements Consumer<Model> {

    private static final String HERE = "/styleguide";

    @Override
    public void accept(Model model) {
        model.addAttribute(
                "notices",
                List.of(
                        new Line(
                                1,
                                NoticeKind.RETURNED,
                                LocalDateTime.of(2020, 10, 12, 9, 5),
                                false,
                                List.of(new Item(1, "2020年第三季度（十五）支持企业稳定外贸订单", "缺数据：退税额请注明截至日期。", HERE, 3))),
                        new Line(
                                2,
                                NoticeKind.APPROVED,
                                LocalDateTime.of(2020, 10, 11, 16, 30),
                                true,
                                List.of(new Item(2, "2020年第三季度（四）完善社会保障", "", HERE, 1)))));
    }
}
