package luoshi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was asked of units in the demo: two 催办单, one of them answered, and a 批示 on the sent report with two tasks, one of
 * them answered. The program's own steps make them, after the story of the reports is told.
 */
@Component
@Profile("demo")
class DemoSupervision implements SmartLifecycle {

    private static final LocalDate ANSWER_BY = LocalDate.of(2020, 10, 15);

    private final DemoPeople people;
    private final Standings standings;
    private final Urging urging;
    private final Instructing instructing;
    private final JdbcClient database;
    private boolean told;

    DemoSupervision(
            DemoPeople people, Standings standings, Urging urging, Instructing instructing, JdbcClient database) {
        this.people = people;
        this.standings = standings;
        this.urging = urging;
        this.instructing = instructing;
        this.database = database;
    }

    @Override
    public void start() {
        var coordinator = people.actor("fgw.xietiao1");
        if (!exists("urge_notice")) {
            urge(coordinator);
        }
        if (!exists("leader_instruction")) {
            instruct(coordinator);
        }
        told = true;
    }

    private void urge(Actor coordinator) {
        var owed = owed();
        var keys = standings.ladder().othersOn(UrgeLevel.BLUE).stream()
                .map(line -> line.standing())
                .filter(standing -> owed.contains(standing.unitId()))
                .limit(2)
                .toList();
        if (keys.size() < 2) {
            return;
        }
        urging.issue(
                coordinator,
                UrgeLevel.BLUE,
                Set.of(keys.get(0).key(), keys.get(1).key()),
                "距填报截止还有两个工作日，贵单位尚未报送第三季度进展情况。请按时报送，并书面说明目前的进度和完成时间。",
                ANSWER_BY,
                UUID.randomUUID());
        var answered = database.sql("select min(id) from urge_notice")
                .query(Long.class)
                .single();
        var unit = keys.get(0).unitId();
        urging.draft(writer(unit), answered, "本季度数据正在与统计部门核对，材料已起草完毕，10月14日前报送。", 0);
        urging.send(approver(unit), answered, 1);
    }

    private void instruct(Actor coordinator) {
        var report = database.sql("select id from roll_up_report where state = 'SENT' order by quarter limit 1")
                .query(Long.class)
                .optional();
        if (report.isEmpty()) {
            return;
        }
        var instruction = instructing.record(
                coordinator,
                report.get(),
                "罗文彬",
                "副省长（演示人物）",
                LocalDate.of(2020, 9, 25),
                "各项措施总体进展较好。对缺报的事项要逐项核实，市场主体反映集中的融资问题要拿出办法，四季度务必见到成效。",
                UUID.randomUUID());
        assign(coordinator, instruction, "jrjgj", "研究提出缓解中小微企业融资难的具体办法。");
        assign(coordinator, instruction, "scjgj", "梳理市场主体反映集中的问题，提出清单。");
        var unit = unit("scjgj");
        instructing.draft(writer(unit), instruction, 2, "已梳理三类十二个问题，清单已送省发展改革委和有关部门。", 0);
        instructing.send(approver(unit), instruction, 2, 1);
    }

    private void assign(Actor coordinator, long instruction, String code, String body) {
        instructing.assign(coordinator, instruction, unit(code), body, LocalDate.of(2020, 10, 30), UUID.randomUUID());
    }

    /** Units of people who are not the ones to try the quarter's reporting with. */
    private List<Long> owed() {
        return database.sql("""
                        select u.id from unit u
                        where not u.coordinates and u.code not in ('rst', 'czt', 'swt')
                          and exists (select from account a where a.unit_id = u.id and a.demo)
                        """).query(Long.class).list();
    }

    private long unit(String code) {
        return database.sql("select id from unit where code = ?")
                .params(code)
                .query(Long.class)
                .single();
    }

    private Actor writer(long unit) {
        return personOf(unit, "REPORTER");
    }

    private Actor approver(long unit) {
        return personOf(unit, "UNIT_APPROVER");
    }

    private Actor personOf(long unit, String role) {
        return people.actor(
                database.sql("""
                        select min(a.username) from account a join account_role r on r.account_id = a.id and r.role = ?
                        where a.unit_id = ? and a.demo and a.disabled_at is null
                        """).params(role, unit).query(String.class).single());
    }

    private boolean exists(String table) {
        return database.sql("select exists (select from " + table + ")")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void stop() {
        told = false;
    }

    @Override
    public boolean isRunning() {
        return told;
    }

    /** After the story of the reports, before the web server opens its port. */
    @Override
    public int getPhase() {
        return 1;
    }
}
