package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** 主动认领: measure 18 names 省直有关部门 without saying which. */
@WebTest
class JoiningPagesTests extends UndertakingPages {

    private static final String MEASURE = "/measures/18";

    @AfterEach
    void theListIsOpenAgain() {
        database.sql("""
                        update membership set valid_to = greatest(valid_from, date '2020-06-01')
                        where group_id = (select id from unit_group where kind = 'OPEN_LIST') and valid_to is null
                        """).update();
    }

    @Test
    void aDepartmentOfTheProvinceJoinsByClaiming() {
        assertThat(page(coordinator, MEASURE).select("tr:contains(省直有关部门)").text())
                .contains("成员待明确");
        assertThat(page(reporter, MEASURE).select("#claims form").text()).contains("主动认领本措施", "名单由各部门主动认领产生");

        claim = join();
        assertThat(page(reporter, claim + "/form").select("h1").text()).contains("（十八）强化开源节流");
        take();

        assertThat(state()).isEqualTo("CLAIMED");
        assertThat(page(reporter, MEASURE).select("#claims form")).isEmpty();
        assertThat(page(coordinator, MEASURE).select("tr:contains(省直有关部门)").text())
                .contains("1个成员");
        assertThat(page(coordinator, MEASURE)
                        .select("#claims tr:has(a[href=" + claim + "])")
                        .text())
                .contains("测试厅", "已认领");
    }

    @Test
    void theCoordinatorSeesWhoHasJoined() {
        claim = join();

        assertThat(page(coordinator, "/claims?measure=18&show=assigned").select("a[href=" + claim + "]"))
                .hasSize(1);
        assertThat(page(coordinator, MEASURE + "/history")
                        .select(".history li")
                        .first()
                        .text())
                .contains(reporter.displayName() + "（测试厅）", "主动认领措施", "单位：测试厅");
    }

    @Test
    void aSecondClickChangesNothing() {
        var first = join();
        assertThat(join()).isEqualTo(first);
        assertThat(database.sql("select count(*) from membership where unit_id = ?")
                        .params(unit)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyElseJoins() {
        var city = people.join(
                database.sql("select min(id) from unit where nature = 'CITY'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        assertThat(page(city, MEASURE).select("#claims form")).isEmpty();
        var refused = post(city, "/claims", Map.of("measure", "18"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("由省直部门认领");

        var named = people.join(
                database.sql("select id from unit where code = 'czt'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        assertThat(page(named, MEASURE).select("#claims form")).isEmpty();
        assertThat(post(named, "/claims", Map.of("measure", "18"))).hasStatus(HttpStatus.CONFLICT);

        assertThat(page(coordinator, MEASURE).select("#claims form")).isEmpty();
        assertThat(post(coordinator, "/claims", Map.of("measure", "18"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aMeasureThatNamesItsUnitsIsNotJoined() {
        assertThat(page(reporter, "/measures/1").select("#claims form")).isEmpty();
        assertThat(post(reporter, "/claims", Map.of("measure", "1"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(reporter, "/claims", Map.of("measure", "99"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatWasTakenOffAUnitIsNotJoinedAgain() {
        claim = join();
        post(reporter, claim + "/refusal", keyed(Map.of("reason", "误认领")));
        post(coordinator, claim + "/decision", keyed(Map.of("verdict", "release", "reason", "同意")));

        assertThat(state()).isEqualTo("RELEASED");
        var shown = page(reporter, MEASURE);
        assertThat(shown.select("tr:contains(省直有关部门)").text()).contains("成员待明确");
        assertThat(shown.select("#claims form")).isEmpty();
        var refused = post(reporter, "/claims", Map.of("measure", "18"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("本单位此前已不再负责本措施");
    }

    private String join() {
        var joined = post(reporter, "/claims", Map.of("measure", "18"));
        assertThat(joined).hasStatus(HttpStatus.FOUND);
        return joined.getResponse().getRedirectedUrl().replace("/form", "");
    }
}
