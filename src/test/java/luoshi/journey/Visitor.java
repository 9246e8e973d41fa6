package luoshi.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import luoshi.People;
import luoshi.account.Actor;

/**
 * Somebody at a browser, who finds things by what is written on them. Every page that opens is looked at in three widths,
 * and what is wrong with it remembered.
 */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int HEIGHT = 900;
    private static final int LONG = 2400;

    /** A desk, a small notebook, a telephone; the first is the one people here work with. */
    private static final List<Integer> WIDTHS = List.of(1440, 1024, 375);

    private static final String UNLABELLED = """
            () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
                .filter(field => ![...field.labels].some(label => label.textContent.trim()))
                .map(field => field.outerHTML.slice(0, 120))
            """;

    /** Elements beyond the right edge that no scrolling container holds, if the page as a whole scrolls sideways. */
    private static final String SIDEWAYS = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
                [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-scroll'))
                    .map(e => e.outerHTML.slice(0, 120)).slice(-3).concat(document.documentElement.scrollWidth + ' px')
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int loads;

    Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setViewportSize(WIDTHS.get(0), HEIGHT);
        page.onLoad(loaded -> loads++);
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complain("script: " + error));
        page.onDialog(dialog -> {
            complain("dialog: " + dialog.type() + " " + dialog.message());
            dialog.accept();
        });
    }

    Visitor signsIn(Actor who) {
        opens("/");
        types("用户名", who.username());
        types("密码", People.PASSWORD);
        presses("登录");
        sees(who.displayName());
        return this;
    }

    /** The same person at the same browser in another tab. */
    Visitor inAnotherTab() {
        return new Visitor(context);
    }

    void opens(String path) {
        leaves(() -> page.navigate(path));
    }

    /** Follows the link that has this text, or else the first that contains it. */
    void follows(String text) {
        leaves(() -> link(text).click());
    }

    void followsTheFirst(String selector) {
        leaves(() -> page.locator(selector).first().click());
    }

    void presses(String button) {
        presses(page.locator("main"), button);
    }

    void presses(Locator within, String button) {
        leaves(() -> within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click());
    }

    /** Opens what is folded, like {@code details}. */
    void unfolds(Locator within, String summary) {
        within.locator("summary")
                .getByText(summary, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    void unfolds(String summary) {
        unfolds(page.locator("main"), summary);
    }

    void types(String label, String text) {
        field(label).fill(text);
    }

    void types(Locator within, String label, String text) {
        within.getByLabel(label).fill(text);
    }

    void chooses(String label, String option) {
        field(label).selectOption(option);
    }

    void ticks(String label) {
        field(label).check();
    }

    void sees(String... texts) {
        for (var text : texts) {
            assertThat(page.locator("body")).containsText(text);
        }
    }

    void seesNo(String... texts) {
        for (var text : texts) {
            assertThat(page.locator("body")).not().containsText(text);
        }
    }

    void seesHeading(String text) {
        assertThat(page.locator("h1")).containsText(text);
    }

    /** The message on top of the page, good or bad. */
    void isTold(String text) {
        assertThat(page.locator(".message")).containsText(text);
    }

    /** Follows the link of the summary of errors and stands in the field, which still holds what was typed. */
    void isLedFromTheErrorTo(String error, String typed) {
        page.locator(".error-summary").getByText(error).click();
        assertThat(page.locator("main :focus")).hasValue(typed);
        assertThat(page.locator("main :focus")).hasAttribute("aria-invalid", "true");
    }

    void seesTyped(String label, String text) {
        assertThat(field(label)).hasValue(text);
    }

    /** Nothing to write in, nothing to tick; buttons and links are another matter. */
    void cannotWriteIn(Locator where) {
        assertThat(where.locator("input:not([type=hidden]), select, textarea")).hasCount(0);
    }

    byte[] downloads(String link) {
        var download = page.waitForDownload(() -> link(link).click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            download.delete();
        }
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Takes a picture of the page as it stands on a desk, from its top to where it gets long. */
    void takesAPicture(String name) {
        var height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true)
                .setClip(0, 0, WIDTHS.get(0), Math.min(height, LONG)));
    }

    /** What was wrong with the pages this person saw. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator link(String text) {
        var exact = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
        var containing = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text));
        return exact.count() > 0 ? exact.first() : containing.first();
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void leaves(Runnable step) {
        var before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
        look();
    }

    private void look() {
        if (page.locator("h1").count() != 1) {
            complain("not exactly one h1");
        }
        if (!page.getByText("严禁处理涉密信息").first().isVisible()) {
            complain("does not say 严禁处理涉密信息");
        }
        found("without a label", UNLABELLED);
        for (var width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            found("scrolls sideways at " + width, SIDEWAYS);
        }
        page.setViewportSize(WIDTHS.get(0), HEIGHT);
    }

    private void found(String what, String script) {
        if (page.evaluate(script) instanceof List<?> things && !things.isEmpty()) {
            complain(what + ": " + things);
        }
    }

    /** A refused form comes with status 409 or 422, which the browser finds worth a line. */
    private void hear(ConsoleMessage message) {
        var refusal = message.text().matches("Failed to load resource.* (409|422) .*");
        if (!refusal && List.of("error", "warning").contains(message.type())) {
            complain("console: " + message.text());
        }
    }

    private void complain(String what) {
        complaints.add(page.url().replaceFirst("https?://[^/]+", "") + " " + what);
    }
}
