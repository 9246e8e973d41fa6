package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import luoshi.calendar.Quarter;
import luoshi.policy.CountedFrom;
import luoshi.progress.Merge.Choice;
import luoshi.progress.Merge.Row;
import luoshi.progress.Merge.Side;
import luoshi.wording.FieldDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the parts of an entry's form show in the style guide; what is said about the text is found by the rules of the form itself. */
@Component
@Profile("demo")
class FormSamples implements Consumer<Model> {

    private static final Quarter EARLIER = new Quarter(2020, 2);
    private static final Quarter NOW = new Quarter(2020, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2020, 9, 30);

    private static final String WRITTEN = """
            截至9月底，新增5G基站20842个，2至3月为企业减免社保费26.8亿元。\
            进一步完善工作机制，持续优化服务。全面压实责任，扎实推进各项工作。切实加强统筹，不断提升水平。""";
    private static final String STORED = "截至9月底，新增5G基站21042个。进一步完善工作机制，持续优化服务。";
    private static final String LAST = """
            2至3月为企业减免社保费28.4亿元，涉及企业11.2万户。进一步完善工作机制，持续优化服务。\
            全面压实责任，扎实推进各项工作。""";
    private static final String DOCUMENT = "全面压实责任，扎实推进各项工作。";
    private static final String SUMMARY = "省人力资源社会保障厅开展线上招聘会46场，发布岗位21.3万个。省税务局为9.6万户企业办理缓税，其余事项按计划推进。";

    private static final DraftSources.Indicator STATIONS = new DraftSources.Indicator(55, "5G基站建成数", "个");

    @Override
    public void accept(Model model) {
        var form = form();
        model.addAttribute("form", form)
                .addAttribute(
                        "merge",
                        new Merge(List.of(row("progress", STORED, WRITTEN), row("status", "ON_TRACK", "SLOW")), ""))
                .addAttribute("last", new LastQuarter(EARLIER, Map.of("progress", LAST)))
                .addAttribute("selfCheck", selfCheck(form))
                .addAttribute("joint", joint())
                .addAttribute("shared", shared())
                .addAttribute("figures", figures())
                .addAttribute("asked", Set.of(55L))
                .addAttribute("questions", Map.of(55L, FigureQuestion.JUMP))
                .addAttribute("kinds", Accumulation.values())
                .addAttribute("days", new FigureDays(NOW.firstDay(), LAST_DAY))
                .addAttribute("difference", difference());
    }

    private static EntryForm form() {
        var figures = List.of(
                new FigureForm(55L, "23728", LAST_DAY.toString(), "省通信管理局", "CUMULATIVE", ""),
                new FigureForm(56L, "", "", "", "POINT", ""));
        return new EntryForm(1, "", WRITTEN, "", "", "", "", "SLOW", "", SUMMARY, "", List.of("3"), figures);
    }

    private static Row row(String field, String stored, String mine) {
        return new Row(
                field,
                field.equals("status") ? "progress.own-status" : "progress." + field,
                "",
                new Side(stored, stored),
                new Side(mine, mine),
                field.equals("status") ? Choice.MINE : null);
    }

    private static SelfCheck selfCheck(EntryForm form) {
        var draft = form.draft();
        var sources = new DraftSources(NOW, true, List.of(source()), List.of(), DOCUMENT, List.of(STATIONS));
        return new SelfCheck(
                new EntryFindings(
                        NumberCheck.in(draft, sources),
                        SameText.in(draft.text(), sources, false),
                        EmptyTalk.in(draft.text()),
                        null),
                Map.of(),
                true);
    }

    private static SourceText source() {
        return new SourceText(1, "省通信管理局", EARLIER, true, true, true, LAST, "", "", "", "");
    }

    private static List<FigureView> figures() {
        return List.of(
                new FigureView(
                        55,
                        "5G基站建成数",
                        "",
                        "2万个",
                        "个",
                        Accumulation.CUMULATIVE,
                        CountedFrom.YEAR,
                        null,
                        null,
                        "",
                        null,
                        "",
                        new BigDecimal("7600"),
                        LocalDate.of(2020, 6, 30),
                        Accumulation.CUMULATIVE,
                        false),
                new FigureView(
                        56,
                        "出口退（免）税办理时间",
                        "",
                        "7个工作日",
                        "工作日",
                        Accumulation.POINT,
                        null,
                        null,
                        null,
                        "",
                        null,
                        "",
                        null,
                        null,
                        null,
                        false));
    }

    private static JointView joint() {
        var parts = List.of(
                part(1, "省人力资源社会保障厅", EntryState.APPROVED, "开展线上招聘会46场，发布岗位21.3万个。"),
                part(2, "省税务局", EntryState.SUBMITTED, "为9.6万户企业办理缓税，减轻企业负担。"),
                part(3, "省财政厅", EntryState.RETURNED_BY_PROVINCE, null));
        return new JointView(parts, Set.of(1L), Integration.of(SUMMARY, Narrative.EMPTY, parts));
    }

    private static Part part(long id, String unit, EntryState state, @Nullable String progress) {
        return new Part(
                id,
                unit,
                id,
                state,
                true,
                progress == null ? null : id,
                false,
                "",
                progress == null ? "" : progress,
                "",
                "",
                "",
                "");
    }

    private static SharedText shared() {
        return new SharedText(1, EntryState.APPROVED, "（五）提升公共服务水平", 1, 2, false, "", LAST, "", "", "", "");
    }

    private static FieldDifference difference() {
        return FieldDifference.between(
                Map.of("progress.own-status", "progress.status.ON_TRACK"),
                Map.of("progress.own-status", "progress.status.SLOW"),
                Map.of("progress.progress", STORED, "progress.problems", LAST),
                Map.of("progress.progress", WRITTEN, "progress.problems", LAST));
    }
}
