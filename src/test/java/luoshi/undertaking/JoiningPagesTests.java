package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.policy.MeasureCatalogue;
import luoshi.policy.MeasureLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 主动认领: measure 18 names 省直有关部门 without saying which. */
@WebTest
class JoiningPagesTests extends UndertakingPages {

    private static final String MEASURE = "/measures/18";

    @Autowired
    private Joining joining;

    @Autowired
    private MeasureLock measureLock;

    @Autowired
    private MeasureCatalogue measures;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void theListIsOpenAgain() {
        database.sql("""
                        update membership set valid_to = greatest(valid_from, date '2020-06-01')
                        where group_id in (select id from unit_group where kind = 'OPEN_LIST') and valid_to is null
                        """).update();
    }

    @Test
    void aDepartmentOfTheProvinceJoinsByClaiming() {
        assertThat(page(coordinator, MEASURE).select("tr:contains(省直有关部门)").text())
                .contains("成员待明确");
        var offered = page(reporter, MEASURE).select("#claims");
        assertThat(offered.text()).contains("主动认领本措施", "名单由各部门主动认领产生");
        var before = page(reporter, offered.select("a[href^=/claims/joining]").attr("href"));
        assertThat(before.select("main").text()).contains("主动认领 （十八）", "不能自行撤销", "确认认领");
        assertThat(before.select("main form").attr("action")).isEqualTo("/claims");
        assertThat(page(reporter, MEASURE).select("#claims a[href^=/claims/joining]"))
                .as("reading what it means does nothing")
                .hasSize(1);

        claim = join();
        assertThat(page(reporter, claim + "/form").select("h1").text()).contains("（十八）强化开源节流");
        take();

        assertThat(state()).isEqualTo("CLAIMED");
        assertThat(page(reporter, MEASURE).select("#claims a[href^=/claims/joining]"))
                .isEmpty();
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
        assertThat(page(coordinator, "/notices").text()).contains("主动认领", "测试厅：（十八）强化开源节流");
        assertThat(page(coordinator, claim + "/history").text()).contains("主动认领，成为责任单位");
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
        assertThat(page(city, MEASURE).select("#claims a[href^=/claims/joining]"))
                .isEmpty();
        var refused = post(city, "/claims", Map.of("measure", "18"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("由省直部门认领");

        var named = people.join(
                database.sql("select id from unit where code = 'czt'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        assertThat(page(named, MEASURE).select("#claims a[href^=/claims/joining]"))
                .isEmpty();
        assertThat(post(named, "/claims", Map.of("measure", "18"))).hasStatus(HttpStatus.CONFLICT);

        assertThat(page(coordinator, MEASURE).select("#claims a[href^=/claims/joining]"))
                .isEmpty();
        assertThat(post(coordinator, "/claims", Map.of("measure", "18"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aMeasureThatNamesItsUnitsIsNotJoined() {
        assertThat(page(reporter, "/measures/1").select("#claims a[href^=/claims/joining]"))
                .isEmpty();
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
        assertThat(shown.select("#claims a[href^=/claims/joining]")).isEmpty();
        var refused = post(reporter, "/claims", Map.of("measure", "18"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("本单位此前已不再负责本措施");

        assertThat(page(coordinator, "/claims/naming?measure=18").select("#unit option[value=" + unit + "]"))
                .as("on the very day it was released")
                .hasSize(1);
        assertThat(post(coordinator, "/claims/naming", naming(unit, "职能调整"))).hasRedirectedUrl(MEASURE + "#claims");
        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(reporter, claim + "/history").text()).contains("再次指定为责任单位，须重新答复", "职能调整");
        assertThat(page(reporter, "/").select(".tasks a[href=" + claim + "/form#elaboration]"))
                .hasSize(1);
    }

    @Test
    void theCoordinatorNamesADepartment() {
        var form = page(
                coordinator,
                page(coordinator, MEASURE)
                        .select("#claims a[href^=/claims/naming]")
                        .attr("href"));
        assertThat(form.select("h1").text()).contains("（十八）强化开源节流");
        assertThat(form.select("#unit option").eachText()).contains("测试厅").doesNotContain("省财政厅", "南昌市");

        assertThat(post(coordinator, "/claims/naming", naming(unit, "职能相关"))).hasRedirectedUrl(MEASURE + "#claims");
        claim = claimOf(unit);
        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(reporter, claim).select("main").text()).contains("（十八）强化开源节流", "待认领");
        assertThat(page(coordinator, MEASURE).select("tr:contains(省直有关部门)").text())
                .contains("1个成员");
        assertThat(page(coordinator, MEASURE + "/history")
                        .select(".history li")
                        .first()
                        .text())
                .contains("指定责任单位", "单位：测试厅", "原因：职能相关");

        var again = post(coordinator, "/claims/naming", naming(unit, "再次指定"));
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("该单位已是本措施的责任单位", "再次指定");
    }

    @Test
    void namingNeedsADepartmentAndAReason() {
        var refused = post(coordinator, "/claims/naming", Map.of("measure", "18"));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请选择单位。", "请写明指定的理由");

        var city = database.sql("select min(id) from unit where nature = 'CITY'")
                .query(Long.class)
                .single();
        assertThat(text(post(coordinator, "/claims/naming", naming(city, "试一试"))))
                .contains("只能指定省直部门");
        assertThat(post(coordinator, "/claims/naming", naming(99999999, "试一试"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void onlyACoordinatorNamesAndOnlyWhereTheDocumentLeavesItOpen() {
        assertThat(page(reporter, MEASURE).select("a[href^=/claims/naming]")).isEmpty();
        assertThat(get(reporter, "/claims/naming?measure=18")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(coordinator, "/claims/joining?measure=18")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(reporter, "/claims/joining?measure=1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(reporter, "/claims/naming", naming(unit, "自己来"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(coordinator, "/measures/1").select("a[href^=/claims/naming]"))
                .isEmpty();
        assertThat(get(coordinator, "/claims/naming?measure=1")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void oneTransactionAtATimeChangesWhoIsResponsible() {
        var measure = measures.measure(18);
        var waiting = new TransactionTemplate(transactions).execute(held -> {
            measureLock.hold(measure.id());
            return CompletableFuture.supplyAsync(() ->
                            catchThrowable(() -> new TransactionTemplate(transactions).executeWithoutResult(other -> {
                                database.sql("set local lock_timeout = '20ms'").update();
                                joining.join(reporter, measure);
                            })))
                    .join();
        });
        assertThat(waiting).hasStackTraceContaining("lock timeout");
        assertThat(joining.join(reporter, measure)).isPositive();
    }

    private static Map<String, String> naming(long unit, String reason) {
        return Map.of("measure", "18", "unit", Long.toString(unit), "reason", reason);
    }

    private String join() {
        var joined = post(reporter, "/claims", Map.of("measure", "18"));
        assertThat(joined).hasStatus(HttpStatus.FOUND);
        return joined.getResponse().getRedirectedUrl().replace("/form", "");
    }
}
