package luoshi.rollup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.StoredFiles;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.export.Csv;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.format.ReproducibleZip;
import luoshi.rollup.format.ReproducibleZip.Content;
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
    private final UnitCheckReading unitChecks;
    private final ReportingStatus status;
    private final StoredFiles stored;
    private final JdbcClient database;

    QuarterArchive(
            RollUpReportRepository reports,
            ReportArchive archive,
            ReportSteps steps,
            UnitCheckReading unitChecks,
            ReportingStatus status,
            StoredFiles stored,
            JdbcClient database) {
        this.reports = reports;
        this.archive = archive;
        this.steps = steps;
        this.unitChecks = unitChecks;
        this.status = status;
        this.stored = stored;
        this.database = database;
    }

    /**
     * Writes the ZIP of the quarter.
     *
     * @param withEvidence whether the files are in it on which the reports rest, each once, by its digest
     * @throws NotFound if nothing was sent for it
     */
    public void write(Actor actor, Quarter quarter, boolean withEvidence, OutputStream out) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var sent = reports
                .findByPeriodIdOrderByNumberDesc(status.period(quarter).getId())
                .stream()
                .filter(report -> report.getState().isFrozen())
                .toList();
        if (sent.isEmpty()) {
            throw new NotFound();
        }
        var sums = new TreeMap<String, String>();
        var contents = new TreeMap<String, Content>();
        sent.forEach(report -> addFiles(report, sums, contents));
        var files = new TreeMap<String, byte[]>();
        sent.forEach(report -> {
            files.put(report.getNumber() + "/report.json", JSON.writeValueAsBytes(described(report)));
            files.put(report.getNumber() + "/unit-check.json", JSON.writeValueAsBytes(checked(report)));
        });
        var evidence = evidence(sent);
        files.put("attachments.csv", listed(evidence));
        files.put("README.txt", resource("README.txt"));
        files.put("verify.sh", resource("verify.sh"));
        files.forEach((name, content) -> sums.put(name, Snapshot.sha256(content)));
        files.forEach((name, content) -> contents.put(name, stream -> stream.write(content)));
        if (withEvidence) {
            evidence.forEach(one -> {
                sums.put(one.path(), one.hash());
                contents.put(one.path(), stream -> stored.copy(one.fileId(), one.name(), stream));
            });
        }
        var list = bytes(sums.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining()));
        contents.put(SUMS, stream -> stream.write(list));
        ReproducibleZip.write(contents, out);
    }

    /** What was sent, with the digests of the bytes that are kept, not those that were stored with them. */
    private void addFiles(RollUpReport report, Map<String, String> sums, Map<String, Content> contents) {
        var id = report.getId();
        var folder = report.getNumber() + "/";
        archive.digestsOfBytes(id).forEach((kind, sha256) -> {
            sums.put(folder + kind.fileName(), sha256);
            contents.put(
                    folder + kind.fileName(),
                    out -> out.write(archive.file(id, kind).orElseThrow()));
        });
        sums.put(folder + "snapshot.json", Snapshot.sha256(archive.snapshot(id).orElseThrow()));
        contents.put(
                folder + "snapshot.json",
                out -> archive.snapshot(id).orElseThrow().transferTo(out));
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
                report.getAuditHead(),
                archive.digests(report.getId()),
                steps.of(report.getId()).stream()
                        .map(step -> new Taken(
                                step.step(),
                                step.takenByName(),
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        step.takenAt().atOffset(ZoneOffset.UTC)),
                                step.note()))
                        .toList());
    }

    private Checked checked(RollUpReport report) {
        var said = unitChecks.onReport(report, AsAt.NOW);
        return new Checked(
                said.units().stream()
                        .map(one -> new Shown(
                                one.unit(), one.shownOn(), one.dueOn(), one.confirmedByName(), one.confirmedOn()))
                        .toList(),
                said.objections().stream()
                        .map(one -> new Objected(
                                one.unit(),
                                one.place(),
                                one.quoted(),
                                one.reason(),
                                one.raisedByName(),
                                one.raisedOn(),
                                one.outcome() == null ? null : one.outcome().name(),
                                one.answer(),
                                one.newText(),
                                one.answeredByName(),
                                one.answeredOn()))
                        .toList());
    }

    /** The evidence behind the versions that the reports use. */
    private List<Evidence> evidence(List<RollUpReport> sent) {
        return database.sql("""
                        with used as (
                            select entry_id, version_number from report_line where report_id in (:reports)
                            union
                            select entry_id, version_number from report_passage where report_id in (:reports))
                        select distinct e.id as entry_id, u.name as unit, m.numeral, a.name, f.size, f.hash, f.id as file_id, f.kind
                        from used join progress_entry e on e.id = used.entry_id
                          join unit u on u.id = e.unit_id
                          join measure m on m.id = e.measure_id
                          join attachment a on a.subject = '/entries/' || e.id
                          join attached_version v on v.attachment_id = a.id and v.number = used.version_number
                          join stored_file f on f.id = a.file_id
                        order by e.id, a.name, f.hash
                        """)
                .param("reports", sent.stream().map(RollUpReport::getId).toList())
                .query(Evidence.class)
                .list();
    }

    private static byte[] listed(List<Evidence> evidence) {
        return Csv.write(
                List.of("填报", "单位", "措施", "文件名", "字节数", "SHA-256", "归档中的位置"),
                evidence.stream().map(Evidence::cells).toList());
    }

    /** A file behind a version that a report uses. */
    record Evidence(
            long entryId, String unit, String numeral, String name, long size, String hash, long fileId, String kind) {

        /** Where it lies in the archive. */
        String path() {
            return "attachments/" + hash + "." + kind.toLowerCase(Locale.ROOT);
        }

        private List<String> cells() {
            return List.of("/entries/" + entryId, unit, "（" + numeral + "）", name, Long.toString(size), hash, path());
        }
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
            @Nullable String auditHead,
            Map<String, String> files,
            List<Taken> steps) {}

    /** What {@code unit-check.json} says: which units were shown their sentences, and what they said to them. */
    record Checked(List<Shown> units, List<Objected> objections) {}

    /** A unit that was shown its sentences until a day; without a person who confirmed it said nothing or objected. */
    record Shown(
            String unit,
            LocalDate shownOn,
            LocalDate dueOn,
            String confirmedBy,
            @Nullable LocalDate confirmedOn) {}

    /** An objection and its answer, each with person and day. */
    record Objected(
            String unit,
            String place,
            String sentence,
            String reason,
            String by,
            LocalDate on,
            @Nullable String outcome,
            String answer,
            String newSentence,
            String answeredBy,
            @Nullable LocalDate answeredOn) {}

    /** A step on the way. */
    record Taken(String step, String by, String at, String note) {}
}
