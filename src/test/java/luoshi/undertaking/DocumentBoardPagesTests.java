package luoshi.undertaking;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 文件即看板: the official text with the state of each sentence. */
@WebTest
class DocumentBoardPagesTests extends UndertakingPages {

    /** Before a unit of these tests is responsible: whatever class opens the quarters later would find its reports there already. */
    @BeforeAll
    static void theQuartersAreOpen(@Autowired JdbcClient database, @Autowired PeriodOpening opening) {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        Days.itIsReally(database);
    }

    @Test
    void theTextStandsThereWordForWordAndEverySentenceSaysHowItStands() {
        var board = page(coordinator, "/policy/board");
        assertThat(board.select("a.sentence")).hasSize(107);
        assertThat(board.select("a.sentence .visually-hidden").eachText()).hasSize(107);
        board.select(".sentence-shape, .visually-hidden").remove();
        var body = database.sql("select body from measure where number = 3")
                .query(String.class)
                .single();
        assertThat(board.select("#measure-3 .sentence").eachText()).containsSequence(body.split("(?<=。)"));
    }

    @Test
    void everyCountOpensAListOfThatManySentences() {
        var tiles = page(coordinator, "/policy/board").select(".tiles a");
        assertThat(tiles).hasSize(6);
        var total = 0;
        for (var tile : tiles) {
            var count = Integer.parseInt(tile.select(".tile-count").text());
            assertThat(page(coordinator, tile.attr("href")).select("tbody tr"))
                    .as(tile.text())
                    .hasSize(count);
            total += count;
        }
        assertThat(total).isEqualTo(107);
    }

    @Test
    void aSentenceGoesFromNobodysToSomebodysToLate() {
        var sentence = "/policy/board/3/5";
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("无人认领");
        assertThat(page(reporter, sentence).text()).contains("没有单位认领");

        var words = database.sql("""
                        select left(c.text, 6) from clause c join measure m on m.id = c.measure_id
                        where m.number = 3 and c.number = 5
                        """).query(String.class).single();
        post(
                reporter,
                "/task-points",
                Map.of(
                        "measure", "3",
                        "clause", "5",
                        "words", words,
                        "title", "看板上的任务点",
                        "dueOn", "2020-06-20",
                        "units", Long.toString(unit),
                        "submitKey", UUID.randomUUID().toString()));
        var point = "/task-points/"
                + database.sql("select max(id) from task_point")
                        .query(Long.class)
                        .single();
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("待采纳");
        post(coordinator, point + "/acceptance", Map.of());
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("待认领");

        Days.itIs(database, "2020-06-03");
        take();
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("办理中");
        assertThat(page(reporter, sentence).select("tbody tr").text())
                .contains("看板上的任务点", "测试厅", "已认领", reporter.displayName(), "2020年6月20日");
        Days.itIs(database, "2020-06-21");
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("已过期");

        Days.itIs(database, "2020-06-25");
        post(coordinator, point + "/rejection", Map.of("reason", "测试完毕"));
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("无人认领");
        var said = Map.of(
                "2020-05-31",
                "无人认领",
                "2020-06-01",
                "待认领",
                "2020-06-03",
                "办理中",
                "2020-06-21",
                "已过期",
                "2020-06-24",
                "已过期");
        said.forEach((on, state) -> {
            assertThat(page(reporter, sentence + "?on=" + on)
                            .select("h1 .badge")
                            .text())
                    .as(on)
                    .contains(state);
            assertThat(page(reporter, "/policy/board?on=" + on)
                            .select("a.sentence[href='" + sentence + "?on=" + on + "']")
                            .text())
                    .as(on)
                    .contains(state);
        });
        assertThat(page(reporter, sentence + "?on=2020-06-02")
                        .select("tbody tr")
                        .text())
                .contains("看板上的任务点", "待认领")
                .doesNotContain("已认领");
        assertThat(page(reporter, sentence + "?on=2020-06-21")
                        .select("tbody tr")
                        .text())
                .contains("看板上的任务点", "已认领", reporter.displayName());
    }

    @Test
    void everyCountOfAPastDayOpensAListOfThatManySentences() {
        var tiles = page(coordinator, "/policy/board?on=2020-05-25").select(".tiles a");
        assertThat(tiles).hasSize(6);
        for (var tile : tiles) {
            assertThat(page(coordinator, tile.attr("href")).select("tbody tr"))
                    .as(tile.attr("href"))
                    .hasSize(Integer.parseInt(tile.select(".tile-count").text()));
        }
        assertThat(page(coordinator, "/policy/board?show=bare&on=2020-05-25")
                        .select("#as-at a")
                        .attr("href"))
                .isEqualTo("/policy/board?show=bare");
    }

    @Test
    void whatAUnitReportedIsShownToUnitsOfTheMeasureAndToTheProvinceOnly() {
        approved("1", 93);
        approved("2", 97);
        var stranger = people.join(newUnit(), Role.REPORTER);
        var sentence = database.sql(
                        "select c.number from indicator i join clause c on c.id = i.clause_id where i.id = 9")
                .query(Integer.class)
                .single();

        for (var reader : List.of(reporter, coordinator)) {
            var page = page(reader, "/policy/board/3/" + sentence);
            assertThat(page.text()).contains("测试厅最近核实97%").doesNotContain("93%");
            assertThat(page.select("a[href^=/entries/]").eachAttr("href"))
                    .as("the last report of the unit")
                    .contains(entryIn("2"))
                    .doesNotContain(entryIn("1"));
        }
        assertThat(page(stranger, "/policy/board/3/" + sentence).text())
                .contains("没有您可以查看的")
                .doesNotContain("97%");
    }

    private String entryIn(String period) {
        return "/entries/"
                + database.sql(
                                "select id from progress_entry where measure_id = 3 and unit_id = ? and period_id = ?::bigint")
                        .params(unit, period)
                        .query(Long.class)
                        .single();
    }

    /** An approved report of the unit on measure 3 with a value, however it came about. */
    private void approved(String period, int amount) {
        database.sql("""
                        with obligation as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select :period::bigint, 3, :unit, max(r.id), 'RESPONSIBLE', 99 - :period::integer, '测试厅',
                                   date '2020-09-17'
                            from responsibility r where r.measure_id = 3 and r.unit_id = :unit
                            returning *),
                        entry as (
                            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, versions,
                                                        status, first_submitted_at, first_received_at)
                            select id, period_id, measure_id, unit_id, 'APPROVED', 1, 'ON_TRACK', timestamp '2020-09-30 10:00', now()
                            from obligation returning *),
                        version as (
                            insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                       coordination_needs, status, no_progress, no_progress_reason,
                                                       written_by, written_at, business_time, submit_key)
                            select id, 1, '整改正在进行。', '', '', '', '', 'ON_TRACK', false, '', :by, now(),
                                   timestamp '2020-09-30 10:00', gen_random_uuid()
                            from entry returning *)
                        insert into entry_version_figure (version_id, indicator_id, amount, as_of, source)
                        select id, 9, :amount, date '2020-06-30' + 92 * (:period::integer - 1), '省扶贫办' from version
                        """)
                .param("period", period)
                .param("unit", unit)
                .param("by", reporter.accountId())
                .param("amount", amount)
                .update();
    }

    @Test
    void reportsOfOtherMeasuresStayHiddenFromAUnit() {
        var stranger = people.join(newUnit(), Role.REPORTER);
        assertThat(page(stranger, "/policy/board/1/1").select("a[href^=/entries/]"))
                .isEmpty();
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.AUDITOR), "/policy/board"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(people.join(People.COMMERCE, Role.REPORTER), "/policy/board/3/99"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
