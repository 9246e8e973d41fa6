package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

/** What is kept while somebody types, whose it is, and what becomes of it. */
@WebTest
class EntryTypingTests extends EntryPages {

    @Test
    void whatWasTypedIsThereAgainAndNothingIsStored() {
        var entry = untouched(unit);
        var indicator = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();

        var kept = type(
                reporter,
                entry,
                Map.of(
                        "progress", "写到一半",
                        "status", "SLOW",
                        "figures[0].indicatorId", indicator,
                        "figures[0].amount", "十六"));

        assertThat(kept).hasStatusOk().bodyText().contains("已自动保存");
        var form = page(reporter, entry + "/form");
        assertThat(form.select(".message-restored").text()).contains("已恢复您").contains("未保存的内容", "放弃这些内容");
        assertThat(form.select("#progress").text()).isEqualTo("写到一半");
        assertThat(form.select("#status option[selected]").val()).isEqualTo("SLOW");
        assertThat(form.select("input[name='figures[0].amount']").val()).isEqualTo("十六");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
        assertThat(textOf(entry)).isEmpty();
    }

    @Test
    void nobodyElseSeesItAndTheTrailDoesNotSpeakOfIt() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var records = records();

        type(reporter, entry, Map.of("progress", "只有我能看到"));

        assertThat(text(get(colleague, entry + "/form"))).doesNotContain("只有我能看到");
        assertThat(text(get(colleague, entry))).doesNotContain("只有我能看到");
        assertThat(text(get(coordinator, entry))).doesNotContain("只有我能看到");
        assertThat(records()).isEqualTo(records);
    }

    @Test
    void aTextThatIsTooLongIsKeptAllTheSame() {
        var entry = untouched(unit);
        var long5000 = "长".repeat(5000);

        type(reporter, entry, Map.of("progress", long5000));

        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo(long5000);
    }

    @Test
    void whatNoFormHoldsIsRefusedInASentence() {
        var entry = untouched(unit);

        assertThat(type(reporter, entry, Map.of("progress", "长".repeat(1_000_000))))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE)
                .bodyText()
                .contains("本页内容过多");
        assertThat(send(reporter, entry, "{\"progress\":"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("无法识别");
        assertThat(send(reporter, entry, "[1]")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(page(reporter, entry + "/form").select(".message-restored")).isEmpty();
    }

    @Test
    void charactersThatNoTextMayHoldAreLeftOut() {
        var entry = untouched(unit);

        assertThat(send(
                        reporter,
                        entry,
                        "{\"progress\":[\"一\\u0000二\"],\"figures[5000].amount\":[\"1\"],\"x y\":[\"1\"]}"))
                .hasStatusOk();

        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("一二");
    }

    @Test
    void whoeverMayNotWriteTheEntryCanKeepNothing() {
        var entry = untouched(unit);
        var stranger = people.join(HUMAN_RESOURCES, Role.REPORTER);

        for (var actor : new Actor[] {stranger, coordinator}) {
            assertThat(type(actor, entry, Map.of("progress", "x"))).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(actor, entry + "/form/presence", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(actor, entry + "/form/discard", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(type(reporter, "/entries/999999999", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void savingOrSendingEndsIt() {
        var entry = untouched(unit);
        var key = UUID.randomUUID().toString();
        type(reporter, entry, Map.of("submitKey", key, "progress", "写到一半"));

        save(reporter, entry, Map.of("submitKey", key, "progress", "写完了"));

        var form = page(reporter, entry + "/form");
        assertThat(form.select(".message-restored")).isEmpty();
        assertThat(form.select("#progress").text()).isEqualTo("写完了");
    }

    @Test
    void discardingItShowsWhatIsStored() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "已保存"));
        type(reporter, entry, Map.of("progress", "不要了"));

        assertThat(post(reporter, entry + "/form/discard", Map.of())).hasRedirectedUrl(entry + "/form");

        var form = page(reporter, entry + "/form");
        assertThat(form.select("#progress").text()).isEqualTo("已保存");
        assertThat(form.select(".message-restored")).isEmpty();
    }

    @Test
    void whatSaysTheSameAsWhatIsStoredIsNothingToRestore() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "一样的内容"));

        type(reporter, entry, Map.of("progress", "一样的内容"));

        assertThat(page(reporter, entry + "/form").select(".message-restored")).isEmpty();
    }

    @Test
    void theOtherWindowOfTheSamePersonOverwritesNothing() {
        var entry = untouched(unit);
        var desk = UUID.randomUUID().toString();
        type(reporter, entry, Map.of("submitKey", desk, "progress", "办公室的电脑"));
        var notebook = page(reporter, entry + "/form");
        type(
                reporter,
                entry,
                Map.of(
                        "submitKey",
                                notebook.select("input[name=submitKey]").first().val(),
                        "continues", notebook.select("input[name=continues]").val(),
                        "progress", "办公室的电脑，接着在笔记本上"));

        assertThat(type(reporter, entry, Map.of("submitKey", desk, "progress", "办公室的电脑，又写了")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("您在另一个窗口或另一台电脑上");
        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("办公室的电脑，接着在笔记本上");

        save(reporter, entry, Map.of("submitKey", desk, "progress", "办公室的电脑，又写了"));
        var both = page(reporter, entry + "/form");
        assertThat(both.select(".merge").text()).contains("办公室的电脑，又写了", "办公室的电脑，接着在笔记本上");
    }

    @Test
    void whatWasCheckedAndIsStoredAlreadyDoesNotStandInTheWayOfTheNextWindow() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "已办结3项。", "status", "ON_TRACK"));
        assertThat(save(reporter, entry, Map.of("check", "self", "progress", "已办结3项。", "status", "ON_TRACK")))
                .hasStatusOk();
        assertThat(database.sql("select count(*) from entry_typing where entry_id = ?")
                        .params(id(entry))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        var form = page(reporter, entry + "/form");
        assertThat(form.select(".message-restored")).isEmpty();
        assertThat(database.sql("select count(*) from entry_typing where entry_id = ?")
                        .params(id(entry))
                        .query(Integer.class)
                        .single())
                .as("what is stored is kept no longer")
                .isZero();
        assertThat(type(
                        reporter,
                        entry,
                        Map.of(
                                "submitKey",
                                form.select("input[name=submitKey]").first().val(),
                                "continues",
                                form.select("input[name=continues]").val(),
                                "continuedAt",
                                form.select("input[name=continuedAt]").val(),
                                "progress",
                                "已办结3项，接着写")))
                .hasStatusOk();
        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("已办结3项，接着写");
    }

    @Test
    void aWindowTakesOverNothingThatWasTypedInTheOtherOneAfterItWasOpened() {
        var entry = untouched(unit);
        var desk = UUID.randomUUID().toString();
        type(reporter, entry, Map.of("submitKey", desk, "progress", "办公室的电脑"));
        database.sql("update entry_typing set saved_at = saved_at - interval '1 minute' where entry_id = ?")
                .params(id(entry))
                .update();
        var notebook = page(reporter, entry + "/form");
        assertThat(notebook.select("[data-typing]").hasAttr("data-unsaved"))
                .as("looking at it takes over nothing")
                .isFalse();
        type(reporter, entry, Map.of("submitKey", desk, "progress", "办公室的电脑，接着写了一大段"));

        assertThat(type(
                        reporter,
                        entry,
                        Map.of(
                                "submitKey",
                                        notebook.select("input[name=submitKey]")
                                                .first()
                                                .val(),
                                "continues",
                                        notebook.select("input[name=continues]").val(),
                                "continuedAt",
                                        notebook.select("input[name=continuedAt]")
                                                .val(),
                                "progress", "办公室的电脑，笔记本")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("您在另一个窗口或另一台电脑上");
        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("办公室的电脑，接着写了一大段");
    }

    /** At a shared browser somebody else may have signed in since the page was opened. */
    @Test
    void aPageThatWasShownToSomebodyElseIsNeitherKeptNorSaved() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);
        var shown = page(reporter, entry + "/form").select("input[name=writer]").val();

        assertThat(type(colleague, entry, Map.of("writer", shown, "progress", "同事没有写过的话")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("这个页面是另一位用户打开的");
        for (var button : new String[] {"save", "send", "check"}) {
            assertThat(save(colleague, entry, Map.of("writer", shown, button, "1", "progress", "同事没有写过的话")))
                    .as(button)
                    .hasStatus(HttpStatus.CONFLICT);
        }

        assertThat(page(colleague, entry + "/form").select("#progress").text()).isEmpty();
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void aRefusedFormIsKeptToo() {
        var entry = untouched(unit);

        save(reporter, entry, Map.of("send", "review", "progress", "还没选自评"));

        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo("还没选自评");
    }

    @Test
    void whoeverElseIsInTheFormIsNamedUntilHeHasBeenSilentForTwoMinutes() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);
        page(reporter, entry + "/form");

        var note = page(colleague, entry + "/form").select("[data-present]").text();
        assertThat(note).startsWith(reporter.displayName() + "（本单位）").contains("起也在填写本填报");
        assertThat(type(reporter, entry, Map.of("progress", "x"))).bodyText().contains(colleague.displayName());

        database.sql("update entry_presence set seen_at = seen_at - interval '121 seconds' where account_id = ?")
                .params(reporter.accountId())
                .update();
        assertThat(page(colleague, entry + "/form").select("[data-present]").text())
                .isEmpty();
        assertThat(post(reporter, entry + "/form/presence", Map.of())).hasStatusOk();
        assertThat(page(colleague, entry + "/form").select("[data-present]").text())
                .contains(reporter.displayName());
    }

    @Test
    void whatSomebodyTypedIntoAnEntryThatWasSentMeanwhileCanStillBeRead() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);
        type(colleague, entry, Map.of("progress", "没来得及保存"));
        send(entry);

        assertThat(page(colleague, entry + "/form").select("main").text()).contains("没来得及保存", "现在不能修改");
        post(colleague, entry + "/form/discard", Map.of());
        assertThat(get(colleague, entry + "/form")).hasRedirectedUrl(entry);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "AUDITOR"})
    void administratorsAndAuditorsHaveNoPartInIt(Role role) {
        var entry = untouched(unit);
        assertThat(type(people.join(unit, role), entry, Map.of("progress", "x")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private int records() {
        return database.sql("select count(*) from audit_record where subject like '/entries/%'")
                .query(Integer.class)
                .single();
    }
}
