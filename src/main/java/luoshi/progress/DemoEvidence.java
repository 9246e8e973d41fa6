package luoshi.progress;

import java.util.List;
import luoshi.attachment.DemoFiles;
import luoshi.calendar.Quarter;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts files behind some entries of the demo: a draft, what waits for the province, and what was approved a quarter ago. */
@Component
@Profile("demo")
public class DemoEvidence {

    private final DemoFiles files;
    private final JdbcClient database;

    DemoEvidence(DemoFiles files, JdbcClient database) {
        this.files = files;
        this.database = database;
    }

    /** Tells it once. */
    public void tell() {
        var told = database.sql("select exists (select from attachment where subject like '/entries/%')")
                .query(Boolean.class)
                .single();
        if (!told) {
            entries("DRAFT", 2).forEach(this::draft);
            entries("SUBMITTED", 3).forEach(this::submitted);
            entries("UNIT_REVIEW", 1).forEach(this::submitted);
        }
    }

    private void draft(Entry entry) {
        attach(
                entry,
                "进展情况统计表（初稿）.xlsx",
                DemoFiles.xlsx("统计表", List.of(List.of("序号", "事项", "截至9月底"), List.of("1", entry.title(), "已完成三季度任务"))));
    }

    /** The notice was sent along a quarter ago already: its hash gives it away. */
    private void submitted(Entry entry) {
        var notice = DemoFiles.pdf(
                "关于做好“" + entry.title() + "”有关工作的通知",
                entry.unitName() + "（演示文件）",
                "各设区市有关部门：",
                "为贯彻落实赣府发〔2020〕11号文件精神，现就有关事项通知如下。");
        attach(entry, "关于做好有关工作的通知.pdf", notice);
        attach(entry, "三季度完成情况.png", DemoFiles.png(35, 52, 68, 74, 81, (int) (85 + entry.id() % 15)));
        entries("FROZEN", 200).stream()
                .filter(earlier -> earlier.unitId() == entry.unitId())
                .findFirst()
                .ifPresent(earlier -> attach(earlier, "工作通知（印发稿）.pdf", notice));
    }

    private void attach(Entry entry, String name, byte[] content) {
        files.attach(
                EntryFiles.path(entry.id()),
                entry.unitId(),
                entry.quarter(),
                entry.author(),
                entry.versions(),
                name,
                content);
    }

    private List<Entry> entries(String state, int most) {
        return database.sql("""
                        select e.id, e.unit_id, e.measure_id, e.versions, o.unit_name, m.title, p.quarter,
                               (select min(a.account_id) from entry_author a where a.entry_id = e.id) as author
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join measure m on m.id = e.measure_id
                          join reporting_period p on p.id = e.period_id
                        where e.state = :state and exists (select from entry_author a where a.entry_id = e.id)
                          and not exists (select from entry_version v where v.entry_id = e.id and v.no_progress)
                        order by m.number, o.position, e.id limit :most
                        """)
                .param("state", state)
                .param("most", most)
                .query(Entry.class)
                .list();
    }

    record Entry(
            long id,
            long unitId,
            long measureId,
            int versions,
            String unitName,
            String title,
            Quarter quarter,
            long author) {}
}
