package luoshi.progress;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.progress.offline.Workbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** A package goes out, is filled in, and comes back. */
@WebTest
class PackagePagesTests extends PackagePages {

    private String entry;
    private long id;

    @BeforeEach
    void theUnitOwesAnEntry() {
        entry = untouched(unit);
        id = id(entry);
    }

    @Test
    void aRoundTripChangesNothing() {
        save(reporter, entry, Map.of("progress", "=一是已下达。\n二是“应保尽保”。", "problems", "-个别县偏慢", "status", "SLOW"));
        var revision = revisionOf(entry);

        assertThat(upload(reporter, download())).hasRedirectedUrl(PACKAGE + "#comparison");

        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text()).contains("没有差别");
        assertThat(page(reporter, PACKAGE).select("#drafts")).isEmpty();
        assertThat(revisionOf(entry)).isEqualTo(revision);
    }

    @Test
    void whatIsFilledInIsComparedFirstAndSavedWhenConfirmed() {
        save(reporter, entry, Map.of("progress", "直达资金已下达28.4亿元。"));
        var indicator = indicator();
        var filled = Workbooks.edit(download(), workbook -> {
            Workbooks.cell(workbook, id + ".progress").setCellValue("直达资金已下达30.1亿元。");
            Workbooks.cell(workbook, id + ".status").setCellValue("正常推进");
            Workbooks.figure(workbook, id + "." + indicator, 0).setCellValue(104.2);
            Workbooks.figure(workbook, id + "." + indicator, 1).setCellValue(LocalDate.of(2020, 9, 30));
            Workbooks.figure(workbook, id + "." + indicator, 2).setCellValue("省统计局");
            Workbooks.figure(workbook, id + "." + indicator, 3).setCellValue("当期");
        });

        assertThat(upload(reporter, filled)).hasRedirectedUrl(PACKAGE + "#comparison");
        var comparison = page(reporter, PACKAGE);
        assertThat(textOf(entry)).as("nothing is saved yet").isEqualTo("直达资金已下达28.4亿元。");
        assertThat(comparison.select(".compared").first().text()).contains("自评", "新增：正常推进");
        assertThat(comparison.select(".compared del").eachText()).contains("删除：28.4亿元");
        assertThat(comparison.select(".compared ins").eachText()).contains("新增：30.1亿元", "新增：104.2");

        assertThat(confirm(comparison, Map.of())).hasRedirectedUrl(PACKAGE);
        assertThat(textOf(entry)).isEqualTo("直达资金已下达30.1亿元。");
        assertThat(stateOf(entry)).isEqualTo("DRAFT");
        assertThat(database.sql(
                                "select concat_ws(' ', amount, as_of, source, accumulation) from entry_figure where entry_id = ?")
                        .params(id)
                        .query(String.class)
                        .list())
                .containsExactly("104.2000 2020-09-30 省统计局 PERIOD");

        upload(reporter, download());
        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text())
                .as("format in = format out")
                .contains("没有差别");
    }

    @Test
    void aLeadFindsItsFieldsBeforeAnythingIsWrittenInThem() {
        var lead = owed(unit, "LEAD", 2, 16);
        var others = database.sql("""
                        select o.unit_name from reporting_obligation o join progress_entry e on e.id = ?
                        where o.period_id = 2 and o.measure_id = e.measure_id and o.id <> e.obligation_id
                          and o.unit_name <> '测试厅'
                        order by o.position
                        """).params(id(lead)).query(String.class).list();
        assertThat(others).hasSizeGreaterThan(1);

        var filled = Workbooks.edit(download(), workbook -> {
            assertThat(Workbooks.hint(workbook, id(lead) + ".missing")).contains("当前尚未报送：" + String.join("、", others));
            Workbooks.cell(workbook, id(lead) + ".summary").setCellValue("总体按计划推进，有关单位尚未报送。");
            Workbooks.cell(workbook, id(lead) + ".judgement").setCellValue("下一步重点补齐短板。");
            Workbooks.cell(workbook, id(lead) + ".missing").setCellValue(others.get(1) + "， " + others.get(0));
        });
        upload(reporter, filled);
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select(".compared").text())
                .contains("牵头汇总", "牵头研判", "新增：" + others.get(0) + "、" + others.get(1));
        confirm(comparison, Map.of());

        assertThat(database.sql("select count(*) from entry_missing_part where entry_id = ?")
                        .params(id(lead))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        upload(reporter, download());
        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text())
                .as("format in = format out")
                .contains("没有差别");

        upload(reporter, Workbooks.write(download(), id(lead) + ".judgement", "只改研判。"));
        confirm(page(reporter, PACKAGE), Map.of());
        assertThat(page(reporter, lead + "/form").select("input[name=missing][checked]"))
                .as("what was not touched stays")
                .hasSize(2);

        upload(reporter, Workbooks.write(download(), id(lead) + ".missing", "省某某厅"));
        assertThat(page(reporter, PACKAGE).select(".error-summary li").eachText())
                .anyMatch(line -> line.matches("填报!C\\d+ “以下单位尚未报送”一栏只能填写本条其他责任单位的名称.*"));
    }

    @Test
    void whoeverDoesNotLeadHasNoFieldsOfALead() {
        Workbooks.edit(
                download(),
                workbook -> assertThat(Workbooks.keys(workbook))
                        .contains(id + ".progress")
                        .doesNotContain(id + ".summary", id + ".missing"));
    }

    @Test
    void aTextIsSharedAndTakenBackInThePackage() {
        var told = owed(2, 5);
        var resting = owed(2, 7);
        upload(reporter, Workbooks.write(download(), id(resting) + ".shares", "（五）"));
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select(".compared").text()).contains("共用内容", "新增：（五）");
        confirm(comparison, Map.of());
        assertThat(sharesOf(resting)).isEqualTo(obligationOf(told));

        upload(reporter, download());
        assertThat(page(reporter, PACKAGE).select("#comparison .empty").text())
                .as("format in = format out")
                .contains("没有差别");

        upload(reporter, Workbooks.write(download(), id(told) + ".shares", "（七）"));
        assertThat(page(reporter, PACKAGE).select(".error-summary li").eachText())
                .as("no circles")
                .anyMatch(line -> line.matches("填报!C\\d+ 所选的内容不能共用.*"));

        upload(reporter, Workbooks.write(download(), id(resting) + ".shares", ""));
        confirm(page(reporter, PACKAGE), Map.of());
        assertThat(sharesOf(resting)).isEmpty();
    }

    @Test
    void aChainWithinOnePackageIsRefusedAsAWhole() {
        owed(2, 5);
        var second = owed(2, 7);
        var third = owed(2, 8);
        upload(
                reporter,
                Workbooks.write(
                        Workbooks.write(download(), id(second) + ".shares", "（五）"), id(third) + ".shares", "（七）"));

        assertThat(confirm(page(reporter, PACKAGE), Map.of()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("所选的内容不能共用");
        assertThat(sharesOf(second)).isEmpty();
        assertThat(sharesOf(third)).isEmpty();
    }

    @Test
    void whatOthersSavedMeanwhileStandsBesideAndIsNotOverwrittenUnasked() {
        save(reporter, entry, Map.of("progress", "原来的进展", "problems", "原来的问题"));
        var filled = Workbooks.edit(download(), workbook -> {
            Workbooks.cell(workbook, id + ".progress").setCellValue("离线写的进展");
            Workbooks.cell(workbook, id + ".practices").setCellValue("离线写的做法");
        });
        save(people.join(unit, Role.REPORTER), entry, Map.of("progress", "在线写的进展", "problems", "在线写的问题"));

        upload(reporter, filled);
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("#drafts .message").text())
                .containsPattern("这份填报不能直接采用离线包中的内容：下载离线包之后，测试reporter\\d+于\\d+年\\d+月\\d+日.*又保存过");
        assertThat(comparison.select("input[name=entry][checked]"))
                .as("nor is the entry ticked")
                .isEmpty();
        assertThat(comparison.select("fieldset .compare-side p").eachText()).containsExactly("在线写的进展", "离线写的进展");
        assertThat(comparison.select("fieldset input[checked]"))
                .as("nothing is decided by default")
                .isEmpty();
        assertThat(comparison.select("#drafts").text())
                .as("what was not touched offline says nothing")
                .doesNotContain("原来的问题");

        var undecided = confirm(comparison, Map.of());
        assertThat(undecided).hasStatus(HttpStatus.CONFLICT).bodyText().contains("请选择以哪一份为准");
        assertThat(textOf(entry)).isEqualTo("在线写的进展");

        assertThat(confirm(comparison, Map.of("choice." + id + ".progress", "PACKAGE")))
                .hasRedirectedUrl(PACKAGE);
        assertThat(textOf(entry)).isEqualTo("离线写的进展");
        assertThat(database.sql("select practices || problems from progress_entry where id = ?")
                        .params(id)
                        .query(String.class)
                        .single())
                .isEqualTo("离线写的做法在线写的问题");
    }

    @Test
    void whatOthersSavedCanBeKept() {
        save(reporter, entry, Map.of("progress", "原来的进展"));
        var filled = Workbooks.write(download(), id + ".progress", "离线写的进展");
        save(reporter, entry, Map.of("progress", "在线写的进展"));
        upload(reporter, filled);

        confirm(page(reporter, PACKAGE), Map.of("choice." + id + ".progress", "STORED"));

        assertThat(textOf(entry)).isEqualTo("在线写的进展");
    }

    @Test
    void savingAfterTheComparisonHasBecomeOldIsRefused() {
        upload(reporter, Workbooks.write(download(), id + ".progress", "离线写的进展"));
        var comparison = page(reporter, PACKAGE);
        save(people.join(unit, Role.REPORTER), entry, Map.of("progress", "在线写的进展"));

        assertThat(confirm(comparison, Map.of()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("又有人保存过其中的填报", "在线写的进展", "离线写的进展");
        assertThat(textOf(entry)).isEqualTo("在线写的进展");
    }

    @Test
    void onlyWhatIsChosenIsSaved() {
        var second = "/entries/" + fresh(unit);
        upload(
                reporter,
                Workbooks.write(Workbooks.write(download(), id + ".progress", "第一项"), id(second) + ".progress", "第二项"));
        var comparison = page(reporter, PACKAGE);
        var form = fields(comparison);
        var request = browser.post().uri(PACKAGE + "/drafts").with(as(reporter)).with(csrf());
        form.forEach(request::param);
        request.param("entry", Long.toString(id(second)));

        assertThat(request.exchange()).hasRedirectedUrl(PACKAGE);
        assertThat(textOf(second)).isEqualTo("第二项");
        assertThat(textOf(entry)).isEmpty();
        assertThat(page(reporter, PACKAGE).select("#drafts h3"))
                .as("the other one still waits")
                .hasSize(1);
    }

    @Test
    void nothingChosenIsSaidSo() {
        upload(reporter, Workbooks.write(download(), id + ".progress", "第一项"));

        assertThat(post(reporter, PACKAGE + "/drafts", Map.of("revision." + id, revisionOf(entry))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("请至少选择一项");
    }

    @Test
    void nothingNewIsHandedOnWithItsReason() {
        var filled = Workbooks.edit(download(), workbook -> {
            Workbooks.cell(workbook, id + ".noProgress").setCellValue("是");
            Workbooks.cell(workbook, id + ".noProgressReason").setCellValue("按既定安排推进");
        });
        upload(reporter, filled);
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("label[for=entry-" + id + "]").text()).contains("送单位审核");

        confirm(comparison, Map.of());

        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
        assertThat(database.sql("select no_progress_reason from entry_version where entry_id = ?")
                        .params(id)
                        .query(String.class)
                        .single())
                .isEqualTo("按既定安排推进");
    }

    @Test
    void everyMistakeIsNamedWithItsCellAndNothingOfTheEntryIsTaken() {
        var indicator = indicator();
        var filled = Workbooks.edit(download(), workbook -> {
            Workbooks.cell(workbook, id + ".progress").setCellValue("长".repeat(2001));
            Workbooks.cell(workbook, id + ".status").setCellValue("很好");
            Workbooks.cell(workbook, id + ".problems").setCellFormula("1+1");
            Workbooks.figure(workbook, id + "." + indicator, 0).setCellValue("约两万");
            Workbooks.figure(workbook, id + "." + indicator, 1).setCellValue("九月底");
            Workbooks.figure(workbook, id + "." + indicator, 3).setCellValue("月度");
        });
        upload(reporter, filled);

        var problems = page(reporter, PACKAGE).select(".error-summary li").eachText();
        assertThat(problems)
                .anyMatch(line -> line.matches("填报!C\\d+ 进展情况超过2000字，请精简。"))
                .anyMatch(line -> line.matches("填报!C\\d+ 请从列表中选择自评状态。"))
                .anyMatch(line -> line.matches("填报!C\\d+ 这里是公式，系统不计算公式。请直接填写结果。"))
                .anyMatch(line -> line.matches("指标!F\\d+ 请填写数字，.*"))
                .anyMatch(line -> line.matches("指标!G\\d+ 请按“2020-09-30”的样式填写截至日期。"))
                .anyMatch(line -> line.matches("指标!I\\d+ 口径请从“累计、时点、当期”中选择。"));
        assertThat(page(reporter, PACKAGE).select("input[name=entry]")).isEmpty();
    }

    @Test
    void anAnswerNothingNewStandsAloneAndHasAReason() {
        var both = Workbooks.write(Workbooks.write(download(), id + ".noProgress", "是"), id + ".progress", "又写了进展");
        upload(reporter, both);
        assertThat(page(reporter, PACKAGE).select(".error-summary").text()).contains("又改动了其他栏目", "请写明原因");

        upload(reporter, Workbooks.write(download(), id + ".noProgressReason", "没有选择是"));
        assertThat(page(reporter, PACKAGE).select(".error-summary").text()).contains("但没有选择“是”");
    }

    @Test
    void anEntryThatHasBeenHandedOnIsLeftAloneWithANote() {
        var filled = Workbooks.write(download(), id + ".progress", "离线写的进展");
        send(entry);
        upload(reporter, filled);

        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("#drafts").text()).contains("已经送审或审核通过，离线包中对它的改动不采用");
        assertThat(comparison.select("#drafts .compare-side p").eachText())
                .as("both texts")
                .contains("直达资金已全部下达。", "离线写的进展");
        assertThat(comparison.select("input[name=entry], #drafts input[type=radio], #drafts button"))
                .isEmpty();
        assertThat(post(
                        reporter,
                        PACKAGE + "/drafts",
                        Map.of("entry", Long.toString(id), "revision." + id, revisionOf(entry))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void anEntryThatWasHandedOnSinceTheDownloadIsRefusedWithBothTextsAlsoWhenItHasComeBack() {
        save(reporter, entry, Map.of("progress", "原来的进展"));
        var filled = Workbooks.write(download(), id + ".progress", "离线写的进展");
        send(entry);
        post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "请补充", "fields", "progress")));
        assertThat(stateOf(entry)).isEqualTo("RETURNED_BY_UNIT");

        upload(reporter, filled);
        var comparison = page(reporter, PACKAGE);
        assertThat(comparison.select("#drafts .message").text()).contains("下载离线包之后，这份填报已经送审过（现有1版）", "不采用，也不会保存");
        assertThat(comparison.select("#drafts .compare-side p").eachText()).contains("直达资金已全部下达。", "离线写的进展");
        assertThat(comparison.select("input[name=entry], #drafts input[type=radio], #drafts button"))
                .isEmpty();
        assertThat(post(
                        reporter,
                        PACKAGE + "/drafts",
                        Map.of(
                                "entry",
                                Long.toString(id),
                                "revision." + id,
                                revisionOf(entry),
                                "choice." + id + ".progress",
                                "PACKAGE")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(textOf(entry)).isEqualTo("直达资金已全部下达。");

        upload(reporter, Workbooks.write(download(), id + ".progress", "重新下载后写的进展"));
        confirm(page(reporter, PACKAGE), Map.of());
        assertThat(textOf(entry)).as("with a new download").isEqualTo("重新下载后写的进展");
    }

    @Test
    void whatOnePersonSentBackIsNotAnothersToConfirm() {
        upload(reporter, Workbooks.write(download(), id + ".progress", "离线写的进展"));

        var colleague = people.join(unit, Role.REPORTER);
        assertThat(page(colleague, PACKAGE).select("#comparison")).isEmpty();
        assertThat(post(
                        colleague,
                        PACKAGE + "/drafts",
                        Map.of("entry", Long.toString(id), "revision." + id, revisionOf(entry))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("没有等待保存的离线填报包");
    }

    @Test
    void anUploadCanBeGivenUpAndExpires() {
        upload(reporter, Workbooks.write(download(), id + ".progress", "离线写的进展"));
        assertThat(post(reporter, PACKAGE + "/removal", Map.of())).hasRedirectedUrl(PACKAGE);
        assertThat(page(reporter, PACKAGE).select("#comparison")).isEmpty();

        upload(reporter, Workbooks.write(download(), id + ".progress", "离线写的进展"));
        database.sql("update package_upload set uploaded_at = uploaded_at - interval '2 days', "
                        + "expires_at = expires_at - interval '2 days' where account_id = ?")
                .params(reporter.accountId())
                .update();
        assertThat(page(reporter, PACKAGE).select("#comparison")).isEmpty();
    }

    @Test
    void thePackageIsFoundWhereOneLooksForIt() {
        assertThat(page(reporter, "/periods/2020Q3").select("a[href=" + PACKAGE + "]"))
                .hasSize(1);
        assertThat(page(reporter, "/").select("a[href=" + PACKAGE + "]")).hasSize(1);
        assertThat(page(coordinator, "/periods/2020Q3").select("a[href=" + PACKAGE + "]"))
                .isEmpty();
    }

    private String sharesOf(String one) {
        return database.sql("select coalesce(shares_id::text, '') from progress_entry where id = ?")
                .params(id(one))
                .query(String.class)
                .single();
    }

    private long indicator() {
        return database.sql("""
                        select i.id from indicator i join progress_entry e on e.measure_id = i.measure_id
                        where e.id = ? and (i.kind in ('TARGET', 'CEILING') or i.target_value is not null)
                        order by i.number limit 1
                        """).params(id).query(Long.class).single();
    }
}
