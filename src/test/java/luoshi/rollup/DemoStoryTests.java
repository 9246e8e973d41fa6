package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import luoshi.TestDatabase;
import luoshi.account.DemoPeople;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.progress.ReportingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class DemoStoryTests {

    private static final Quarter SECOND = new Quarter(2020, 2);

    @Autowired
    private DemoStory story;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Reproduction reproduction;

    @Autowired
    private QuarterArchive archive;

    @Autowired
    private ReportArchive kept;

    @Autowired
    private ReportFiles files;

    @Autowired
    private ReportReading reports;

    @Autowired
    private UnitCheckReading checks;

    @Autowired
    private Comparisons comparisons;

    @Autowired
    private ReportingStatus status;

    @Autowired
    private JdbcClient database;

    @Test
    void aPastDayShowsWhereTheReportStoodAndNobodyWhatHeMightNotHaveSeen() {
        assertThat(stood("fgw.xietiao1", "2020-07-13")).isEmpty();
        assertThat(stood("fgw.xietiao1", "2020-07-14")).containsExactly("UNIT_CHECK null");
        assertThat(stood("fgw.lingdao", "2020-07-14")).isEmpty();
        assertThat(stood("fgw.lingdao", "2020-07-17")).containsExactly("SENT 2020-07-17");
        assertThat(stood("ducha", "2020-07-16")).isEmpty();
        assertThatThrownBy(() -> stood("rst.tianbao", "2020-07-17")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aPastDayShowsWhatAUnitWasShownAndHadSaid() {
        assertThat(checked("rst.tianbao", "2020-07-13")).isEmpty();
        assertThat(checked("rst.tianbao", "2020-07-14")).containsExactly("2020-07-14 null 0");
        assertThat(checked("rst.tianbao", "2020-07-15")).containsExactly("2020-07-15 null 1");
        assertThat(checked("rst.tianbao", "2020-07-16")).containsExactly("2020-07-15 2020-07-16 1");
        assertThat(query("select href from open_task_on('2020-07-15', "
                        + people.actor("rst.tianbao").accountId() + ") where kind = 'UNIT_CHECK'"))
                .containsExactly("/unit-check/2020Q2/1");
        assertThat(query("select href from open_task_on('2020-07-16', "
                        + people.actor("rst.tianbao").accountId() + ") where kind = 'UNIT_CHECK'"))
                .isEmpty();
    }

    private List<String> stood(String username, String day) {
        return reports.all(people.actor(username), new AsAt(LocalDate.parse(day), null)).stream()
                .flatMap(period -> period.reports().stream())
                .map(report -> report.state() + " " + report.sentOn())
                .toList();
    }

    private List<String> checked(String username, String day) {
        return checks.all(people.actor(username), new AsAt(LocalDate.parse(day), null)).stream()
                .map(check -> check.shownOn() + " " + check.confirmedOn() + " " + check.objections())
                .toList();
    }

    @Test
    void leavesTheSecondQuarterSentAndTheThirdInEveryState() {
        assertThat(query("select state || ' ' || sent_on from roll_up_report")).containsExactly("SENT 2020-07-17");
        assertThat(
                        query(
                                "select established_on::text from reporting_period where established_on is not null order by 1"))
                .containsExactly("2020-06-15", "2020-09-17");
        assertThat(query("select set_to::text from business_date")).containsExactly("2020-10-12");
        assertThat(query("select distinct e.state from progress_entry e where e.period_id = 2"))
                .contains(
                        "TO_FILL",
                        "DRAFT",
                        "UNIT_REVIEW",
                        "RETURNED_BY_UNIT",
                        "WITHDRAWN",
                        "SUBMITTED",
                        "RETURNED_BY_PROVINCE",
                        "APPROVED");
        assertThat(query("select outcome from job_run")).containsExactly("SUCCEEDED");
    }

    @Test
    void comparedAsAtTheEndOfTodayTheQuartersAreAsTheyAreNow() {
        var third = status.period(new Quarter(2020, 3));
        var leader = people.actor("fgw.lingdao");

        assertThat(comparisons.of(leader, third, new AsAt(LocalDate.of(2020, 10, 12), null)))
                .isEqualTo(comparisons.of(leader, third, AsAt.NOW));
    }

    @Test
    void comparedAsAtAnEarlierDayNothingOfWhatCameLaterIsKnown() {
        var third = status.period(new Quarter(2020, 3));
        var leader = people.actor("fgw.lingdao");
        var then = comparisons
                .of(leader, third, new AsAt(LocalDate.of(2020, 9, 18), null))
                .orElseThrow();
        var now = comparisons.of(leader, third, AsAt.NOW).orElseThrow();

        assertThat(then.entries()).hasSameSizeAs(now.entries()).allMatch(one -> one.entryId() == null);
        assertThat(then.entries()).filteredOn(one -> one.beforeId() != null).isNotEmpty();
        assertThat(now.entries()).filteredOn(one -> one.entryId() != null).isNotEmpty();
    }

    @Test
    void canBeReproduced() {
        var report =
                database.sql("select id from roll_up_report").query(Long.class).single();

        assertThat(reproduction.of(people.actor("fgw.lingdao"), report).values())
                .hasSize(6)
                .containsOnly(true);
        assertThat(query("select r.audit_head from roll_up_report r join audit_record a on a.hash = r.audit_head"))
                .as("a record of the trail")
                .hasSize(1);
    }

    /** Of a report from before its PDF was written as it is now, the PDF that was kept is held against its digest. */
    @Test
    @Transactional
    void aFileOfAnOlderFormIsNotBuiltAgain() {
        var report = sentInForm(2);

        assertThat(reproduction.of(people.actor("fgw.lingdao"), report))
                .containsEntry("rollup.reproduction.kept.PDF", true)
                .doesNotContainKey("rollup.reproduction.PDF")
                .hasSize(6)
                .doesNotContainValue(false);
    }

    /** The numerals of its headings are text, and those of a report of the present form are numbering. */
    @Test
    @Transactional
    void aReportFromBeforeWordNumberedTheHeadingsIsBuiltAsItWas() {
        var before = snapshot();
        var report = sentInForm(3);

        assertThat(reproduction.of(people.actor("fgw.lingdao"), report))
                .containsEntry("rollup.reproduction.DOCX", true)
                .containsEntry("rollup.reproduction.PDF", true)
                .hasSize(6)
                .doesNotContainValue(false);

        keepFiles(report, before, snapshot().sha256());
        assertThat(reproduction.of(people.actor("fgw.lingdao"), report))
                .as("in the present form")
                .containsEntry("rollup.reproduction.DOCX", false);
    }

    /** Has the report sent in an older form, as far as the tables tell. */
    private long sentInForm(int form) {
        for (var table : List.of("roll_up_report", "report_snapshot", "report_snapshot_piece", "report_file")) {
            database.sql("alter table " + table + " disable trigger user").update();
        }
        var report =
                database.sql("select id from roll_up_report").query(Long.class).single();
        database.sql("""
                        update report_snapshot_piece
                        set data = convert_to(replace(convert_from(data, 'UTF8'), '"format":4', '"format":' || ?), 'UTF8')
                        """).params(form).update();
        var snapshot = snapshot();
        assertThat(snapshot.format()).isEqualTo(form);
        database.sql("update report_snapshot set sha256 = ?")
                .params(snapshot.sha256())
                .update();
        database.sql("update roll_up_report set snapshot_sha256 = ?")
                .params(snapshot.sha256())
                .update();
        keepFiles(report, snapshot, snapshot.sha256());
        return report;
    }

    private void keepFiles(long report, Snapshot snapshot, String sha256) {
        database.sql("delete from report_file").update();
        for (var kind : ReportFiles.Kind.values()) {
            kept.keep(report, kind, files.write(kind, snapshot, sha256));
        }
    }

    private Snapshot snapshot() {
        var report =
                database.sql("select id from roll_up_report").query(Long.class).single();
        return Snapshot.read(kept.snapshot(report).orElseThrow());
    }

    @Test
    void unitsHaveAskedAboutWhatTheyTookOn() {
        assertThat(query("select state from close_out order by state")).containsExactly("ACCEPTED", "SUBMITTED");
        assertThat(query("select state from extension_request order by state"))
                .containsExactly("GRANTED", "SUBMITTED", "UNIT_REVIEW");
        assertThat(query("select state from extension_request where task_point_id is not null"))
                .containsExactly("UNIT_REVIEW");
        assertThat(query("select count(*)::text from attachment a join attached_version v on v.attachment_id = a.id "
                        + "where a.subject like '/close-outs/%'"))
                .containsExactly("2");
    }

    @Test
    void peopleAreToldOfWhatTheReportRestsOnAndOfEachThingOnce() {
        assertThat(query("select min(title) from notice_item group by notice_id, title having count(*) > 1"))
                .isEmpty();
        assertThat(query("""
                        select i.title from notice_item i join notice n on n.id = i.notice_id and n.kind = 'USED'
                          join progress_entry e on i.href = '/entries/' || e.id and e.corrects_id is not null
                        order by i.href
                        """)).containsExactly("2020年第二季度（一）稳定就业岗位（更正，含牵头汇总）", "2020年第二季度（二）抓好重点行业重点群体就业（更正，含牵头汇总）");
        assertThat(query("""
                        select i.href from notice_item i join notice n on n.id = i.notice_id and n.kind = 'USED'
                          join progress_entry e on i.href = '/entries/' || e.id
                        where not exists (select from report_line l where l.entry_id = e.id)
                        """)).isEmpty();
    }

    @Test
    void isToldOnce() {
        var before = query("select count(*)::text from entry_version union all select count(*)::text from report_step");

        story.start();

        assertThat(query("select count(*)::text from entry_version union all select count(*)::text from report_step"))
                .isEqualTo(before);
    }

    @Test
    void unitsCheckedTheSecondReportAndOneObjectionWasAccepted() {
        assertThat(query("select outcome || ' ' || answered_on from report_objection"))
                .containsExactly("ACCEPTED 2020-07-15");
        assertThat(
                        query(
                                "select number || ' ' || confirmed_on from report_unit_check where replaced_at is null and confirmed_by is not null"))
                .as("shown anew what was rewritten, and not again when the report was compiled anew")
                .containsExactly("2 2020-07-16");
        assertThat(query("select distinct due_on::text from report_unit_check where number = 1"))
                .containsExactly("2020-07-16");
        assertThat(query("select text from report_passage where text like '%该政策截至6月底%'"))
                .hasSize(1);
    }

    @Test
    void theArchiveOfAQuarterIsCheckedWithoutTheProgram(@TempDir Path folder) throws Exception {
        unpack(packed("fgw.lingdao", false), folder);

        assertThat(verified(folder)).contains("全部一致").doesNotContain("不一致");
        var digest = database.sql("select snapshot_sha256 from roll_up_report")
                .query(String.class)
                .single();
        assertThat(verified(folder)).contains("第1号报告的数据快照SHA-256：" + digest);
        assertThat(Files.readString(folder.resolve("1/report.json"))).contains("\"SIGNED\"", "2020-07-17", digest);
        assertThat(Files.readString(folder.resolve("1/unit-check.json")))
                .contains("\"outcome\" : \"ACCEPTED\"", "该政策截至6月底", "\"confirmedOn\" : \"2020-07-16\"");
        assertThat(verified(folder))
                .as("each file with its digest, the trail with the same")
                .contains(query("select sha256 || '  1/' || name from report_file"));
        assertThat(query("select detail ->> 'note' from audit_record where action = 'ReportSent'"))
                .singleElement()
                .asString()
                .contains(query("select name || ' ' || sha256 from report_file"));
        assertThat(Files.readAllLines(folder.resolve("attachments.csv")).get(0)).contains("\"文件名\"", "\"SHA-256\"");
        assertThat(folder.resolve("1"))
                .isDirectoryContaining("glob:**/{report.docx,report.pdf,ledger.xlsx,ledger.csv}");
        assertThat(packed("fgw.xietiao1", false))
                .as("the same bytes every time")
                .isEqualTo(packed("fgw.lingdao", false));
    }

    @Test
    void theEvidenceIsInTheArchiveIfAskedForAndIsCheckedAsWell(@TempDir Path folder) throws Exception {
        unpack(packed("fgw.lingdao", true), folder);

        assertThat(verified(folder)).contains("全部一致");
        var listed = Files.readAllLines(folder.resolve("attachments.csv"));
        assertThat(listed).hasSizeGreaterThan(1);
        var path = listed.get(1).replaceFirst("^.*,\"(attachments/[^\"]*)\"$", "$1");
        assertThat(path).contains(Snapshot.sha256(Files.readAllBytes(folder.resolve(path))));
        Files.write(folder.resolve(path), new byte[] {1});
        assertThat(verified(folder)).contains("不一致：" + path + " 已被改动");
    }

    private byte[] packed(String username, boolean evidence) {
        var zip = new ByteArrayOutputStream();
        archive.write(people.actor(username), SECOND, evidence, zip);
        return zip.toByteArray();
    }

    @Test
    void whatWasDoneToAnArchiveIsFound(@TempDir Path folder) throws Exception {
        unpack(packed("fgw.lingdao", false), folder);

        Files.writeString(folder.resolve("1/ledger.csv"), "改动", StandardOpenOption.APPEND);
        assertThat(verified(folder)).contains("不一致：1/ledger.csv 已被改动").doesNotContain("全部一致");
        Files.delete(folder.resolve("1/ledger.csv"));
        assertThat(verified(folder)).contains("不一致：缺少 1/ledger.csv");
        Files.writeString(folder.resolve("1/more.txt"), "多出");
        assertThat(verified(folder)).contains("不一致：清单以外的文件：1/more.txt");
    }

    /** With another snapshot and sums that fit it: what the report has printed gives it away. */
    @Test
    void anArchiveMadeUpAnewDoesNotFitItsReport(@TempDir Path folder) throws Exception {
        unpack(packed("fgw.lingdao", false), folder);
        var snapshot = folder.resolve("1/snapshot.json");
        Files.writeString(snapshot, Files.readString(snapshot).replace("江西省", "江西"));
        var sums = folder.resolve("SHA256SUMS");
        Files.writeString(
                sums,
                Files.readString(sums)
                        .replaceAll(
                                "[0-9a-f]{64}(?=  1/snapshot.json)", Snapshot.sha256(Files.readAllBytes(snapshot))));

        assertThat(verified(folder)).contains("不一致：1/report.json 记载的摘要与数据快照不符").doesNotContain("已被改动");
    }

    /** With a file and sums that fit it: the digests of the day on which it was sent give it away. */
    @Test
    void anArchiveWithAnotherFileDoesNotFitWhatWasSent(@TempDir Path folder) throws Exception {
        unpack(packed("fgw.lingdao", false), folder);
        var ledger = folder.resolve("1/ledger.csv");
        Files.writeString(ledger, "改动", StandardOpenOption.APPEND);
        var sums = folder.resolve("SHA256SUMS");
        Files.writeString(
                sums,
                Files.readString(sums)
                        .replaceAll("[0-9a-f]{64}(?=  1/ledger.csv)", Snapshot.sha256(Files.readAllBytes(ledger))));

        assertThat(verified(folder))
                .contains("不一致：1/report.json 记载的报送时的摘要与 1/ledger.csv 不符")
                .doesNotContain("已被改动");
    }

    @Test
    void whatIsNotSentHasNoArchiveAndUnitsHaveNone() {
        assertThatThrownBy(() -> archive.write(
                        people.actor("fgw.xietiao1"), new Quarter(2020, 3), false, new ByteArrayOutputStream()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> packed("rst.tianbao", false)).isInstanceOf(AccessDeniedException.class);
    }

    private static void unpack(byte[] zip, Path folder) throws IOException {
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, stream.readAllBytes());
            }
        }
    }

    private static String verified(Path folder) throws Exception {
        var check = new ProcessBuilder("sh", folder.resolve("verify.sh").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isEqualTo(said.contains("全部一致") ? 0 : 1);
        return said;
    }

    private List<String> query(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
