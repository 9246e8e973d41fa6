package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.offline.Workbooks;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** What is no package of this unit, quarter and installation is refused with a sentence, and nothing changes. */
@WebTest
class PackageRefusalTests extends PackagePages {

    @Autowired
    private PackageTurns turns;

    private String entry;
    private long id;

    @BeforeEach
    void theUnitOwesAnEntry() {
        entry = untouched(unit);
        id = id(entry);
    }

    @Test
    void aLockedPeriodTakesNoPackage() {
        var filled = Workbooks.write(download(), id + ".progress", "离线写的进展");
        upload(reporter, filled);
        var comparison = page(reporter, PACKAGE);
        Days.itIs(database, "2020-10-30");

        assertThat(upload(reporter, filled))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("已锁定");
        assertThat(confirm(comparison, Map.of())).hasStatus(HttpStatus.CONFLICT);
        assertThat(textOf(entry)).isEmpty();
    }

    @Test
    void packagesOfOthersAreRefusedWithASentence() {
        var mine = download();
        var elsewhere = newUnit();
        var stranger = people.join(elsewhere, Role.REPORTER);
        fresh(elsewhere);

        assertThat(upload(stranger, mine))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("这是别的单位的离线填报包");
        assertThat(page(stranger, PACKAGE).select("#comparison")).isEmpty();
    }

    @Test
    void aPackageOfAnotherQuarterIsRefusedWithASentence() {
        var finance = people.join(FINANCE, Role.REPORTER);
        var other = get(finance, "/periods/2020Q2/package.xlsx");

        assertThat(upload(finance, other.getResponse().getContentAsByteArray()))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("这是2020年第二季度的离线填报包");
    }

    @Test
    void whatIsNoPackageIsRefusedWithASentence() {
        assertThat(upload(reporter, new byte[0]))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("请选择填写好的离线填报包");
        assertThat(upload(reporter, "%PDF-1.7".getBytes()))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("不是XLSX表格");
        assertThat(upload(reporter, new byte[21 * 1024 * 1024]))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("这个文件过大");
        assertThat(upload(
                        reporter,
                        Workbooks.edit(
                                download(),
                                workbook -> workbook.getSheet("填报")
                                        .getRow(1)
                                        .getCell(1)
                                        .setCellValue("改了措施"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("校验没有通过");
        assertThat(page(reporter, PACKAGE).select("#comparison")).isEmpty();
    }

    @Test
    void aDamagedOrForeignPackageIsRefusedWithASentenceThatSaysWhatToDo() throws IOException {
        var made = download();
        assertThat(refusal(Arrays.copyOf(made, made.length / 2)))
                .as("cut short")
                .contains("这个文件已损坏", "重新保存后再上传");
        assertThat(refusal(bomb())).as("a zip bomb").contains("这个文件过大", "解开后不超过16 MB");
        assertThat(refusal(Workbooks.plain())).as("any workbook").contains("不是从本系统下载的离线填报包", "请先下载");
        assertThat(refusal(Workbooks.edit(
                        made, workbook -> Workbooks.technical(workbook, "entry").setCellValue("1"))))
                .as("another id")
                .contains("校验没有通过", "重新下载");
        assertThat(refusal(Workbooks.edit(
                        made, workbook -> workbook.setSheetName(workbook.getSheetIndex("填报"), "Sheet1"))))
                .as("another sheet")
                .contains("校验没有通过", "重新下载");
        assertThat(page(reporter, PACKAGE).select("#comparison")).isEmpty();
        assertThat(textOf(entry)).isEmpty();
    }

    private String refusal(byte[] file) {
        var refused = upload(reporter, file);
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return Jsoup.parse(text(refused)).select("#file-error").text();
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[40 * 1024 * 1024]);
        }
        return bytes.toByteArray();
    }

    @Test
    void whileOthersAreBeingReadOneIsAskedToComeAgain() throws Exception {
        var filled = Workbooks.write(download(), id + ".progress", "离线写的进展");
        var begun = new CountDownLatch(PackageTurns.AT_ONCE);
        var end = new CompletableFuture<Void>();
        var others = IntStream.range(0, PackageTurns.AT_ONCE)
                .mapToObj(one -> CompletableFuture.runAsync(() -> turns.take(() -> {
                    begun.countDown();
                    end.join();
                })))
                .toList();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        var refused = upload(reporter, filled);
        end.complete(null);

        assertThat(refused).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).bodyText().contains("系统正忙", "稍后再次上传");
        assertThat(page(reporter, PACKAGE).select("#comparison")).isEmpty();
        for (var other : others) {
            other.get(30, TimeUnit.SECONDS);
        }
        assertThat(upload(reporter, filled)).hasRedirectedUrl(PACKAGE + "#comparison");
    }

    @Test
    void whoeverFillsInNothingFindsNoPackage() {
        for (var other : new Actor[] {coordinator, people.join(DEVELOPMENT_AND_REFORM, Role.LEADER)}) {
            assertThat(get(other, PACKAGE + ".xlsx")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(other, PACKAGE)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(upload(other, new byte[1])).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get(people.join(newUnit(), Role.REPORTER), PACKAGE + ".xlsx"))
                .as("a unit that owes nothing")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(People.ADMIN, PACKAGE)).hasStatus(HttpStatus.FORBIDDEN);
    }
}
