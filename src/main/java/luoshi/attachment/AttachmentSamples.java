package luoshi.attachment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import luoshi.attachment.AttachmentSubject.Sight;
import luoshi.calendar.Quarter;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Attachments for the style guide: one with everything that can be known of a file, one that was removed. */
@Component
@Profile("demo")
class AttachmentSamples implements Consumer<Model> {

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Override
    public void accept(Model model) {
        var subject =
                new AttachmentSubject("/styleguide", 0, "省商务厅", new Quarter(2020, 3), "（十五）支持企业稳定外贸订单", Sight.ALL);
        model.addAttribute("attachments", new AttachmentList(subject, lines(), true))
                .addAttribute("refused", "attachment.refused.empty")
                .addAttribute("refusedArgs", new Object[] {"空白.pdf"});
    }

    private static List<AttachmentLine> lines() {
        return List.of(
                line(
                        "关于做好2020年稳外贸稳外资工作若干政策措施落实情况自查的报告（附各设区市明细表）.pdf",
                        FileKind.PDF,
                        false,
                        List.of("省税务局2020年第二季度（十五）")),
                line("现场照片.jpg", FileKind.JPG, true, List.of()));
    }

    private static AttachmentLine line(String name, FileKind kind, boolean removed, List<String> twins) {
        return new AttachmentLine(
                new UUID(0, kind.ordinal()),
                name,
                kind,
                1_258_291,
                HASH,
                kind == FileKind.JPG,
                "王敏",
                Instant.parse("2020-10-11T08:30:00Z"),
                removed,
                List.of(1, 2),
                true,
                twins);
    }
}
