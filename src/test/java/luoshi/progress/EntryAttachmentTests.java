package luoshi.progress;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Files behind an entry, from the form to the frozen version. */
@WebTest
class EntryAttachmentTests extends EntryPages {

    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aFileComesDownAsItWentUp() throws Exception {
        var entry = untouched(unit);
        var content = TestFiles.pdf();
        assertThat(attach(reporter, entry, "关于印发方案的通知.pdf", content)).hasRedirectedUrl(entry + "/form#attachments");

        var form = page(reporter, entry + "/form");
        assertThat(form.select("#attachments").text()).contains("关于印发方案的通知.pdf", sha256(content));
        var down = get(reporter, form.select(".attachment-name a").attr("href"));
        assertThat(down.getResponse().getContentAsByteArray()).isEqualTo(content);
        assertThat(down.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%85%B3");
        assertThat(down).hasHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        assertThat(down).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(down).hasHeader("Cache-Control", "no-store");
        assertThat(down).hasHeader("Content-Type", "application/pdf");
    }

    @Test
    void aFileThatWasAskedForAndAddedIsAChange() {
        var entry = untouched(unit);
        send(entry);
        post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请附批复", "fields", "attachments")));
        attach(reporter, entry, "批复.pdf", TestFiles.pdf());
        send(entry);

        var again = page(approver, entry).select(".resubmission");

        assertThat(again.select(".marked-fields li").eachText()).containsExactly("佐证材料 已按意见修改");
        assertThat(again.text()).contains("佐证材料有增减");
    }

    @Test
    void whatWasTypedIsKeptWithTheFileAndWithoutIt() {
        var entry = untouched(unit);
        attach(reporter, entry, "批复.pdf", TestFiles.pdf());
        assertThat(textOf(entry)).isEqualTo("写了一半");

        var refused = attach(reporter, entry, "批复.exe", TestFiles.pdf(), Map.of("progress", "又写了一半"));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("《批复.exe》的类型不能上传", "又写了一半");
        assertThat(textOf(entry)).isEqualTo("又写了一半");
        assertThat(names(reporter, entry + "/form")).containsExactly("批复.pdf");
    }

    @Test
    void aMistakeInTheTextSaysThatTheFileWaitsToo() {
        var entry = untouched(unit);

        var wrong = attach(reporter, entry, "批复.pdf", TestFiles.pdf(), Map.of("status", "NONSENSE"));

        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("所选文件尚未上传");
        assertThat(names(reporter, entry + "/form")).isEmpty();
    }

    /** A browser sends the name of a chosen file with every button, but the file only with its own. */
    @Test
    void aFileThatWasChosenAndNotSentIsNotForgottenInSilence() {
        var entry = untouched(unit);

        var sent = save(
                reporter, entry, Map.of("send", "review", "progress", "写完了", "status", "ON_TRACK", "file", "批复.pdf"));
        assertThat(sent).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(sent)).contains("所选文件尚未上传");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");

        assertThat(save(reporter, entry, Map.of("progress", "写完了", "file", "批复.pdf")))
                .hasRedirectedUrl(entry + "/form");
        assertThat(textOf(entry)).isEqualTo("写完了");
    }

    @Test
    void everyFileOfTheWrongSizeOrNumberIsRefusedInWords() {
        var entry = untouched(unit);

        assertThat(text(attach(reporter, entry, "空.pdf", new byte[0]))).contains("《空.pdf》是空文件（0字节）");
        assertThat(text(attach(reporter, entry, "大.pdf", new byte[20 * MEGABYTE + 1])))
                .contains("《大.pdf》超过20 MB");
        assertThat(text(attach(reporter, entry, "", new byte[0]))).contains("没有选择文件");
        for (int i = 1; i <= 10; i++) {
            attach(reporter, entry, i + ".pdf", TestFiles.pdf());
        }
        assertThat(text(attach(reporter, entry, "11.pdf", TestFiles.pdf()))).contains("本记录已有10个附件");
        assertThat(names(reporter, entry + "/form")).hasSize(10);
        assertThat(page(reporter, entry + "/form").select("#attachments").text())
                .contains("请先移除不需要的附件");
    }

    @Test
    void theLargestFileGoesThrough() throws Exception {
        var entry = untouched(unit);
        var content = new byte[20 * MEGABYTE];
        var pdf = TestFiles.pdf();
        System.arraycopy(pdf, 0, content, 0, pdf.length);
        System.arraycopy(pdf, 0, content, content.length - pdf.length, pdf.length);

        attach(reporter, entry, "大.pdf", content);

        var down = get(reporter, href(reporter, entry + "/form"));
        assertThat(sha256(down.getResponse().getContentAsByteArray())).isEqualTo(sha256(content));
        assertThat(chunksOf(sha256(content))).isEqualTo(20);
    }

    @Test
    void aUnitHasRoomForSoMuchInAQuarter() {
        var entry = untouched(unit);
        var almostAll = database.sql("""
                        insert into stored_file (kind, size, hash, received_hash, stored_at)
                        select 'PDF', 52428800, h, h, now()
                        from (select encode(sha256((:seed || n)::bytea), 'hex') as h from generate_series(1, 10) n) as ten
                        returning id
                        """).param("seed", entry).query(Long.class).list();
        almostAll.forEach(file ->
                database.sql("""
                        insert into attachment (id, origin_id, subject, unit_id, quarter, file_id, name, added_by, added_at)
                        values (gen_random_uuid(), gen_random_uuid(), '/elsewhere/1', ?, '2020Q3', ?, 'x.pdf', ?, now())
                        """).params(unit, file, reporter.accountId()).update());

        assertThat(text(attach(reporter, entry, "多.pdf", TestFiles.pdf()))).contains("测试厅2020年第三季度的附件合计将超过500 MB");
    }

    @Test
    void aFileIsKnownAgainWhereverItComesFrom() {
        var content = TestFiles.pdf();
        var first = untouched(unit);
        attach(reporter, first, "原件.pdf", content);
        send(first);
        post(approver, first + "/submission", full(Map.of("seen", "1")));
        var other = newUnit();
        var otherReporter = people.join(other, Role.REPORTER);
        var otherApprover = people.join(other, Role.UNIT_APPROVER);
        var second = untouched(other);

        attach(otherReporter, second, "借来的.pdf", content);
        send(otherReporter, second);
        post(otherApprover, second + "/submission", full(Map.of("seen", "1")));

        assertThat(chunksOf(sha256(content))).as("stored once").isEqualTo(1);
        assertThat(page(otherReporter, second).select("#attachments").text())
                .as("whose it is stays hidden from who may not see it")
                .contains("系统中另有内容相同的文件")
                .doesNotContain("与测试厅");
        assertThat(page(coordinator, second).select("#attachments").text())
                .contains("与测试厅2020年第三季度（")
                .contains("已有的附件内容相同");
    }

    @Test
    void aPictureIsKnownAgainBeforeAndAfterItWasWrittenAnew() {
        var picture = TestFiles.png();
        var entry = untouched(unit);
        attach(reporter, entry, "截图.png", picture);
        var stored =
                get(reporter, href(reporter, entry + "/form")).getResponse().getContentAsByteArray();

        assertThat(text(attach(reporter, entry, "同一张.png", picture))).contains("与本记录已有的附件《截图.png》内容相同");
        assertThat(text(attach(reporter, entry, "下载的.png", stored))).contains("与本记录已有的附件《截图.png》内容相同");
        assertThat(attach(reporter, entry, "截图.png", picture))
                .as("the second click of a double click")
                .hasRedirectedUrl(entry + "/form#attachments");
        assertThat(names(reporter, entry + "/form")).containsExactly("截图.png");
    }

    @Test
    void whatWasHandedOnStaysWithItsVersion() {
        var entry = untouched(unit);
        attach(reporter, entry, "一.pdf", TestFiles.pdf());
        assertThat(get(coordinator, href(reporter, entry + "/form")))
                .as("a draft")
                .hasStatus(HttpStatus.NOT_FOUND);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        var handedOn = href(coordinator, entry);
        assertThat(get(coordinator, handedOn)).hasStatusOk();
        assertThat(attach(reporter, entry, "晚到.pdf", TestFiles.pdf())).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(reporter, handedOn + "/removal", Map.of())).hasStatus(HttpStatus.CONFLICT);

        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请换新版")));
        save(reporter, entry, Map.of("progress", "改", "detach", handedOn.substring("/attachments/".length())));
        attach(reporter, entry, "二.pdf", TestFiles.pdf());
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "2")));

        var lines = page(coordinator, entry).select("#attachments li").eachText();
        assertThat(lines.get(0)).contains("一.pdf", "随第1版送审", "已移除，以往版本仍保留");
        assertThat(lines.get(1)).contains("二.pdf", "随第2版送审");
        assertThat(get(coordinator, handedOn)).hasStatusOk();
        assertThatThrownBy(() -> transaction.execute(
                        status -> database.sql("delete from attached_version where attachment_id = ?::uuid")
                                .params(handedOn.substring("/attachments/".length()))
                                .update()))
                .rootCause()
                .hasMessageContaining("a version that was handed on keeps its attachments");
    }

    @Test
    void whatNobodyHandedOnIsGoneWithItsBytes() {
        var entry = untouched(unit);
        var content = TestFiles.pdf();
        attach(reporter, entry, "误传.pdf", content);
        var id = href(reporter, entry + "/form").substring("/attachments/".length());

        assertThat(save(reporter, entry, Map.of("progress", "写了一半", "detach", id)))
                .hasRedirectedUrl(entry + "/form#attachments");

        assertThat(names(reporter, entry + "/form")).isEmpty();
        assertThat(chunksOf(sha256(content))).isZero();
        assertThat(trail(entry)).containsExactly("AttachmentAdded", "AttachmentRemoved");
    }

    @Test
    void aCorrectionBeginsWithTheFilesOfWhatItCorrects() {
        var entry = untouched(unit);
        attach(reporter, entry, "一.pdf", TestFiles.pdf());
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        var correction = post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl();

        assertThat(names(reporter, correction)).containsExactly("一.pdf");
        assertThat(page(reporter, correction).select("#attachments").text())
                .as("the entry it corrects is no other place")
                .doesNotContain("内容相同");
    }

    @Test
    void aCorrectionOfFilesAloneSaysSo() {
        var entry = untouched(unit);
        attach(reporter, entry, "一.pdf", TestFiles.pdf());
        send(entry);
        approve(entry);
        var correction = post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        attach(reporter, correction, "二.png", TestFiles.png());
        send(correction);

        var corrected = page(approver, correction).select("#corrected");
        assertThat(corrected.text()).contains("文字和数值没有改动，佐证材料有增减");
        assertThat(corrected.select(".empty, ins, del")).isEmpty();
    }

    @Test
    void whoMayNotSeeTheEntryFindsNoFile() {
        var entry = untouched(unit);
        attach(reporter, entry, "一.pdf", TestFiles.pdf());
        var file = href(reporter, entry + "/form");
        var stranger = people.join(29, Role.REPORTER);

        assertThat(get(stranger, file)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, file + "/removal", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(attach(stranger, entry, "二.pdf", TestFiles.pdf())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(stranger, "/attachments", "二.pdf", TestFiles.pdf(), Map.of("subject", entry)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(reporter, "/attachments", "二.pdf", TestFiles.pdf(), Map.of("subject", "//example.org")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(reporter, "/attachments/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(unit, Role.AUDITOR), file)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aFormOfItsOwnLeadsBackToTheRecordOrAsksAgain() {
        var entry = untouched(unit);

        assertThat(upload(reporter, "/attachments", "一.pdf", TestFiles.pdf(), Map.of("subject", entry)))
                .hasRedirectedUrl(entry + "#attachments");
        var refused = upload(reporter, "/attachments", "一.exe", TestFiles.pdf(), Map.of("subject", entry));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("《一.exe》的类型不能上传", "返回原页面");
        assertThat(trail(entry)).contains("AttachmentRefused");
    }

    @Test
    void damageIsToldAndNoWrongByteGoesOut() {
        var entry = untouched(unit);
        var content = TestFiles.pdf();
        attach(reporter, entry, "一.pdf", content);
        var file = href(reporter, entry + "/form");
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql("update file_chunk set data = set_byte(data, 20, 63) where file_id = "
                            + "(select id from stored_file where hash = ?)")
                    .params(sha256(content))
                    .update();
        });

        var down = get(reporter, file);

        assertThat(down).hasStatus(HttpStatus.GONE);
        assertThat(text(down)).contains("附件《一.pdf》在系统中保存的内容已损坏").doesNotContain("%PDF");
        assertThat(trail(entry)).contains("AttachmentDamaged");
    }

    private MvcTestResult attach(Actor actor, String entry, String name, byte[] content) {
        return attach(actor, entry, name, content, Map.of("progress", "写了一半"));
    }

    private MvcTestResult attach(Actor actor, String entry, String name, byte[] content, Map<String, String> typed) {
        var parameters = new LinkedHashMap<>(typed);
        parameters.put("attach", "file");
        parameters.put("revision", revisionOf(entry));
        return upload(actor, entry + "/form", name, content, full(parameters));
    }

    private MvcTestResult upload(Actor actor, String uri, String name, byte[] content, Map<String, String> parameters) {
        var request = browser.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(as(actor))
                .with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    private List<String> names(Actor actor, String uri) {
        return page(actor, uri).select(".attachment-name a").eachText();
    }

    private String href(Actor actor, String uri) {
        return page(actor, uri).select(".attachment-name a").attr("href");
    }

    private int chunksOf(String hash) {
        return database.sql("select count(*) from file_chunk c join stored_file f on f.id = c.file_id where f.hash = ?")
                .params(hash)
                .query(Integer.class)
                .single();
    }

    private List<String> trail(String subject) {
        return database.sql(
                        "select action from audit_record where subject = ? and action like 'Attachment%' order by seq")
                .params(subject)
                .query(String.class)
                .list();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
