package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import luoshi.KeptForm;
import luoshi.WebTest;
import luoshi.account.InterruptedForm;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

/** What is typed into a form and not sent is there again, whatever has ended meanwhile. */
@WebTest
class KeptFormTests extends UndertakingPages {

    private static final String TEXT = "写了半天的“内容”，a < b & c，还没有提交。";

    /** The forms in which somebody may have put work: a field of it, and the page and address of the form. */
    enum Kind {
        CLAIM("elaboration", test -> List.of(test.claim + "/form")),
        DECLINE("reason", test -> List.of(test.claim, test.claim + "/refusal")),
        ELABORATION("reason", test -> List.of(test.taken() + "/elaboration")),
        MILESTONE("note", test -> List.of(test.taken(), test.claim + "/milestones/1/completion")),
        MILESTONES("titles[0]", test -> List.of(test.taken() + "/milestones")),
        EXTENSION("reason", test -> List.of(test.taken() + "/milestones/1/extension")),
        CLOSE_OUT("account", KeptFormTests::closeOut),
        DOCUMENT("title", test -> List.of("/supporting-documents/new", "/supporting-documents")),
        TASK_POINT("words", test -> List.of("/task-points/new?measure=3", "/task-points"));

        private final String field;
        private final Function<KeptFormTests, List<String>> addresses;

        Kind(String field, Function<KeptFormTests, List<String>> addresses) {
            this.field = field;
            this.addresses = addresses;
        }

        KeptForm open(KeptFormTests test) {
            var found = addresses.apply(test);
            return KeptForm.open(test.browser, test.reporter, found.get(0), found.get(found.size() - 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void sentAfterTheSessionEndedItIsThereAfterTheSignIn(Kind kind) {
        var form = kind.open(this).typed(kind.field, TEXT);

        var late = form.sendTooLate();
        var shown = form.signInAgain(late);

        assertThat(form.on(shown, kind.field)).isEqualTo(TEXT);
        assertThat(shown.select(".message-restored").text()).contains("尚未提交的内容");
        assertThat(form.anew(kind.field)).as("on another computer").isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatTheScriptKeptIsOnAnotherComputerUntilItIsGivenUp(Kind kind) {
        var form = kind.open(this).typed(kind.field, TEXT);
        var before = records();

        assertThat(form.keep()).hasStatusOk();
        assertThat(form.anew(kind.field)).isEqualTo(TEXT);
        assertThat(records()).as("the trail does not speak of it").isEqualTo(before);

        var list = page(reporter, "/typed-forms");
        assertThat(list.select(".card .pre").text()).contains("写了半天的“内容”");
        assertThat(list.select(".card h2").text()).isNotEmpty().doesNotContain("/", "落实");
        post(
                reporter,
                "/typed-forms/discard",
                Map.of("page", list.select("main input[name=page]").val()));
        assertThat(form.anew(kind.field)).doesNotContain("写了半天的“内容”");
    }

    @Test
    void sendingEndsItAndWhatComesLaterDoesNotBringItBack() {
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                .typed("elaboration", "一是印发实施办法。")
                .typed("acceptanceCriteria", "办法印发。")
                .with("milestones[0].title", "印发实施办法")
                .with("milestones[0].dueOn", "2020-06-30");
        assertThat(form.keep()).hasStatusOk();

        assertThat(form.send()).hasRedirectedUrl(claim);

        assertThat(kept()).isZero();
        assertThat(form.with("elaboration", "一是").keep())
                .as("what was on its way when the button was pressed")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(kept()).isZero();
    }

    @Test
    void aRefusedFormIsKeptAsIfItHadBeenTyped() {
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                .typed("elaboration", "只写了举措，没有节点。");

        assertThat(form.send()).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);

        assertThat(form.anew("elaboration")).isEqualTo("只写了举措，没有节点。");
    }

    @Test
    void rowsThatWereAddedComeBackToo() {
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                .typed("milestones[0].title", "第一个节点")
                .with("milestones[4].title", "第五个节点");
        assertThat(form.keep()).hasStatusOk();

        assertThat(form.anew("milestones[0].title")).isEqualTo("第一个节点");
        assertThat(form.anew("milestones[4].title")).isEqualTo("第五个节点");
    }

    @Test
    void textOverAnOlderStateIsRefusedBesideWhatIsStored() {
        take();
        var page = claim + "/elaboration";
        var mine = KeptForm.open(browser, reporter, page, page)
                .typed("elaboration", "我写的举措。")
                .typed("reason", "补充措施");
        assertThat(mine.keep()).hasStatusOk();
        var colleague = people.join(unit, Role.REPORTER);
        assertThat(KeptForm.open(browser, colleague, page, page)
                        .typed("elaboration", "同事写的举措。")
                        .typed("reason", "修订")
                        .send())
                .hasRedirectedUrl(claim);

        var again = KeptForm.open(browser, reporter, page, page);
        assertThat(again.anew("elaboration")).isEqualTo("我写的举措。");
        assertThat(again.send()).hasStatus(HttpStatus.CONFLICT).bodyText().contains("同事写的举措。", "我写的举措。");
    }

    @Test
    void twoWindowsOfOnePersonAreKeptAndSaySo() {
        var page = claim + "/form";
        var first = KeptForm.open(browser, reporter, page, page).typed("elaboration", "第一个窗口写的。");
        var second = KeptForm.open(browser, reporter, page, page).typed("elaboration", "第二个窗口写的。");
        assertThat(first.keep()).hasStatusOk().bodyText().doesNotContain("两份都已保留");
        assertThat(second.keep()).hasStatusOk().bodyText().contains("两份都已保留");

        var third = page(reporter, page);
        assertThat(third.select("#elaboration").text()).isEqualTo("第二个窗口写的。");
        assertThat(third.select("main .message").text()).contains("您在另一窗口也填写过这份表单");
        assertThat(third.select("main .message a").eachAttr("href")).containsExactly("/typed-forms");
        assertThat(page(reporter, "/typed-forms").text()).contains("第一个窗口写的。", "第二个窗口写的。");

        var taking = KeptForm.open(browser, reporter, page, page);
        assertThat(taking.typed("elaboration", "接着第二个窗口写的。").keep())
                .hasStatusOk()
                .bodyText()
                .contains("两份都已保留");
        post(
                reporter,
                "/typed-forms/discard",
                Map.of("page", page(reporter, page).select("button[name=page]").val()));
        assertThat(KeptForm.open(browser, reporter, page, page).anew("elaboration"))
                .as("the other one is next")
                .isEqualTo("第一个窗口写的。");
        assertThat(page(reporter, page).select("main .message a[href=/typed-forms]"))
                .isEmpty();
    }

    @Test
    void onlyItsWriterSeesIt() {
        assertThat(KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                        .typed("elaboration", TEXT)
                        .keep())
                .hasStatusOk();

        var colleague = people.join(unit, Role.REPORTER);
        assertThat(page(colleague, claim + "/form").text()).doesNotContain("写了半天的“内容”");
        assertThat(page(colleague, "/typed-forms").text()).doesNotContain("写了半天的“内容”");
        var page = database.sql("select page from typed_form where account_id = ?")
                .params(reporter.accountId())
                .query(UUID.class)
                .single();
        post(colleague, "/typed-forms/discard", Map.of("page", page.toString()));
        assertThat(kept()).isOne();
    }

    @Test
    void withoutTheMarkOfItsPageNothingIsKept() {
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                .typed("elaboration", TEXT);

        for (var forged : new KeptForm[] {
            form.with("seal", "1.00"),
            form.with("typedPlace", "//example.cn/"),
            form.with("typedForm", claim + "/refusal"),
            form.with("writer", Long.toString(approver.accountId()))
        }) {
            assertThat(forged.sendTooLate()).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(forged.keep()).hasStatus(HttpStatus.CONFLICT);
        }
        assertThat(kept()).isZero();
    }

    @Test
    void noMoreIsKeptOfOnePersonThanTheNewestForms() {
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form");
        assertThat(form.typed("elaboration", "长".repeat(InterruptedForm.LONGEST + 1))
                        .keep())
                .hasStatus(HttpStatus.CONFLICT);

        for (int i = 0; i < 32; i++) {
            form.typed("elaboration", "第" + i + "份")
                    .with("typedPage", UUID.randomUUID().toString())
                    .keep();
        }
        assertThat(kept()).isEqualTo(30);
        form.typed("elaboration", "长".repeat(290_000))
                .with("typedPage", UUID.randomUUID().toString())
                .keep();
        for (int i = 0; i < 4; i++) {
            form.typed("elaboration", "长".repeat(290_000))
                    .with("typedPage", UUID.randomUUID().toString())
                    .keep();
        }
        assertThat(kept()).isEqualTo(3);
    }

    @Test
    void lineBreaksAndTagsComeBackAsTheyWereTyped() {
        var text = "\n第一行\n\n  第二行 </textarea><b>粗</b> &amp; \"引号\"";
        var form = KeptForm.open(browser, reporter, claim + "/form", claim + "/form")
                .typed("elaboration", text);
        assertThat(form.keep()).hasStatusOk();

        assertThat(form.anew("elaboration")).isEqualTo(text);
        assertThat(page(reporter, claim + "/form").select("b")).isEmpty();
    }

    private String taken() {
        take();
        return claim;
    }

    private List<String> closeOut() {
        var page =
                post(reporter, taken() + "/close-outs", Map.of()).getResponse().getRedirectedUrl();
        return List.of(page, page + "/form");
    }

    private int kept() {
        return database.sql("select count(*) from typed_form where account_id = ?")
                .params(reporter.accountId())
                .query(Integer.class)
                .single();
    }

    private int records() {
        return database.sql("select count(*) from audit_record where username = ?")
                .params(reporter.username())
                .query(Integer.class)
                .single();
    }
}
