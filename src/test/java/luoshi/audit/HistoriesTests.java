package luoshi.audit;

import static luoshi.People.COMMERCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class HistoriesTests {

    @Autowired
    private Histories histories;

    @Autowired
    private ChainVerification verification;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void tellsWhoChangedWhichFieldFromWhatToWhat() {
        var person = people.join(COMMERCE, Role.REPORTER);
        events.publishEvent(new AccountChanged(
                "/told/1",
                person.username(),
                List.of(
                        new Change("displayName", "李四", "李思"),
                        new Change("roles", "progress.status.ON_TRACK", "progress.status.SLOW"),
                        new Change("validTo", "2020-09-30", ""),
                        new Change("note", "", "由省商务厅提出")),
                Map.of("reason", "调离")));

        var line = histories.of("/told/1", null).lines().get(0);

        assertThat(line.person()).isEqualTo(person.displayName() + "（省商务厅）");
        assertThat(line.deed())
                .isEqualTo(
                        "修改了用户，将“姓名”由“李四”改为“李思”，将“角色”由“正常推进”改为“进展缓慢”，" + "清空了“终止日期”（原为“2020年9月30日”），将“说明”填为“由省商务厅提出”");
        assertThat(line.notes()).containsExactly("原因：调离");
    }

    @Test
    void theRecordOfAChangeIsPartOfTheChain() {
        events.publishEvent(changed("/chained/1", "tester"));

        assertThat(database.sql("select canonical from audit_record where subject = '/chained/1'")
                        .query(String.class)
                        .single())
                .contains("\"changes\": [{\"to\": \"乙\", \"from\": \"甲\", \"field\": \"name\"}]");
        assertThat(verification.verify().isIntact()).isTrue();
    }

    @Test
    void aRecordWithoutChangesHasNoPlaceForThem() {
        events.publishEvent(new AccountChanged("/plain/1", "tester", List.of(), Map.of("reason", "试")));

        assertThat(database.sql("select detail::text from audit_record where subject = '/plain/1'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"reason\": \"试\"}");
    }

    @Test
    void holdsTheObjectAndWhatLiesBelowItAndNothingElse() {
        for (var subject : List.of("/held/1", "/held/1/parts/2", "/held/12", "/held/1-2", "/held")) {
            events.publishEvent(changed(subject, "tester"));
        }

        assertThat(histories.of("/held/1", null).lines()).hasSize(2);
    }

    @Test
    void leavesOutWhatDidNotSucceedAndWhatIsToldOtherwise() {
        append("/left-out/1", "AccessRefused", false, Instant.ofEpochSecond(1));
        append("/left-out/1", "AccountDisabled", true, Instant.ofEpochSecond(2));
        append("/left-out/1", "AccountEnabled", true, Instant.ofEpochSecond(3));

        assertThat(histories.of("/left-out/1", null).lines())
                .extracting(HistoryLine::what)
                .containsExactly("恢复启用了用户", "停用了用户");
        assertThat(histories.lines("/left-out/1", null, Set.of("AccountEnabled")))
                .extracting(HistoryLine::what)
                .containsExactly("停用了用户");
    }

    @Test
    void theProgramItselfIsNamedAsSuch() {
        events.publishEvent(changed("/by-itself/1", "system"));

        assertThat(histories.of("/by-itself/1", null).lines().get(0).person()).isEqualTo("系统自动");
    }

    @Test
    void aLongHistoryIsReadPageByPageAndLosesNothing() {
        for (var number = 1; number <= 2 * History.PAGE + 3; number++) {
            // Three of one moment stand where the first page would end.
            var second = number == 52 || number == 54 ? 53 : number;
            append("/long/1/" + number, "AccountEnabled", true, Instant.ofEpochSecond(second));
        }

        var sizes = new ArrayList<Integer>();
        var page = histories.of("/long/1", null);
        sizes.add(page.lines().size());
        while (page.next() != null) {
            page = histories.of("/long/1", page.next());
            sizes.add(page.lines().size());
        }

        assertThat(sizes).containsExactly(49, 50, 4);
    }

    @Test
    void aDifferenceKeepsTheOrderAndLeavesOutWhatIsEqual() {
        var after = new LinkedHashMap<String, String>();
        after.put("name", "乙");
        after.put("code", "x");
        after.put("note", "新");

        assertThat(Change.between(Map.of("name", "甲", "code", "x"), after))
                .containsExactly(new Change("name", "甲", "乙"), new Change("note", "", "新"));
    }

    private static AccountChanged changed(String subject, String by) {
        return new AccountChanged(subject, by, List.of(new Change("name", "甲", "乙")), Map.of());
    }

    private void append(String subject, String action, boolean succeeded, Instant at) {
        database.sql("select audit_append(?, 'tester', '10.0.0.1', ?, ?, ?, '{}')")
                .params(at.atOffset(ZoneOffset.UTC), action, subject, succeeded)
                .query(Long.class)
                .single();
    }

    private record AccountChanged(String subject, String by, List<Change> changes, Map<String, String> detail)
            implements Audited {}
}
