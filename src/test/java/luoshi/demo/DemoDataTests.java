package luoshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import luoshi.TestDatabase;
import luoshi.calendar.BusinessClock;
import luoshi.progress.PeriodOpening;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo as it is told: people first, then the obligations the program stores, then what was reported for them. */
@DataJpaTest(properties = "spring.test.database.replace=none")
@Import({TestDatabase.class, PeriodOpening.class, BusinessClock.class})
class DemoDataTests {

    @Autowired
    private JdbcClient database;

    @BeforeAll
    static void tellTheDemo(@Autowired DataSource dataSource, @Autowired PeriodOpening opening) {
        migrate(dataSource, "1");
        opening.openWhatIsDue();
        migrate(dataSource, "latest");
    }

    private static void migrate(DataSource dataSource, String target) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/demo")
                .table("demo_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void thePeopleToTryComeFirst() {
        assertThat(lines("select username from account where demo order by id limit 5"))
                .containsExactly("rst.tianbao", "rst.shenhe", "fgw.xietiao1", "fgw.lingdao", "guanli");
    }

    @Test
    void everyUnitThatOwesHasSomebodyWhoWritesAndSomebodyElseWhoReviews() {
        assertThat(lines("""
                select distinct o.unit_name from reporting_obligation o
                where 1 > (select count(*) from account a join account_role r on r.account_id = a.id
                            where a.unit_id = o.unit_id and a.disabled_at is null and r.role = 'REPORTER')
                   or 1 <> (select count(*) from account a join account_role r on r.account_id = a.id
                            where a.unit_id = o.unit_id and a.disabled_at is null and r.role = 'UNIT_APPROVER')
                """)).isEmpty();
        assertThat(lines("select account_id::text from account_role group by account_id having count(*) > 1"))
                .isEmpty();
        assertThat(lines("select role || ' ' || count(*) from account_role join account on id = account_id"
                        + " where disabled_at is null group by role order by role"))
                .containsExactly(
                        "ADMIN 1",
                        "AUDITOR 1",
                        "COORDINATOR 2",
                        "INSPECTOR 1",
                        "LEADER 1",
                        "REPORTER 41",
                        "UNIT_APPROVER 40");
    }

    @Test
    void nobodyHasAPasswordYet() {
        assertThat(lines("select username from account where password_hash is not null or not demo"))
                .isEmpty();
    }

    @Test
    void theSecondQuarterIsReadyForItsReport() {
        assertThat(states("2020Q2")).containsExactly("APPROVED 120", "TO_FILL 22");
        assertThat(lines("select count(*)::text from progress_entry e join reporting_period p on p.id = e.period_id"
                        + " where p.quarter = '2020Q2' and e.no_progress"))
                .containsExactly("12");
    }

    @Test
    void theThirdQuarterShowsEveryStateBeforeTheReport() {
        assertThat(states("2020Q3"))
                .containsExactly(
                        "APPROVED 54",
                        "DRAFT 10",
                        "RETURNED_BY_PROVINCE 4",
                        "RETURNED_BY_UNIT 3",
                        "SUBMITTED 17",
                        "TO_FILL 45",
                        "UNIT_REVIEW 8",
                        "WITHDRAWN 1");
    }

    @Test
    void toldAsAtTheEndOfTodayTheListIsThatOfNow() {
        assertThat(lines("""
                with now as (
                    select o.*, case when state = 'DRAFT' then 'TO_FILL' else state end as told
                    from obligation_status o
                ), past as (
                    select s.* from reporting_period p
                      cross join lateral obligation_status_on(p.id, date '2020-10-12') s
                )
                select n.unit_name || ' ' || n.measure_id || ' ' || n.told || ' ' || coalesce(t.state, 'missing')
                from now n left join past t on t.obligation_id = n.obligation_id
                where (n.told, n.first_submitted_at, n.on_time, n.late, n.approved, n.in_review, n.version_id, n.status,
                       n.no_progress, n.summary_owed, n.assessment)
                      is distinct from
                      (t.state, t.first_submitted_at, t.on_time, t.late, t.approved, t.in_review, t.version_id, t.status,
                       t.no_progress, t.summary_owed, t.assessment)
                """)).isEmpty();
    }

    @Test
    void toldAsAtAnEarlierDayTheListKnowsNothingOfWhatCameLater() {
        assertThat(lines("""
                select s.state || ' ' || count(*)
                from reporting_period p cross join lateral obligation_status_on(p.id, date '2020-06-30') s
                where p.quarter = '2020Q2' group by s.state order by s.state
                """))
                .noneMatch(line -> line.startsWith("FROZEN"))
                .anyMatch(line -> line.startsWith("TO_FILL"));
        assertThat(lines("""
                select s.obligation_id::text
                from reporting_period p cross join lateral obligation_status_on(p.id, date '2020-09-16') s
                where p.quarter = '2020Q3'
                """)).isEmpty();
    }

    /** Drafts and what is written since a return leave no record. */
    @Test
    void toldAsAtTheEndOfTodayTheSearchKnowsWhatItKnowsNow() {
        assertThat(lines("""
                with drafted as (
                    select id from progress_entry where state not in ('UNIT_REVIEW', 'SUBMITTED')
                ), now as (
                    select kind, ref_id, audience, heading, unit_name, body, quarter, sort_key from search_text
                ), past as (
                    select kind, ref_id, audience, heading, unit_name, body, quarter, sort_key from search_text
                    where all_since <= date '2020-10-12'
                    union all
                    select kind, ref_id, audience, heading, unit_name, body, quarter, sort_key from search_former
                    where since <= date '2020-10-12' and until > date '2020-10-12'
                )
                select coalesce(n.kind || n.ref_id || n.audience || n.body, 'nothing') || ' ' || coalesce(p.body, 'nothing')
                from now n full join past p on p.kind = n.kind and p.ref_id = n.ref_id and p.audience = n.audience
                where n is distinct from p
                  and (coalesce(n.kind, p.kind) <> 'ENTRY' or coalesce(n.audience, p.audience) <> 'UNIT'
                       or coalesce(n.ref_id, p.ref_id) not in (select id from drafted))
                """)).isEmpty();
    }

    @Test
    void toldAsAtAnEarlierDayTheSearchKnowsWhatHadBeenApprovedByThen() {
        assertThat(lines("""
                select t.quarter || ' ' || count(*) from search_text t join progress_entry e on e.id = t.ref_id
                where t.kind = 'ENTRY' and t.all_since <= date '2020-07-15' and e.corrects_id is null
                group by t.quarter
                """)).containsExactly("2020Q2 120");
        assertThat(lines("""
                select o.unit_name from reporting_obligation o
                where (effective_version_on(o.id, date '2020-10-08') is not null)
                      <> exists (select from progress_entry e join search_text t on t.kind = 'ENTRY' and t.ref_id = e.id
                                 where e.obligation_id = o.id and t.all_since <= date '2020-10-08')
                """)).isEmpty();
        assertThat(lines("""
                select kind || ' ' || audience from search_former where quarter = '2020Q3' and since <= date '2020-07-15'
                """)).isEmpty();
    }

    /** To the last column; of what is a draft only since when, and which field comes next, is not known. */
    @Test
    void toldAsAtTheEndOfTodayTheTasksAreThoseOfNow() {
        assertThat(lines("""
                with draft as (select '/entries/' || id || '/form' as form from progress_entry where state = 'DRAFT'),
                     waits as (select true as now, t.* from open_task(timestamp '2020-10-12 23:59:59') t
                               union all
                               select false, t.* from account a cross join lateral open_task_on(date '2020-10-12', a.id) t)
                select min(case when w.now then 'now ' else 'past ' end) || t.task
                from waits w
                  left join draft d on d.form = split_part(w.href, '#', 1)
                  cross join lateral (
                      select (w.account_id, w.kind, w.deadline, w.quarter, w.due_on, w.lock_on, w.title, w.unit_name, w.note,
                              coalesce(d.form, w.href), case when d.form is null then w.since end)::text as task) t
                group by t.task having count(*) filter (where w.now) <> count(*) filter (where not w.now)
                """)).isEmpty();
    }

    @Test
    void toldAsAtTheEndOfTodayTheInboxesAreThoseOfNow() {
        assertThat(lines("""
                with now as (select n.id, n.kind, n.at::date, n.read_at is not null as read from notice n),
                     past as (select t.id, t.kind, t.at::date, t.read
                              from account a cross join lateral notice_on(a.id, date '2020-10-12') t)
                (select 'now ' || t from (select * from now except all select * from past) t)
                union all
                (select 'past ' || t from (select * from past except all select * from now) t)
                """)).isEmpty();
    }

    @Test
    void toldAsAtTheEndOfTodayTheBurdenIsThatOfNow() {
        assertThat(lines("""
                with now as (select p.quarter, q.* from reporting_period p cross join lateral question_asked(p.id) q),
                     past as (select p.quarter, q.* from reporting_period p
                                cross join lateral question_asked(p.id, date '2020-10-12') q)
                (select 'now ' || t from (select * from now except all select * from past) t)
                union all
                (select 'past ' || t from (select * from past except all select * from now) t)
                """)).isEmpty();
    }

    @Test
    void toldAsAtAnEarlierDayTheBurdenIsWhatHadBeenHandedOnByThen() {
        assertThat(lines("""
                select count(*) || ' ' || count(*) filter (where q.answered)
                from reporting_period p cross join lateral question_asked(p.id, date '2020-10-09') q
                where p.quarter = '2020Q3' and q.question = 'STATUS'
                """)).isEqualTo(lines("""
                        select count(*) || ' ' || count(*) filter (where exists (
                            select from entry_version v where v.entry_id = e.id and v.business_time < timestamp '2020-10-10'))
                        from reporting_period p join progress_entry e on e.period_id = p.id and e.corrects_id is null
                        where p.quarter = '2020Q3'
                          and not exists (select from obligation_waiver w where w.obligation_id = e.obligation_id)
                        """));
        assertThat(lines("""
                select q.question from reporting_period p cross join lateral question_asked(p.id, date '2020-09-16') q
                where p.quarter = '2020Q3' and q.subject like '/entries/%'
                """)).isEmpty();
    }

    @Test
    void whatTheVisitorIsToFillInIsEmpty() {
        assertThat(lines("""
                select m.number || ' ' || o.unit_name from progress_entry e
                join reporting_obligation o on o.id = e.obligation_id
                join reporting_period p on p.id = e.period_id
                join measure m on m.id = e.measure_id
                where p.quarter = '2020Q3' and e.state = 'TO_FILL' and o.unit_name in ('省人力资源社会保障厅', '省财政厅')
                order by 1
                """)).containsExactly("1 省人力资源社会保障厅", "13 省财政厅", "7 省财政厅");
    }

    @Test
    void correctionsOfApprovedEntriesWaitForTheProvince() {
        assertThat(lines("""
                select c.state || ' ' || e.state || ' ' || u.name from progress_entry c
                join progress_entry e on e.id = c.corrects_id and e.obligation_id = c.obligation_id
                join unit u on u.id = c.unit_id
                where c.state <> 'APPROVED' order by c.id
                """))
                .containsExactly("SUBMITTED APPROVED 省税务局", "SUBMITTED APPROVED 省扶贫办", "SUBMITTED APPROVED 省医保局");
    }

    @Test
    void nobodyReviewsWhatHeWrote() {
        assertThat(lines("select r.id::text from entry_review r"
                        + " join entry_author a on a.entry_id = r.entry_id and a.account_id = r.reviewed_by"))
                .isEmpty();
        assertThat(
                        lines(
                                "select v.id::text from entry_version v where not exists"
                                        + " (select from entry_author a where a.entry_id = v.entry_id and a.account_id = v.written_by)"))
                .isEmpty();
    }

    @Test
    void everyReviewerHoldsTheOfficeItTakes() {
        assertThat(lines("""
                select r.id::text from entry_review r
                join progress_entry e on e.id = r.entry_id
                join account a on a.id = r.reviewed_by
                where not exists (select from account_role o where o.account_id = a.id
                        and (r.level = 'PROVINCE' and o.role = 'COORDINATOR'
                             or r.level = 'UNIT' and o.role = 'UNIT_APPROVER' and a.unit_id = e.unit_id))
                """)).isEmpty();
    }

    @Test
    void whatIsApprovedIsWhatWasHandedOnLast() {
        assertThat(lines("""
                select e.id::text from progress_entry e
                left join entry_version v on v.entry_id = e.id and v.number = e.versions
                where e.state = 'APPROVED'
                  and (e.progress, e.practices, e.problems, e.next_steps, e.coordination_needs, e.status,
                       e.no_progress, e.no_progress_reason)
                      is distinct from
                      (v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs, v.status,
                       v.no_progress, v.no_progress_reason)
                """)).isEmpty();
        assertThat(lines("""
                select e.id::text from progress_entry e
                where e.state = 'APPROVED'
                  and (select array_agg((indicator_id, amount, as_of, source) order by indicator_id)
                       from entry_figure where entry_id = e.id)
                      is distinct from
                      (select array_agg((f.indicator_id, f.amount, f.as_of, f.source) order by f.indicator_id)
                       from entry_version_figure f join entry_version v on v.id = f.version_id
                       where v.entry_id = e.id and v.number = e.versions)
                """)).isEmpty();
    }

    @Test
    void everythingApprovedHasPassedBothReviewsInOrder() {
        assertThat(lines("""
                select e.id::text from progress_entry e
                where e.state = 'APPROVED' and not exists (
                    select from entry_version v
                    join entry_review own on own.entry_id = e.id and own.version_number = v.number
                        and own.level = 'UNIT' and own.verdict = 'PASSED' and own.business_time > v.business_time
                    join entry_review province on province.entry_id = e.id and province.version_number = v.number
                        and province.level = 'PROVINCE' and province.verdict = 'PASSED'
                        and province.business_time > own.business_time
                    where v.entry_id = e.id and v.number = e.versions)
                """)).isEmpty();
    }

    @Test
    void theCoordinatingUnitsEntriesArePassedByTwoReviewers() {
        assertThat(lines("""
                select count(distinct r.reviewed_by)::text from progress_entry e
                join unit u on u.id = e.unit_id and u.coordinates
                left join entry_review r on r.entry_id = e.id and r.version_number = e.versions
                    and r.level = 'PROVINCE' and r.verdict = 'PASSED'
                where e.state = 'APPROVED'
                group by e.id
                """)).hasSize(17).containsOnly("2");
        assertThat(lines("""
                select e.id::text from progress_entry e join unit u on u.id = e.unit_id
                where e.state = 'APPROVED' and u.coordinates <> (e.first_approved_by is not null)
                """)).isEmpty();
    }

    @Test
    void oneOfTheCoordinatingUnitsEntriesAwaitsItsSecondReviewer() {
        assertThat(lines("""
                select m.number || ' ' || a.username from progress_entry e
                join measure m on m.id = e.measure_id
                join account a on a.id = e.first_approved_by
                where e.state = 'SUBMITTED'
                """)).containsExactly("7 fgw.xietiao2");
    }

    @Test
    void whatWasReturnedSaysWhyAndWasAnsweredWithAnotherText() {
        assertThat(lines("""
                select count(*)::text from entry_review r
                join entry_version before on before.entry_id = r.entry_id and before.number = r.version_number
                join entry_version after on after.entry_id = r.entry_id and after.number = r.version_number + 1
                where r.verdict = 'RETURNED' and before.progress <> after.progress
                """)).containsExactly("12");
        assertThat(lines("""
                select r.level || ' ' || count(*) from entry_review r
                join progress_entry e on e.id = r.entry_id and e.versions = r.version_number
                where r.verdict = 'RETURNED' and e.state = 'RETURNED_BY_' || r.level
                group by r.level order by r.level
                """)).containsExactly("PROVINCE 4", "UNIT 3");
        assertThat(lines("select distinct field collate \"C\" from entry_review,"
                        + " unnest(string_to_array(fields, ',')) as field where verdict = 'RETURNED' order by 1"))
                .containsExactly("nextSteps", "practices", "problems", "progress");
    }

    @Test
    void everyTextFitsItsField() {
        assertThat(lines("select e.id::text from progress_entry e where greatest(char_length(progress),"
                        + " char_length(practices), char_length(problems), char_length(next_steps),"
                        + " char_length(coordination_needs)) >= 2000"))
                .isEmpty();
        assertThat(lines("select e.id::text from progress_entry e where state not in ('TO_FILL', 'DRAFT')"
                        + " and (status is null or progress = '' and not no_progress)"))
                .isEmpty();
        assertThat(lines("select e.id::text from progress_entry e where no_progress"
                        + " and progress || practices || problems || next_steps || coordination_needs <> ''"))
                .isEmpty();
    }

    @Test
    void everyMeasureIsReportedOnInBothQuarters() {
        assertThat(lines("select p.quarter || ' ' || count(distinct e.measure_id) from progress_entry e"
                        + " join reporting_period p on p.id = e.period_id where e.progress <> ''"
                        + " group by p.quarter order by 1"))
                .containsExactly("2020Q2 20", "2020Q3 20");
    }

    @Test
    void lateIsWhatCameAfterTheDueDate() {
        assertThat(lines("""
                select o.unit_name || ' ' || o.first_submitted_at::date from obligation_status o
                where o.late order by o.first_submitted_at
                """))
                .containsExactly(
                        "省工业和信息化厅 2020-07-08",
                        "抚州市 2020-07-08",
                        "上饶市 2020-07-09",
                        "省工商联 2020-07-09",
                        "新余市 2020-07-10",
                        "省住房城乡建设厅 2020-07-13");
    }

    @Test
    void theCountsOfEachQuarterAddUp() {
        assertThat(lines("""
                select concat_ws(' ', p.quarter, count(*), count(*) filter (where received),
                    count(*) filter (where missing), count(*) filter (where on_time), count(*) filter (where late),
                    count(*) filter (where approved), count(*) filter (where in_review), count(*) filter (where returned))
                from obligation_status o join reporting_period p on p.id = o.period_id
                group by p.quarter order by p.quarter
                """)).containsExactly("2020Q2 142 120 22 114 6 120 0 0", "2020Q3 142 75 67 75 0 54 17 4");
        assertThat(lines("""
                select obligation_id::text from obligation_status
                where received = missing or received <> (on_time or late) or on_time and late
                   or received <> (approved or in_review or returned)
                   or (approved::integer + in_review::integer + returned::integer > 1)
                """)).isEmpty();
    }

    @Test
    void peopleWorkOnWorkingDaysAndBeforeTheDayTheDemoStandsAt() {
        assertThat(lines("""
                select step.at::text from (
                    select business_time as at from entry_version
                    union all select business_time from entry_review
                    union all select last_saved_at at time zone 'Asia/Shanghai' from progress_entry) as step
                left join holiday h on h.day = step.at::date
                where step.at is not null and (coalesce(h.kind, case when extract(isodow from step.at) < 6 then 'WORK' else 'OFF' end) = 'OFF'
                   or step.at::time not between '08:00' and '18:00'
                   or step.at::date not between date '2020-06-20' and date '2020-10-12')
                """)).isEmpty();
        assertThat(lines("select max(r.business_time)::date::text from entry_review r"
                        + " join progress_entry e on e.id = r.entry_id"
                        + " join reporting_period p on p.id = e.period_id"
                        + " where p.quarter = '2020Q2' and e.corrects_id is null"))
                .containsExactly("2020-07-14");
    }

    @Test
    void realTimeAndBusinessTimeOfASubmissionAreOneMoment() {
        assertThat(lines("select id::text from progress_entry"
                        + " where first_received_at at time zone 'Asia/Shanghai' <> first_submitted_at"))
                .isEmpty();
        assertThat(lines("select id::text from entry_version"
                        + " where written_at at time zone 'Asia/Shanghai' <> business_time"))
                .isEmpty();
    }

    @Test
    void everyFigureSaysWhetherItIsPublicOrInvented() {
        assertThat(lines("select source from entry_figure where source !~ '^(公开|演示)数据：'"))
                .isEmpty();
        assertThat(lines("select f.entry_id::text from entry_figure f join progress_entry e on e.id = f.entry_id"
                        + " join indicator i on i.id = f.indicator_id where i.measure_id <> e.measure_id"))
                .isEmpty();
        assertThat(lines("select trim_scale(amount)::text from entry_figure where source like '公开数据：%'"))
                .containsExactly("20842");
    }

    @Test
    void leadsSummariseJointMeasuresAndNameWhoIsMissing() {
        assertThat(lines("""
                select p.quarter || ' ' || m.number || ' ' || e.state || ' '
                    || coalesce((select string_agg(o.unit_name, '、' order by o.position)
                                 from entry_version_missing_part x join reporting_obligation o on o.id = x.obligation_id
                                 where x.version_id = v.id), '')
                from entry_version v join progress_entry e on e.id = v.entry_id and e.versions = v.number
                join reporting_period p on p.id = e.period_id join measure m on m.id = e.measure_id
                where v.summary <> '' order by 1
                """))
                .containsExactly("2020Q2 1 APPROVED ", "2020Q2 2 APPROVED 省退役军人厅", "2020Q3 3 SUBMITTED 省商务厅、省卫生健康委");
    }

    @Test
    void oneTextCountsForTwoMeasures() {
        assertThat(lines("""
                select u.name || ' ' || m.number || ' ' || told.number from progress_entry e
                join unit u on u.id = e.unit_id join measure m on m.id = e.measure_id
                join reporting_obligation o on o.id = e.shares_id join measure told on told.id = o.measure_id
                """)).containsExactly("省金融监管局 7 8");
    }

    @Test
    void aValueThatFellSaysWhy() {
        assertThat(lines("select trim_scale(amount)::text from entry_version_figure where explanation <> ''"))
                .containsExactly("6");
    }

    @Test
    void theAssessmentStandsBesideAnotherClaimOfTheUnitOnlyWithAnOpinion() {
        assertThat(lines("""
                        select s.unit_name || ' ' || s.status || ' ' || s.assessment from obligation_status s
                          join reporting_period p on p.id = s.period_id
                        where p.quarter = '2020Q3' and s.assessment <> 'RECOGNISED' order by s.unit_name
                        """))
                .containsExactlyInAnyOrder("省国资委 ON_TRACK PARTLY_RECOGNISED", "省水利厅 ON_TRACK NOT_RECOGNISED");
        assertThat(lines("select unit_name from obligation_status where approved and assessment is null"))
                .isEmpty();
    }

    @Test
    void theToolsOfTheTellingAreGone() {
        assertThat(lines("select relname from pg_class where relname like 'demo\\_%' and relkind = 'r'"
                        + " and relname <> 'demo_history'"))
                .isEmpty();
        assertThat(lines("select proname from pg_proc where proname like 'demo\\_%'"))
                .isEmpty();
    }

    @Test
    void theBusinessDateIsTwoDaysBeforeTheUnitsDueDate() {
        assertThat(lines("select (p.due_on - b.set_to)::text from business_date b, reporting_period p"
                        + " where p.quarter = '2020Q3'"))
                .containsExactly("2");
    }

    private List<String> states(String quarter) {
        return lines("select e.state || ' ' || count(*) from progress_entry e"
                + " join reporting_period p on p.id = e.period_id"
                + " where e.corrects_id is null and p.quarter = '" + quarter + "' group by e.state order by e.state");
    }

    private List<String> lines(String sql) {
        return database.sql(sql).query(String.class).list();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RealClock {

        @Bean
        Clock clock() {
            return Clock.system(BusinessClock.ZONE);
        }
    }
}
