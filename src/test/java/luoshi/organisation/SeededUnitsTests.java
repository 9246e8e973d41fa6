package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The units the document names, the local governments it addresses, and the days nobody works. */
class SeededUnitsTests {

    private static JdbcClient database;

    @BeforeAll
    static void migrate() {
        database = JdbcClient.create(TestDatabase.fresh());
    }

    @Test
    void thereAre29UnitsOfTheProvinceAndOfTheCentre() {
        assertThat(lines("select nature || ' ' || count(*) from unit group by nature order by nature"))
                .containsExactly(
                        "CENTRAL_IN_PROVINCE 5",
                        "CITY 11",
                        "COUNTY 100",
                        "MASS_ORGANISATION 1",
                        "PROVINCIAL_DEPARTMENT 23");
    }

    @Test
    void unitsLedFromTheCentreAreKnownAsSuch() {
        assertThat(lines("select name from unit where nature = 'CENTRAL_IN_PROVINCE'"))
                .containsExactlyInAnyOrder("人行南昌中心支行", "江西银保监局", "南昌海关", "省税务局", "省通信管理局");
        assertThat(lines("select name from unit where nature = 'MASS_ORGANISATION'"))
                .containsExactly("省工商联");
    }

    @Test
    void idsFollowTheFirstMentionInTheDocument() {
        assertThat(lines("select unit_id::text from responsibility where unit_id is not null"
                        + " group by unit_id order by min(measure_id * 100 + position)"))
                .isEqualTo(lines("select unit.id::text from unit where id <= 29 order by unit.id"))
                .hasSize(29);
    }

    @Test
    void noTwoUnitsSharePlaceInTheOfficialOrder() {
        assertThat(lines("select name from unit where id <= 29 order by sort_no limit 4"))
                .containsExactly("省发展改革委", "省教育厅", "省工业和信息化厅", "省民政厅");
        assertThat(lines("select sort_no::text from unit group by sort_no having count(*) > 1"))
                .isEmpty();
    }

    @Test
    void onlyTheDevelopmentAndReformCommissionCoordinates() {
        assertThat(lines("select name from unit where coordinates")).containsExactly("省发展改革委");
    }

    @Test
    void countiesAreAsOnTheDayOfTheDocument() {
        assertThat(lines("select detail || ' ' || count(*) from unit where nature = 'COUNTY'"
                        + " and date '2020-05-22' between valid_from and coalesce(valid_to, 'infinity')"
                        + " group by detail"))
                .containsExactlyInAnyOrder("市辖区 27", "县级市 11", "县 62");
    }

    @Test
    void everyCountyBelongsToTheCityItsCodeSays() {
        assertThat(lines("select c.name from unit c join unit p on p.id = c.parent_id where c.nature = 'COUNTY'"
                        + " and (p.nature <> 'CITY' or left(c.division_code, 4) <> left(p.division_code, 4))"))
                .isEmpty();
        assertThat(
                        lines(
                                "select count(*)::text from unit where nature = 'COUNTY' group by parent_id order by parent_id"))
                .containsExactly("9", "4", "5", "13", "2", "3", "18", "13", "10", "11", "12");
    }

    @Test
    void districtsCarryTheirCityInTheFullName() {
        assertThat(lines("select full_name from unit where name in ('东湖区', '南昌县', '瑞金市', '南昌市') order by id"))
                .containsExactly("南昌市人民政府", "南昌市东湖区人民政府", "南昌县人民政府", "瑞金市人民政府");
    }

    @Test
    void longnanIsOneUnitWithALaterName() {
        assertThat(lines("select u.name || ' ' || u.division_code || ' → ' || n.name || ' ' || n.division_code"
                        + " from unit_name n join unit u on u.id = n.unit_id where u.nature = 'COUNTY'"))
                .containsExactly("龙南县 360727 → 龙南市 360783");
        assertThat(lines("select name from unit where name = '龙南市'")).isEmpty();
    }

    @Test
    void theDissolvedDistrictIsGoneAndItsYoungerNeighbourIsThere() {
        assertThat(lines("select name || ' ' || valid_from from unit where name in ('湾里区', '红谷滩区')"))
                .containsExactly("红谷滩区 2019-12-24");
    }

    @Test
    void everyLaterNameSaysWhatHappenedAndHowWellThatIsKnown() {
        assertThat(lines("select u.name || ' ' || n.valid_from || ' ' || n.name"
                        + " from unit_name n join unit u on u.id = n.unit_id where u.id <= 29"
                        + " order by n.unit_id, n.valid_from"))
                .containsExactly(
                        "省扶贫办 2021-07-26 省乡村振兴局",
                        "省扶贫办 2024-12-31 省农业农村厅（省乡村振兴局）",
                        "省金融监管局 2024-09-10 省地方金融管理局",
                        "人行南昌中心支行 2023-08-18 人行江西省分行",
                        "江西银保监局 2023-07-20 江西金融监管局");
        assertThat(lines("select name from unit_name where change = '' or certainty = ''"))
                .isEmpty();
    }

    @Test
    void allLocalGovernmentsAreMembersOfTheirGroupAndTheOtherGroupsAreEmpty() {
        assertThat(lines("select g.name || ' ' || count(m.unit_id) from unit_group g"
                        + " left join membership m on m.group_id = g.id and m.valid_from <= date '2020-05-22'"
                        + " group by g.id order by g.id"))
                .containsExactly("各市、县〔区〕政府 111", "产业链链长制各责任部门 0", "省直有关部门 0");
        assertThat(lines("select u.name from membership m join unit u on u.id = m.unit_id"
                        + " where u.nature not in ('CITY', 'COUNTY')"))
                .isEmpty();
    }

    @Test
    void thirdQuarterOf2020IsDueOnTheFifthWorkingDayAfterItsHolidays() {
        assertThat(workingDays("2020-10-01", "2020-10-28"))
                .startsWith("2020-10-09", "2020-10-10", "2020-10-12", "2020-10-13", "2020-10-14")
                .contains("2020-10-19", "2020-10-21")
                .hasSize(15)
                .endsWith("2020-10-28");
    }

    @Test
    void thirdQuarterOf2020OpensTenWorkingDaysBeforeItsEnd() {
        assertThat(workingDays("2020-09-17", "2020-09-30"))
                .hasSize(11)
                .startsWith("2020-09-17")
                .contains("2020-09-27");
    }

    @Test
    void holidaysAreAsTheNoticesHaveThem() {
        assertThat(lines("select to_char(day, 'YYYY') || ' ' || kind || ' ' || count(*) from holiday"
                        + " group by to_char(day, 'YYYY'), kind order by 1"))
                .containsExactly("2020 OFF 11", "2020 WORK 3", "2021 OFF 21", "2021 WORK 4");
        assertThat(lines("select day::text from holiday where kind = 'WORK' and extract(isodow from day) < 6"))
                .isEmpty();
        assertThat(lines("select distinct notice from holiday where day < date '2021-01-01'"))
                .containsExactly("国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）");
    }

    private static List<String> workingDays(String from, String to) {
        return lines("""
                select series.at::date::text
                from generate_series(date '%s', date '%s', interval '1 day') as series (at)
                left join holiday on holiday.day = series.at::date
                where case holiday.kind when 'WORK' then true when 'OFF' then false
                      else extract(isodow from series.at) < 6 end
                order by series.at
                """.formatted(from, to));
    }

    private static List<String> lines(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
