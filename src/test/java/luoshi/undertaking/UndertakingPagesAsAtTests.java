package luoshi.undertaking;

import static luoshi.People.COMMERCE;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;

/** A claim, a request, a document and an open wording that are opened from a past day stand as they stood on that day. */
@WebTest
class UndertakingPagesAsAtTests extends UndertakingPages {

    private static final AtomicInteger NUMBER = new AtomicInteger(500);

    private final Map<String, String> said = new LinkedHashMap<>();

    @Test
    void aClaimSaysOnEachDayWhatItSaidThen() {
        said(TODAY, claim);
        Days.itIs(database, "2020-06-02");
        post(reporter, claim + "/refusal", keyed(Map.of("reason", "职责不在我厅")));
        said("2020-06-02", claim);
        Days.itIs(database, "2020-06-03");
        post(coordinator, claim + "/decision", keyed(Map.of("verdict", "uphold", "reason", "三定方案未调整")));
        said("2020-06-03", claim);
        Days.itIs(database, "2020-06-05");
        take();
        said("2020-06-05", claim);
        Days.itIs(database, "2020-06-10");
        post(reporter, claim + "/milestones/1/completion", Map.of("doneOn", "2020-06-08", "note", "已印发"));
        said("2020-06-10", claim);
        Days.itIs(database, "2020-06-11");
        post(reporter, claim + "/milestones/1/reopening", Map.of("reason", "尚未印发"));
        said("2020-06-11", claim);
        Days.itIs(database, "2020-06-12");
        revise("改按旬调度。", "改由审核人联系", approver);
        said("2020-06-12", claim);
        Days.itIs(database, "2020-06-15");
        ask("2020-08-30");
        said("2020-06-15", claim);

        Days.itIs(database, "2020-07-20");
        assertThat(said.get(TODAY)).contains("待认领").doesNotContain("职责不在我厅");
        assertThat(said.get("2020-06-02")).contains("职责不在我厅");
        assertThat(said.get("2020-06-10")).contains("2020年6月8日完成", "已印发");
        assertThat(said.get("2020-06-11")).contains("尚未印发").doesNotContain("2020年6月8日完成");
        assertThat(said.get("2020-06-12")).contains("改按旬调度", approver.displayName());
        said.forEach((on, then) ->
                assertThat(content(page(reporter, claim + "?on=" + on))).as(on).isEqualTo(then));
        var past = page(reporter, claim + "?on=2020-06-11");
        assertThat(past.select("main").text())
                .contains("截至2020年6月11日的情况", reporter.displayName())
                .doesNotContain("改按旬调度", "延期申请");
        isOnlyRead(past, "2020-06-11", claim);
        assertThat(past.select("a[href=/measures/3?on=2020-06-11]")).hasSize(1);
        isRefused(page(reporter, claim + "?on=2020-05-20"), "还没有这项认领");
        isRefused(page(reporter, claim + "?on=2020-07-21"), "还没有到");
        isRefused(page(reporter, claim + "?on=yesterday"), "无法识别");
    }

    @Test
    void aMilestoneThatWasWordedAnewOrVoidedStandsAsItWas() {
        Days.itIs(database, "2020-06-05");
        post(
                reporter,
                claim + "/form",
                filledIn(Map.of("milestones[1].title", "误录的节点", "milestones[1].dueOn", "2020-09-30")));
        said("2020-06-05", claim);
        Days.itIs(database, "2020-06-08");
        assertThat(post(
                        reporter,
                        claim + "/milestones",
                        Map.of("revision", revision(), "titles[0]", "印发并公布实施办法", "titles[1]", "误录的节点")))
                .hasRedirectedUrl(claim + "#milestones");
        Days.itIs(database, "2020-06-09");
        assertThat(post(reporter, claim + "/milestones/2/correction", Map.of("step", "void", "reason", "重复录入")))
                .hasRedirectedUrl(claim + "#milestones");

        Days.itIs(database, "2020-07-20");
        assertThat(content(page(reporter, claim + "?on=2020-06-05"))).isEqualTo(said.get("2020-06-05"));
        assertThat(page(reporter, claim).select("#milestones del").text()).contains("误录的节点");
        assertThat(page(reporter, claim + "?on=2020-06-08").select("#milestones del"))
                .isEmpty();
        assertThat(page(reporter, claim + "?on=2020-06-09")
                        .select("#milestones tr:contains(误录的节点)")
                        .text())
                .contains("重复录入");
    }

    @Test
    void anotherUnitOfTheMeasureSeesAClaimFromTheDayOnWhichItWasTaken() {
        var other = newUnit();
        askedOn(other, "2020-05-22");
        var neighbour = people.join(other, Role.REPORTER);
        Days.itIs(database, "2020-06-05");
        take();
        Days.itIs(database, "2020-07-20");

        assertThat(page(neighbour, claim + "?on=2020-06-05").select("main").text())
                .contains("截至2020年6月5日的情况", "一是印发消费扶贫实施办法");
        isRefused(page(neighbour, claim + "?on=2020-06-04"), "还不能查看");
        assertThat(get(people.join(newUnit(), Role.REPORTER), claim + "?on=2020-06-05"))
                .hasStatus(HttpStatus.NOT_FOUND);

        database.sql("update claim set state = 'RELEASED' where id = ?")
                .params(number(claim))
                .update();
        assertThat(get(neighbour, claim + "?on=2020-06-05"))
                .as("who may not see it now does not see it on a past day either")
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aCloseOutShowsTheVersionTheStepsAndTheFilesOfThen() {
        Days.itIs(database, "2020-05-25");
        take();
        var request = begin();
        attach(request, "批复.pdf");
        send(request, "办法已印发。");
        post(approver, request + "/submission", keyed(Map.of("seen", "1")));
        Days.itIs(database, "2020-05-27");
        post(coordinator, request + "/refusal", keyed(Map.of("seen", "1", "reason", "请附统计表")));
        Days.itIs(database, "2020-05-28");
        attach(request, "统计表.pdf");
        send(request, "办法已印发，采购额完成105%。");
        post(approver, request + "/submission", keyed(Map.of("seen", "2")));
        Days.itIs(database, "2020-05-30");
        post(coordinator, request + "/acceptance", keyed(Map.of("seen", "2")));
        Days.itIs(database, "2020-07-20");

        for (var reader : List.of(reporter, coordinator)) {
            var first = page(reader, request + "?on=2020-05-26");
            assertThat(first.select(".badge").eachText()).contains("待验收");
            assertThat(first.select("main").text())
                    .contains("截至2020年5月26日的情况", "办法已印发。")
                    .doesNotContain("请附统计表", "105%");
            assertThat(first.select(".attachment-name a").eachText()).containsExactly("批复.pdf");
            isOnlyRead(first, "2020-05-26", request);
            assertThat(first.select("a[href=" + claim + "?on=2020-05-26]")).hasSize(1);
            assertThat(page(reader, request + "?on=2020-05-27")
                            .select(".card-warn")
                            .text())
                    .contains("请附统计表");
            var second = page(reader, request + "?on=2020-05-29");
            assertThat(second.select(".attachment-name a").eachText()).containsExactly("批复.pdf", "统计表.pdf");
            assertThat(second.select("main").text()).contains("105%").doesNotContain("通过验收，予以办结");
            isRefused(page(reader, request + "?on=2020-05-24"), "还没有这项申请");
        }
        var closed = page(reporter, claim + "?on=2020-05-30");
        assertThat(closed.select("#requests a").attr("href")).isEqualTo(request + "?on=2020-05-30");
        assertThat(page(reporter, claim + "?on=2020-05-27").select("#requests").text())
                .contains("未通过验收")
                .doesNotContain("2020年5月30日");
        assertThat(page(coordinator, "/close-outs?on=2020-05-27").select("a[href=" + request + "?on=2020-05-27]"))
                .hasSize(1);
        assertThat(get(people.join(newUnit(), Role.REPORTER), request + "?on=2020-05-26"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aCloseOutWithTheApproverOfItsUnitIsSeenByTheUnitAlone() {
        take();
        var request = begin();
        var id = number(request);
        for (var version : List.of("2020-06-02", "2020-06-08")) {
            database.sql("""
                            insert into close_out_version (close_out_id, number, elaboration, account, written_by, written_at, submit_key)
                            select :id, count(*) + 1, 1, '写于' || :day, :by, (:day || ' 10:00+08')::timestamptz, gen_random_uuid()
                            from close_out_version where close_out_id = :id
                            """)
                    .param("id", id)
                    .param("day", version)
                    .param("by", reporter.accountId())
                    .update();
        }
        database.sql("update close_out set state = 'SUBMITTED', versions = 2 where id = ?")
                .params(id)
                .update();
        step(id, 1, "RETURNED", "2020-06-04");
        step(id, 2, "PASSED", "2020-06-10");
        Days.itIs(database, "2020-07-20");

        assertThat(page(approver, request + "?on=2020-06-03").select("main").text())
                .contains("待单位审核", "写于2020-06-02")
                .doesNotContain("写于2020-06-08");
        assertThat(page(approver, request + "?on=2020-06-05").select("main").text())
                .contains("单位审核退回", "内部的理由");
        assertThat(page(approver, request + "?on=2020-06-09").select("main").text())
                .contains("待单位审核", "写于2020-06-08");
        assertThat(page(approver, "/close-outs?on=2020-06-03")
                        .select("tr:has(a[href^=" + request + "?])")
                        .text())
                .contains("待单位审核");
        isRefused(page(coordinator, request + "?on=2020-06-09"), "还不能查看");
        assertThat(page(coordinator, request + "?on=2020-06-10").select("main").text())
                .contains("写于2020-06-08")
                .doesNotContain("写于2020-06-02", "内部的理由");
    }

    @Test
    void anExtensionStandsWhereItStood() {
        Days.itIs(database, "2020-05-25");
        take();
        ask("2020-08-30");
        var request = page(approver, "/extensions").select("tbody a").attr("href");
        Days.itIs(database, "2020-05-27");
        post(approver, request + "/submission", Map.of());
        Days.itIs(database, "2020-05-29");
        post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));
        Days.itIs(database, "2020-07-20");

        var past = page(approver, request + "?on=2020-05-26");
        assertThat(past.select(".badge").text()).contains("待单位审核");
        assertThat(past.select("main").text())
                .contains("截至2020年5月26日的情况", "受汛情影响，采购推迟。")
                .doesNotContain("属实，同意。");
        isOnlyRead(past, "2020-05-26", request);
        assertThat(past.select("a[href=" + claim + "?on=2020-05-26]")).hasSize(1);
        isRefused(page(coordinator, request + "?on=2020-05-26"), "还不能查看");
        var submitted = page(coordinator, request + "?on=2020-05-27");
        assertThat(submitted.select("main").text()).contains("待省级审批").doesNotContain("属实，同意。");
        isOnlyRead(submitted, "2020-05-27", request);
        isRefused(page(approver, request + "?on=2020-05-24"), "还没有这项申请");
        assertThat(get(people.join(newUnit(), Role.REPORTER), request + "?on=2020-05-27"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(reporter, claim + "?on=2020-05-27")
                        .select("#requests a")
                        .eachAttr("href"))
                .contains(request + "?on=2020-05-27");
        assertThat(page(reporter, claim + "?on=2020-05-27")
                        .select("#milestones")
                        .text())
                .doesNotContain("原定");
    }

    @Test
    void aDocumentSaysWhatWasRegisteredThen() {
        Days.itIs(database, "2020-06-02");
        var form = document("消费扶贫实施方案");
        var document =
                post(reporter, "/supporting-documents", form).getResponse().getRedirectedUrl();
        file(document, "方案.pdf", "2020-06-02", "2020-06-08");
        file(document, "方案（盖章）.pdf", "2020-06-08", null);
        Days.itIs(database, "2020-06-05");
        form.put("title", "消费扶贫实施办法");
        form.put("revision", "0");
        post(reporter, document + "/form", form);
        Days.itIs(database, "2020-06-10");
        post(reporter, document + "/voiding", Map.of("reason", "重复登记"));
        Days.itIs(database, "2020-07-20");

        for (var reader : List.of(reporter, people.join(COMMERCE, Role.REPORTER))) {
            var past = page(reader, document + "?on=2020-06-03");
            assertThat(past.select("h1").text()).isEqualTo("《消费扶贫实施方案》");
            assertThat(past.select("main").text()).contains("截至2020年6月3日的情况").doesNotContain("重复登记");
            assertThat(past.select(".attachment-name").eachText())
                    .singleElement()
                    .satisfies(name -> assertThat(name).startsWith("方案.pdf").doesNotContain("移除"));
            isOnlyRead(past, "2020-06-03", document);
            assertThat(past.select("a[href=/measures/3?on=2020-06-03]")).hasSize(1);
            var later = page(reader, document + "?on=2020-06-09");
            assertThat(later.select("h1").text()).isEqualTo("《消费扶贫实施办法》");
            assertThat(later.select(".attachment-name").eachText())
                    .satisfiesExactly(
                            name -> assertThat(name).startsWith("方案.pdf").contains("移除"),
                            name -> assertThat(name).startsWith("方案（盖章）.pdf"));
            assertThat(page(reader, document + "?on=2020-06-10").select("main").text())
                    .contains("重复登记");
            isRefused(page(reader, document + "?on=2020-06-01"), "还没有登记");
        }
        for (var list : List.of("/supporting-documents?measure=3&on=2020-06-03", "/measures/3?on=2020-06-03")) {
            assertThat(page(coordinator, list).select("a[href=" + document + "?on=2020-06-03]"))
                    .as(list)
                    .hasSize(1);
        }
    }

    @Test
    void anOpenWordingHasTheReadingsOfThen() {
        var helped = database.sql("""
                        select w.id, w.measure_id, c.unit_id from open_wording w
                          join claim c on c.measure_id = w.measure_id and c.state <> 'RELEASED'
                          join responsibility r on r.id = c.responsibility_id and r.role <> 'LEAD'
                        order by w.id, c.id limit 1
                        """).query().singleRow();
        var wording = "/open-wordings/" + helped.get("id");
        var measure = "/measures/"
                + database.sql("select number from measure where id = ?")
                        .params(helped.get("measure_id"))
                        .query(Integer.class)
                        .single();
        var helper = people.join((Long) helped.get("unit_id"), Role.REPORTER);
        Days.itIs(database, "2020-06-09");
        assertThat(post(
                        helper,
                        wording + "/refinement",
                        keyed(Map.of("seen", "0", "amount", "78", "amountUnit", "个", "reading", "按日打开的细化。"))))
                .hasRedirectedUrl(wording);
        Days.itIs(database, "2020-07-20");

        assertThat(page(helper, wording).select("main").text()).contains("按日打开的细化");
        var past = page(helper, wording + "?on=2020-06-08");
        assertThat(past.select("main").text()).contains("截至2020年6月8日的情况").doesNotContain("按日打开的细化");
        isOnlyRead(past, "2020-06-08", wording);
        assertThat(past.select("a[href^=" + measure + "?on=2020-06-08#clause-]"))
                .hasSize(1);
        assertThat(page(people.join(COMMERCE, Role.REPORTER), wording + "?on=2020-06-09")
                        .select("main")
                        .text())
                .contains("按日打开的细化");
        isRefused(page(helper, wording + "?on=2020-05-21"), "还没有印发");
        for (var list : List.of("/open-wordings?on=2020-06-08", measure + "?on=2020-06-08")) {
            assertThat(page(coordinator, list).select("a[href=" + wording + "?on=2020-06-08]"))
                    .as(list)
                    .hasSize(1);
        }
    }

    private static void isOnlyRead(Document past, String day, String path) {
        assertThat(past.select("main form:not(.filter)")).as("nothing is done").isEmpty();
        assertThat(past.select("main form.filter input[name=on]").val()).isEqualTo(day);
        assertThat(past.select("#as-at a").attr("href")).isEqualTo(path);
        assertThat(past.select("main a").eachAttr("href"))
                .filteredOn(href -> !href.equals(path)
                        && !href.endsWith("/history")
                        && !href.endsWith("/difference")
                        && !href.startsWith("/attachments/"))
                .isNotEmpty()
                .allMatch(href -> href.contains("on=" + day));
    }

    private static void isRefused(Document present, String why) {
        assertThat(present.select("#as-at").text()).contains(why, "以下是今天的情况");
    }

    private void said(String on, String path) {
        said.put(on, content(page(reporter, path)));
    }

    /** What a claim says, without what is done from its page. */
    private static String content(Document page) {
        page.select(
                        "main form, main details:not(:has(.official-text)), main .actions, main #as-at, main td:has(a[href$=/correction])")
                .remove();
        page.select("th:contains(办理)").remove();
        return page.select("main").text();
    }

    private void revise(String text, String reason, Actor contact) {
        assertThat(post(
                        reporter,
                        claim + "/elaboration",
                        filledIn(Map.of(
                                "elaboration",
                                text,
                                "reason",
                                reason,
                                "contactId",
                                Long.toString(contact.accountId())))))
                .hasRedirectedUrl(claim);
    }

    private void ask(String day) {
        assertThat(post(
                        reporter,
                        claim + "/milestones/1/extension",
                        keyed(Map.of("askedFor", day, "reason", "受汛情影响，采购推迟。"))))
                .hasRedirectedUrl(claim + "#requests");
    }

    private String begin() {
        return post(reporter, claim + "/close-outs", Map.of()).getResponse().getRedirectedUrl();
    }

    private void send(String request, String account) {
        var form = written(request, account);
        form.put("send", "review");
        assertThat(post(reporter, request + "/form", keyed(form))).hasRedirectedUrl(request);
    }

    private void attach(String request, String name) {
        var form = browser.post()
                .uri(request + "/form")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", TestFiles.pdf()))
                .with(as(reporter))
                .with(csrf())
                .param("attach", "file");
        written(request, "办法已印发。").forEach(form::param);
        assertThat(form.exchange()).hasRedirectedUrl(request + "#attachments");
    }

    private Map<String, String> written(String request, String account) {
        var form = new LinkedHashMap<String, String>();
        form.put("account", account);
        form.put("milestones[0]", "5月28日印发。");
        form.put(
                "revision",
                database.sql("select version from close_out where id = ?")
                        .params(number(request))
                        .query(String.class)
                        .single());
        return form;
    }

    private void step(long closeOut, int version, String kind, String day) {
        database.sql("""
                        insert into close_out_step (close_out_id, version, kind, reason, taken_by, taken_at, taken_on, submit_key)
                        values (:id, :version, :kind, case :kind when 'RETURNED' then '内部的理由' else '' end, :by, (:day || ' 10:00+08')::timestamptz, :day::date,
                                gen_random_uuid())
                        """)
                .param("id", closeOut)
                .param("version", version)
                .param("kind", kind)
                .param("by", approver.accountId())
                .param("day", day)
                .update();
    }

    /** A file of a document that was added and perhaps removed at past moments of the real clock. */
    private void file(String document, String name, String added, String removed) {
        database.sql("""
                        with stored as (
                            insert into stored_file (kind, size, hash, received_hash, stored_at)
                            select 'PDF', 10, h, h, now()
                            from (select encode(sha256(gen_random_uuid()::text::bytea), 'hex') as h) one returning id)
                        insert into attachment (id, origin_id, subject, unit_id, quarter, file_id, name, added_by, added_at, removed_by,
                                                removed_at)
                        select i, i, :document, :unit, '2020Q2', stored.id, :name, :by, (:added || ' 10:00+08')::timestamptz,
                               case when :removed::text is not null then :by end, (:removed || ' 10:00+08')::timestamptz
                        from stored, (select gen_random_uuid() as i) one
                        """)
                .param("document", document)
                .param("unit", unit)
                .param("name", name)
                .param("by", reporter.accountId())
                .param("added", added)
                .param("removed", removed)
                .update();
    }

    private Map<String, String> document(String title) {
        return new LinkedHashMap<>(Map.of(
                "title",
                title,
                "docNumber",
                "测试发〔2020〕" + NUMBER.incrementAndGet() + "号",
                "docDate",
                "2020-05-28",
                "measures",
                "3",
                "submitKey",
                UUID.randomUUID().toString()));
    }

    private static long number(String path) {
        return Long.parseLong(path.replaceFirst(".*/", ""));
    }
}
