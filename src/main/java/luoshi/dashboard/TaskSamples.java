package luoshi.dashboard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.dashboard.DocumentBoard.Sentence;
import luoshi.dashboard.MyTasks.Item;
import luoshi.dashboard.MyTasks.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Tasks, and sentences of the document in every state, for the style guide. */
@Component
@Profile("demo")
class TaskSamples implements Consumer<Model> {

    private static final String HERE = "/styleguide";
    private static final LocalDate DUE = LocalDate.of(2020, 10, 14);

    @Override
    public void accept(Model model) {
        var returned = item("RETURNED", "（十五）支持企业稳定外贸订单", "缺数据：退税额请注明截至日期。", DUE);
        var many = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> item("FILL", "（十）促进汽车消费（示例" + number + "）", "", DUE.minusDays(5)))
                .toList();
        model.addAttribute("atPresent", AsAt.NOW)
                .addAttribute(
                        "tasks",
                        List.of(
                                task(returned, List.of(returned), new DaysLeft(2, false, false)),
                                task(many.get(0), many, new DaysLeft(-1, false, true)),
                                Task.bare("DECLINED", 1, HERE)))
                .addAttribute(
                        "sentences",
                        Arrays.stream(SentenceState.values())
                                .map(state -> new Sentence("二、保居民就业", 1, "（一）稳定就业岗位", "", 1, "落实阶段性减免企业社保费政策。", state))
                                .toList());
    }

    private static Item item(String kind, String title, String note, LocalDate due) {
        return new Item(kind, "DUE", new Quarter(2020, 3), due, due.plusDays(14), title, "省商务厅", note, HERE, null);
    }

    private static Task task(Item first, List<Item> items, DaysLeft left) {
        return new Task(first.kind(), items.size(), HERE, "DUE", first.dueOn(), first.lockOn(), left, items);
    }
}
