package luoshi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The document as structured tasks: how many there are of everything, who leads, and what is to be reached. */
class SeededDocumentTests {

    private static JdbcClient database;

    @BeforeAll
    static void migrate() {
        database = JdbcClient.create(TestDatabase.fresh());
    }

    @Test
    void thereIsOneDocumentOfEightChaptersAndTwentyMeasures() {
        assertThat(numbers("select count(*) from policy_document")).containsExactly(1);
        assertThat(numbers("select number from chapter order by id")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(numbers("select count(*) from measure")).containsExactly(20);
        assertThat(numbers("select number from measure where id <> number")).isEmpty();
    }

    @Test
    void theMeasuresRunThroughChaptersTwoToSeven() {
        assertThat(numbers("select count(*) from measure group by chapter_id order by chapter_id"))
                .containsExactly(2, 4, 4, 3, 4, 3);
    }

    @Test
    void thereAre107SentencesInTheMeasuresAndSixOutsideThem() {
        assertThat(numbers("select count(*) from clause where measure_id is not null"))
                .containsExactly(107);
        assertThat(numbers("select chapter_id from clause where measure_id is null order by id"))
                .containsExactly(1, 8, 8, 8, 8, 8);
    }

    @Test
    void sentencesAreNumberedInTheOrderOfTheText() {
        assertThat(numbers("select id from clause where id <= 107 order by start_offset"))
                .hasSize(107)
                .isSorted();
    }

    @Test
    void everySentenceBelongsToTheChapterOfItsMeasure() {
        assertThat(numbers("select c.id from clause c join measure m on m.id = c.measure_id"
                        + " where m.chapter_id <> c.chapter_id"))
                .isEmpty();
    }

    @Test
    void thereAre97ResponsibilitiesOnThePositionsOfTheDocument() {
        assertThat(numbers("select count(*) from responsibility group by measure_id order by measure_id"))
                .containsExactly(5, 6, 9, 7, 4, 3, 6, 8, 5, 4, 2, 4, 10, 2, 7, 3, 2, 2, 3, 5);
        assertThat(numbers("select count(*) from responsibility")).containsExactly(97);
        assertThat(numbers("select measure_id from responsibility group by measure_id"
                        + " having max(position) <> count(*) or min(position) <> 1"))
                .isEmpty();
    }

    @Test
    void wordingsAreTheNamesOfTheirUnitsAndGroups() {
        assertThat(numbers("select r.id from responsibility r left join unit u on u.id = r.unit_id"
                        + " left join unit_group g on g.id = r.group_id where r.wording <> coalesce(u.name, g.name)"))
                .isEmpty();
    }

    @Test
    void theFirstListedUnitIsPresumedToLead() {
        assertThat(numbers("select id from responsibility where role = 'LEAD'"
                        + " and (position <> 1 or unit_id is null or basis <> 'FIRST_LISTED')"))
                .isEmpty();
        assertThat(numbers("select id from responsibility where role <> 'LEAD' and basis <> 'STATED'"))
                .isEmpty();
    }

    @Test
    void nobodyLeadsTheMeasuresOfTheIndustryChains() {
        assertThat(numbers("select number from measure m where not exists (select from responsibility r"
                        + " where r.measure_id = m.id and r.role = 'LEAD') order by number"))
                .containsExactly(14, 15, 16, 17);
        assertThat(numbers("select r.measure_id from responsibility r join unit_group g on g.id = r.group_id"
                        + " where g.kind = 'INDUSTRY_CHAINS' and r.position = 1 order by r.measure_id"))
                .containsExactly(14, 15, 16, 17);
    }

    @Test
    void theDevelopmentAndReformCommissionLeadsSevenOfItsElevenMeasures() {
        var measures = "select r.measure_id from responsibility r join unit u on u.id = r.unit_id"
                + " where u.name = '省发展改革委'";

        assertThat(numbers(measures + " order by 1")).containsExactly(2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(numbers(measures + " and r.role = 'LEAD' order by 1")).containsExactly(5, 6, 7, 9, 10, 11, 13);
    }

    @Test
    void localGovernmentsAreResponsibleInFiveMeasuresAndTheOpenListInOne() {
        var measures =
                "select r.measure_id from responsibility r join unit_group g on g.id = r.group_id where g.kind = ";

        assertThat(numbers(measures + "'LOCAL_GOVERNMENTS' order by 1")).containsExactly(4, 13, 14, 19, 20);
        assertThat(numbers(measures + "'OPEN_LIST'")).containsExactly(18);
    }

    @Test
    void onlyMeasureSixHasAnOpenTail() {
        assertThat(database.sql("select number || ' ' || open_tail from measure where open_tail <> ''")
                        .query(String.class)
                        .list())
                .containsExactly("6 等相关单位");
    }

    @Test
    void thereAre69NumberedAndNamedIndicators() {
        assertThat(numbers("select number from indicator order by number"))
                .hasSize(69)
                .startsWith(1)
                .endsWith(69);
        assertThat(numbers("select id from indicator where id <> number or name = '' or form = '' or target = ''"))
                .isEmpty();
        assertThat(database.sql("select kind || ' ' || count(*) from indicator group by kind order by kind")
                        .query(String.class)
                        .list())
                .containsExactly("CEILING 9", "COMPLETION 42", "DEADLINE 1", "TARGET 17");
    }

    @Test
    void everyMeasureHasAnIndicator() {
        assertThat(numbers("select distinct measure_id from indicator")).hasSize(20);
    }

    @Test
    void figuresOfTheDocumentAreTargetsToMeasureAgainst() {
        assertThat(database.sql("""
                                select number || ' ' || kind || ' ' || target_value || unit || ' ' || coalesce(due_on::text, '-')
                                from indicator
                                where number in (1, 3, 4, 10, 21, 24, 25, 52, 55)
                                order by number
                                """).query(String.class).list())
                .containsExactly(
                        "1 TARGET 16% -",
                        "3 TARGET 50% -",
                        "4 TARGET 100% -",
                        "10 TARGET 1倍 2020-06-30",
                        "21 TARGET 5所 -",
                        "24 CEILING 0起 -",
                        "25 CEILING 1% -",
                        "52 CEILING 7工作日 -",
                        "55 TARGET 20000个 2020-12-31");
    }

    @Test
    void onlyOneIndicatorIsDueAfter2020() {
        assertThat(numbers("select number from indicator where due_on > date '2020-12-31'"))
                .containsExactly(2);
    }

    @Test
    void anOpenWordingHasNoNumber() {
        assertThat(numbers("select number from indicator where open_wording order by number"))
                .containsExactly(19, 20, 23, 29, 41, 58, 61, 63);
        assertThat(numbers("select number from indicator where open_wording and target_value is not null"))
                .isEmpty();
        assertThat(numbers("select number from indicator where open_wording <> (note ~ '^待(细化|补)：')"))
                .isEmpty();
    }

    private static List<Integer> numbers(String sql) {
        return database.sql(sql).query(Integer.class).list();
    }
}
