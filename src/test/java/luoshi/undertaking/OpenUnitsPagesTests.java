package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom the document leaves open: 等相关单位 of measure 6, the departments of the industry chains, and who leads (十四) to (十七). */
@WebTest
class OpenUnitsPagesTests extends UndertakingPages {

    private static final String CHAIN = "/policy/chains/9/department";

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void whatWasOpenIsOpenAgain() {
        database.sql(
                        "update wording_settlement set reopened_on = settled_on, reopened_by = 'test', reopen_reason = '测试'"
                                + " where reopened_on is null")
                .update();
        database.sql("update chain_department set valid_to = valid_from where valid_to is null")
                .update();
        database.sql("update membership set valid_to = valid_from where valid_to is null and group_id ="
                        + " (select id from unit_group where kind = 'INDUSTRY_CHAINS')")
                .update();
        database.sql("update responsibility set valid_to = valid_from where valid_to is null and basis = 'APPOINTED'"
                        + " and measure_id in (6, 14, 15, 16, 17)")
                .update();
        database.sql("update claim set state = 'RELEASED' where unit_id = ? and state = 'ASSIGNED'")
                .params(unit)
                .update();
    }

    @Test
    void aUnitIsAddedWhereTheDocumentEndsItsListOpenly() {
        assertThat(row("/measures/6", "等相关单位")).contains("成员待明确");
        var form = page(
                coordinator,
                page(coordinator, "/measures/6")
                        .select("#claims a[href^=/claims/naming]")
                        .attr("href"));
        assertThat(form.select("h1").text()).contains("补充相关单位", "（六）坚决打好污染防治攻坚战");
        assertThat(form.select("#unit option").eachText())
                .contains("测试厅", "省水利厅")
                .doesNotContain("省自然资源厅", "南昌市");

        assertThat(post(coordinator, "/claims/naming", naming("6", unit))).hasRedirectedUrl("/measures/6#claims");
        claim = claimOf(unit);
        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(reporter, claim).select("main").text()).contains("（六）坚决打好污染防治攻坚战", "待认领");
        assertThat(row("/measures/6", "测试厅")).contains("补充", "人工指定", "职能相关");
        assertThat(row("/measures/6", "等相关单位")).contains("已补充1个单位", "名单未确认");
        assertThat(history("/measures/6")).contains("指定责任单位", "单位：测试厅", "原因：职能相关");

        var again = post(coordinator, "/claims/naming", naming("6", unit));
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("该单位已是本措施的责任单位");
        assertThat(post(reporter, "/claims", Map.of("measure", "6")))
                .as("nobody joins 等相关单位 by itself")
                .hasStatus(HttpStatus.NOT_FOUND);

        Days.itIs(database, "2020-06-05");
        assertThat(row("/measures/6?on=2020-05-31", "等相关单位")).contains("成员待明确");
        assertThat(page(coordinator, "/measures/6?on=2020-05-31").text()).doesNotContain("测试厅");
        assertThat(row("/measures/6?on=2020-06-01", "测试厅")).contains("补充", "人工指定");
    }

    @Test
    void aChainBelongsToTheDepartmentThatIsEnteredWithASource() {
        var list = page(reporter, "/policy/chains");
        assertThat(list.select("tbody tr")).hasSize(14);
        assertThat(list.select("#chain-9").text()).contains("钢铁产业链", "待明确", "尚无充分依据");
        assertThat(list.select("#chain-2").text()).contains("待明确", "建议：江西省市场监督管理局", "中国消费者报");
        assertThat(list.select("a[href$=/department]")).isEmpty();
        assertThat(page(coordinator, "/policy/chains/13/department")
                        .select("#unit option[selected]")
                        .text())
                .isEqualTo("省商务厅");

        assertThat(post(coordinator, CHAIN, entering(unit, version()))).hasRedirectedUrl("/policy/chains");
        assertThat(database.sql("select measure_id from claim where unit_id = ? and state = 'ASSIGNED' order by 1")
                        .params(unit)
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 14, 15, 16, 17);
        assertThat(page(reporter, "/policy/chains").select("#chain-9").text()).contains("测试厅", "张三", "某方案附件");
        assertThat(page(coordinator, "/policy/chains/9/history").text())
                .contains("录入产业链责任部门", "将“责任部门”填为“测试厅”", "产业链：钢铁产业链", "依据：某方案附件", "原因：已核实");
        assertThat(row("/measures/15", "产业链链长制各责任部门")).contains("1个成员", "名单未确认");

        Days.itIs(database, "2020-06-05");
        assertThat(page(coordinator, "/policy/chains?on=2020-05-31")
                        .select("#chain-9")
                        .text())
                .contains("待明确")
                .doesNotContain("张三");
        assertThat(page(coordinator, "/policy/chains?on=2020-06-01")
                        .select("#chain-9")
                        .text())
                .contains("测试厅", "张三", "某方案附件");
        assertThat(page(coordinator, "/policy/chains?on=2020-06-01").select("a[href$=/department]"))
                .as("a past day is not changed")
                .isEmpty();
    }

    @Test
    void aPastDayPutsForwardWhatSourcesOfThatTimeName() {
        Days.itIs(database, "2020-10-12");
        var june = page(coordinator, "/policy/chains?on=2020-06-15");
        assertThat(june.select("#chain-2").text()).contains("待明确", "尚无充分依据").doesNotContain("建议");
        assertThat(june.select("#chain-13").text()).contains("建议：江西省商务厅", "2020年5月11日");
        assertThat(page(coordinator, "/policy/chains?on=2020-07-01")
                        .select("#chain-2")
                        .text())
                .contains("建议：江西省市场监督管理局", "2020年6月报道")
                .doesNotContain("2022年");
        assertThat(page(coordinator, "/policy/chains?on=2020-05-10")
                        .select("tbody")
                        .text())
                .doesNotContain("建议");

        assertThat(text(get(coordinator, "/policy/chains/list.csv?on=2020-07-01")))
                .contains("江西省市场监督管理局")
                .doesNotContain("2022年");
        assertThat(text(get(coordinator, "/policy/chains/list.csv?on=2020-06-15")))
                .doesNotContain("江西省市场监督管理局");
    }

    @Test
    void aDepartmentThatAnswersForNoChainAnyMoreIsFree() {
        post(coordinator, CHAIN, entering(unit, version()));
        var other = newUnit();
        var stale = post(coordinator, CHAIN, entering(other, version() - 1));
        assertThat(stale).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(stale)).contains("他人已修改了这条产业链的责任部门", "某方案附件");

        assertThat(post(coordinator, CHAIN, entering(other, version()))).hasRedirectedUrl("/policy/chains");
        assertThat(states(unit, 14)).isEqualTo("RELEASED");
        assertThat(states(other, 14)).isEqualTo("ASSIGNED");
        assertThat(page(reporter, "/notices").text()).contains("（十四）");

        assertThat(post(coordinator, CHAIN, entering(unit, version()))).hasRedirectedUrl("/policy/chains");
        assertThat(states(unit, 14)).isEqualTo("ASSIGNED");
        assertThat(states(other, 14)).isEqualTo("RELEASED");
        assertThat(database.sql("select count(*) from membership where unit_id = ? and valid_to is null")
                        .params(unit)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        database.sql("update claim set state = 'RELEASED' where unit_id = ? and state = 'ASSIGNED'")
                .params(other)
                .update();
    }

    @Test
    void aChainNeedsADepartmentASourceAndAReason() {
        var refused = post(coordinator, CHAIN, Map.of("version", "0"));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请选择单位。", "请写明依据", "请写明指定的理由");
        var city = database.sql("select min(id) from unit where nature = 'CITY'")
                .query(Long.class)
                .single();
        assertThat(text(post(coordinator, CHAIN, entering(city, version())))).contains("只能是今天存在的省直部门");
        assertThat(post(reporter, CHAIN, entering(unit, version()))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(coordinator, "/policy/chains/15/department")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoAnswersForAChainOwesAndWhoLeadsLeads() {
        post(coordinator, CHAIN, entering(unit, version()));
        assertThat(page(coordinator, "/measures/14").text()).contains("尚无牵头单位");
        assertThat(post(coordinator, "/measures/14/lead", naming("14", unit))).hasRedirectedUrl("/measures/14#claims");

        assertThat(row("/measures/14", "测试厅")).contains("牵头", "人工指定", "职能相关");
        assertThat(page(coordinator, "/measures/14").select("a[href$=/lead]")).isEmpty();
        assertThat(states(unit, 14)).isEqualTo("ASSIGNED");
        assertThat(history("/measures/14")).contains("指定牵头单位", "单位：测试厅");
        var second = post(coordinator, "/measures/14/lead", naming("14", 2));
        assertThat(second).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(second)).contains("本措施已有牵头单位");

        Days.itIs(database, "2031-07-01");
        var owed = new TransactionTemplate(transactions).execute(undone -> {
            undone.setRollbackOnly();
            database.sql("update reporting_period set established_on = opens_on where established_on is null")
                    .update();
            database.sql("""
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on,
                                                          review_on, report_on, lock_on)
                            values (1, '2031Q2', '2031-04-01', '2031-06-30', '2031-06-16', '2031-07-07', '2031-07-10',
                                    '2031-07-14', '2031-07-21')
                            """).update();
            opening.openWhatIsDue();
            return database.sql("""
                            select o.measure_id || ' ' || o.role from reporting_obligation o
                              join reporting_period p on p.id = o.period_id and p.quarter = '2031Q2'
                            where o.unit_id = ? order by o.measure_id
                            """).params(unit).query(String.class).list();
        });
        assertThat(owed)
                .containsExactly("3 SUPPLEMENTED", "14 LEAD", "15 RESPONSIBLE", "16 RESPONSIBLE", "17 RESPONSIBLE");
    }

    @Test
    void aUnitThatIsListedLeadsFromItsPlace() {
        assertThat(post(coordinator, "/measures/15/lead", naming("15", idOf("jtt"))))
                .hasRedirectedUrl("/measures/15#claims");
        assertThat(page(coordinator, "/measures/15")
                        .select("tr:contains(省交通运输厅)")
                        .first()
                        .text())
                .startsWith("2 省交通运输厅")
                .contains("牵头");
        var city = database.sql("select min(id) from unit where nature = 'CITY'")
                .query(Long.class)
                .single();
        assertThat(text(post(coordinator, "/measures/16/lead", naming("16", city))))
                .contains("不能牵头");
        assertThat(get(reporter, "/measures/16/lead")).hasStatus(HttpStatus.FORBIDDEN);
        endLead(15);
    }

    @Test
    void aLeadThatWasNamedByMistakeIsTakenBackWhileItHasNotAnswered() {
        post(coordinator, "/measures/16/lead", naming("16", unit));
        Days.itIs(database, "2020-06-02");
        assertThat(states(unit, 16)).isEqualTo("ASSIGNED");
        var back = page(coordinator, "/measures/16")
                .select("a[href$=/lead/withdrawal]")
                .attr("href");
        assertThat(page(coordinator, back).select("main").text()).contains("2020年6月1日起指定测试厅牵头");
        assertThat(post(coordinator, back, Map.of("reason", " "))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, back, Map.of("reason", "不愿牵头"))).hasStatus(HttpStatus.FORBIDDEN);

        assertThat(post(coordinator, back, Map.of("reason", "指定有误"))).hasRedirectedUrl("/measures/16#claims");

        assertThat(page(coordinator, "/measures/16").text()).contains("尚无牵头单位").doesNotContain("测试厅");
        assertThat(states(unit, 16)).as("it was not responsible before").isEqualTo("RELEASED");
        assertThat(history("/measures/16")).contains("撤回牵头单位的指定", "单位：测试厅", "原因：指定有误");
        assertThat(page(reporter, "/notices").text()).contains("指定有误");
        var again = post(coordinator, back, Map.of("reason", "再撤回一次"));
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("没有经指定的牵头单位");
        assertThat(post(coordinator, "/measures/16/lead", naming("16", newUnit())))
                .as("another one can be named")
                .hasRedirectedUrl("/measures/16#claims");
    }

    @Test
    void aUnitThatWasListedBeforeIsListedAgainAndOneThatAnsweredStaysTheLead() {
        post(coordinator, "/measures/15/lead", naming("15", idOf("jtt")));
        Days.itIs(database, "2020-06-02");
        assertThat(post(coordinator, "/measures/15/lead/withdrawal", Map.of("reason", "指定有误")))
                .hasRedirectedUrl("/measures/15#claims");
        assertThat(page(coordinator, "/measures/15")
                        .select("tr:contains(省交通运输厅)")
                        .first()
                        .text())
                .startsWith("2 省交通运输厅")
                .doesNotContain("牵头");
        assertThat(states(idOf("jtt"), 15)).isEqualTo("ASSIGNED");
        endLead(15);

        post(coordinator, "/measures/17/lead", naming("17", unit));
        claim = claimOf(unit);
        take();
        var late = post(coordinator, "/measures/17/lead/withdrawal", Map.of("reason", "指定有误"));
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(late)).contains("已经答复", "指定有误");
        assertThat(row("/measures/17", "测试厅")).contains("牵头");
        database.sql("update claim set state = 'RELEASED' where unit_id = ?")
                .params(unit)
                .update();
    }

    @Test
    void whatIsSettledIsNotCountedAndCanBeOpenedAgain() {
        assertThat(unresolved()).contains("6 等相关单位", "14 产业链链长制各责任部门", "18 省直有关部门");
        var page = page(coordinator, "/measures/6/settlement");
        assertThat(page.select("main").text()).contains("尚未全部明确", "（六）坚决打好污染防治攻坚战");
        assertThat(post(coordinator, "/measures/6/settlement", Map.of("reason", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);

        assertThat(post(coordinator, "/measures/6/settlement", Map.of("reason", "经研究无其他相关单位")))
                .hasRedirectedUrl("/measures/6");
        assertThat(unresolved()).doesNotContain("6 等相关单位");
        assertThat(row("/measures/6", "等相关单位")).contains("2020年6月1日确认已全部明确", "经研究无其他相关单位");
        assertThat(text(get(coordinator, "/policy/responsibilities.csv")))
                .as("a list that was taken away says it too")
                .contains("2020年6月1日确认已全部明确；经研究无其他相关单位", "尚未全部明确");
        assertThat(history("/measures/6")).contains("确认责任单位已全部明确", "表述：等相关单位");
        assertThat(post(coordinator, "/measures/6/settlement", Map.of("reason", "再点一次")))
                .as("a second click changes nothing")
                .hasRedirectedUrl("/measures/6");

        assertThat(post(coordinator, "/measures/6/settlement/reopening", Map.of("reason", "发现遗漏")))
                .hasRedirectedUrl("/measures/6");
        assertThat(unresolved()).contains("6 等相关单位");
        var late = post(coordinator, "/measures/6/settlement/reopening", Map.of("reason", "发现遗漏"));
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(late)).contains("可能已由他人恢复为待明确");
    }

    @Test
    void theChainsAreSettledForAllTheirMeasuresAtOnce() {
        assertThat(page(coordinator, "/measures/17/settlement").select("main").text())
                .contains("14条", "（十四）", "（十五）", "（十六）", "（十七）");
        post(coordinator, "/measures/17/settlement", Map.of("reason", "以方案附件为准"));
        assertThat(unresolved()).containsExactlyInAnyOrder("6 等相关单位", "18 省直有关部门");
        assertThat(get(coordinator, "/measures/1/settlement")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(reporter, "/measures/17/settlement")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(reporter, "/measures/17/settlement", Map.of("reason", "自己来")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private String row(String measure, String wording) {
        return page(coordinator, measure)
                .select("tr:has(th:contains(" + wording + "))")
                .first()
                .text();
    }

    private String history(String path) {
        return page(coordinator, path + "/history")
                .select(".history li")
                .first()
                .text();
    }

    private static Map<String, String> naming(String measure, long unit) {
        return Map.of("measure", measure, "unit", Long.toString(unit), "reason", "职能相关");
    }

    private Map<String, String> entering(long unitId, int version) {
        var form = new LinkedHashMap<String, String>();
        form.put("unit", Long.toString(unitId));
        form.put("chief", "张三");
        form.put("source", "某方案附件");
        form.put("reason", "已核实");
        form.put("version", Integer.toString(version));
        return form;
    }

    private int version() {
        return database.sql("select version from industry_chain where number = 9")
                .query(Integer.class)
                .single();
    }

    private String states(long unitId, long measure) {
        return database.sql("select state from claim where unit_id = ? and measure_id = ? order by id desc limit 1")
                .params(unitId, measure)
                .query(String.class)
                .single();
    }

    private long idOf(String code) {
        return database.sql("select id from unit where code = ?")
                .params(code)
                .query(Long.class)
                .single();
    }

    /** What the next test finds as the document has it: the unit is listed in its place, by itself. */
    private void endLead(long measure) {
        database.sql("update responsibility set valid_to = valid_from where measure_id = ? and role = 'LEAD'")
                .params(measure)
                .update();
        database.sql("""
                        update responsibility r set valid_to = null
                        where r.measure_id = ? and r.valid_to is not null
                          and r.id = (select max(o.id) from responsibility o
                                      where o.measure_id = r.measure_id and o.unit_id = r.unit_id and o.basis = 'STATED')
                          and not exists (select from responsibility o
                                          where o.measure_id = r.measure_id and o.unit_id = r.unit_id
                                            and o.valid_to is null)
                        """).params(measure).update();
        database.sql("""
                        update claim c set responsibility_id = r.id from responsibility r
                        where r.measure_id = c.measure_id and r.unit_id = c.unit_id and r.valid_to is null
                          and c.measure_id = ?
                        """).params(measure).update();
    }

    private List<String> unresolved() {
        return database.sql("select measure_number || ' ' || wording from unresolved_wording where period_id = 2")
                .query(String.class)
                .list();
    }
}
