package luoshi.undertaking;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** 文件即看板: the official text with the state of each sentence. */
@WebTest
class DocumentBoardPagesTests extends UndertakingPages {

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

        take();
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("办理中");
        assertThat(page(reporter, sentence).select("tbody tr").text())
                .contains("看板上的任务点", "测试厅", "已认领", reporter.displayName(), "2020年6月20日");
        Days.itIs(database, "2020-06-21");
        assertThat(page(reporter, sentence).select("h1 .badge").text()).contains("已过期");

        post(coordinator, point + "/rejection", Map.of("reason", "测试完毕"));
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
