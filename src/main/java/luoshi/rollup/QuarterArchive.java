package luoshi.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.export.Csv;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.format.ReproducibleZip;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 归档: everything that was sent for a quarter in one ZIP, which can be checked without the program. The same reports give the same
 * bytes.
 */
@Service
@Transactional(readOnly = true)
class QuarterArchive {

    private static final String SUMS = "SHA256SUMS";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RollUpReportRepository reports;
    private final ReportArchive archive;
    private final ReportSteps steps;
    private final ReportingStatus status;
    private final JdbcClient database;

    QuarterArchive(
            RollUpReportRepository reports,
            ReportArchive archive,
            ReportSteps steps,
            ReportingStatus status,
            JdbcClient database) {
        this.reports = reports;
        this.archive = archive;
        this.steps = steps;
        this.status = status;
        this.database = database;
    }

    /**
     * The ZIP of the quarter.
     *
     * @throws NotFound if nothing was sent for it
     */
    public byte[] of(Actor actor, Quarter quarter) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var sent = reports
                .findByPeriodIdOrderByNumberDesc(status.period(quarter).getId())
                .stream()
                .filter(report -> report.getState().isFrozen())
                .toList();
        if (sent.isEmpty()) {
            throw new NotFound();
        }
        var files = new TreeMap<String, byte[]>();
        for (var report : sent) {
            add(report, files);
        }
        files.put("attachments.csv", attachments(sent));
        files.put("README.txt", resource("README.txt"));
        files.put("verify.sh", resource("verify.sh"));
        files.put(SUMS, bytes(sums(files)));
        return ReproducibleZip.of(files);
    }

    private void add(RollUpReport report, TreeMap<String, byte[]> files) {
        var folder = report.getNumber() + "/";
        for (var kind : ReportFiles.Kind.values()) {
            archive.file(report.getId(), kind).ifPresent(file -> files.put(folder + kind.fileName(), file));
        }
        files.put(
                folder + "snapshot.json", bytes(archive.snapshot(report.getId()).orElseThrow()));
        files.put(folder + "report.json", JSON.writeValueAsBytes(described(report)));
    }

    private Described described(RollUpReport report) {
        return new Described(
                report.getQuarter().toString(),
                report.getNumber(),
                report.getTitle(),
                report.getState().name(),
                report.getSignatory(),
                report.getSentOn(),
                report.getSnapshotSha256(),
                steps.of(report.getId()).stream()
                        .map(step -> new Taken(
                                step.step(),
                                step.takenByName(),
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        step.takenAt().atOffset(ZoneOffset.UTC)),
                                step.note()))
                        .toList());
    }

    /** The evidence behind the versions that the reports use. */
    private byte[] attachments(List<RollUpReport> sent) {
        var rows = database.sql("""
                        with used as (
                            select entry_id, version_number from report_line where report_id in (:reports)
                            union
                            select entry_id, version_number from report_passage where report_id in (:reports))
                        select distinct e.id, u.name as unit, m.numeral, a.name, f.size, f.hash
                        from used join progress_entry e on e.id = used.entry_id
                          join unit u on u.id = e.unit_id
                          join measure m on m.id = e.measure_id
                          join attachment a on a.subject = '/entries/' || e.id
                          join attached_version v on v.attachment_id = a.id and v.number = used.version_number
                          join stored_file f on f.id = a.file_id
                        order by e.id, a.name, f.hash
                        """)
                .param("reports", sent.stream().map(RollUpReport::getId).toList())
                .query((row, number) -> List.of(
                        "/entries/" + row.getLong(1),
                        row.getString(2),
                        "（" + row.getString(3) + "）",
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
        return Csv.write(List.of("填报", "单位", "措施", "文件名", "字节数", "SHA-256"), rows);
    }

    private static String sums(TreeMap<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> Snapshot.sha256(file.getValue()) + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] resource(String name) {
        try (var file = QuarterArchive.class.getResourceAsStream("archive/" + name)) {
            if (file == null) {
                throw new IllegalStateException("No file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What {@code report.json} says. */
    record Described(
            String quarter,
            int number,
            String title,
            String state,
            String signatory,
            @Nullable LocalDate sentOn,
            @Nullable String snapshotSha256,
            List<Taken> steps) {}

    /** A step on the way. */
    record Taken(String step, String by, String at, String note) {}
}
