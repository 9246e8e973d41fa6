package luoshi.search;

import java.util.List;
import java.util.function.Consumer;
import luoshi.calendar.Quarter;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What was found, for the style guide. */
@Component
@Profile("demo")
class HitSamples implements Consumer<Model> {

    private static final Words WORDS = Words.of("稳岗 返还");

    @Override
    public void accept(Model model) {
        model.addAttribute(
                "hits",
                List.of(new Hit(
                        Kind.ENTRY,
                        "/styleguide",
                        new Quarter(2020, 3),
                        Kind.ENTRY.stateKey("APPROVED"),
                        Marked.text("（一）稳定就业岗位", WORDS),
                        Marked.text("省人力资源社会保障厅", WORDS),
                        Marked.around("截至9月底，全省失业保险稳岗返还14.2亿元，惠及企业6.1万户。", WORDS))));
    }
}
