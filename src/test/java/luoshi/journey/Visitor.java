package luoshi.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final int LONG = 2400;

    private static final int MOST_STOPS = 150;

    /** In milliseconds; a busy machine is no mistake of the program. */
    private static final int LONGEST_WAIT = 60_000;

    private static final String SHOWS_ITS_FOCUS = """
            () => document.activeElement === document.body
                || getComputedStyle(document.activeElement).outlineStyle !== 'none'
            """;

    private final BrowserContext context;
    private final Page page;
    private final PageCheck check;
    private boolean looks = true;
    private final List<String> complaints = new ArrayList<>();
    private int loads;

    /** Somebody with a browser of his own, who runs scripts or does not. */
    Visitor(BrowserContext context, boolean script) {
        this.context = context;
        this.page = context.newPage();
        this.check = new PageCheck(page, script);
        page.setDefaultTimeout(LONGEST_WAIT);
        page.setViewportSize(PageCheck.DESK, PageCheck.HEIGHT);
        page.onLoad(loaded -> loads++);
        // The browser has to know from the start that the tests choose files: told only with the key that opens the
        // window, it may open its own.
        page.onFileChooser(chooser -> {});
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
        return new Visitor(context, true);
    }

    /** Whose pages are looked at elsewhere. */
    Visitor whoOnlyReads() {
        looks = false;
        return this;
    }

    void opens(String path) {
        leaves(() -> page.navigate(path));
    }

    /** Follows the link that has this text, or else the first that contains it. */
    void follows(String text) {
        leaves(() -> link(text).click());
    }

    /** Takes up one thing of a task on the first page; other tasks may name the same measure. */
    void takesUp(String task, String thing) {
        followsTheFirst(
                ".tasks > li:has(.task-head:has-text('%s')) .task-things a:has-text('%s')".formatted(task, thing));
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

    /** The address of the page, without that of the program. */
    String where() {
        return page.url().replaceFirst("https?://[^/]+", "");
    }

    /** Where the links of the page lead inside the program. */
    List<String> leadsTo() {
        return page.locator("a[href^='/']")
                                .evaluateAll("links => [...new Set(links.map(link => link.getAttribute('href')))]")
                        instanceof List<?> links
                ? links.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Holds the page on a telephone, to look at what its first screen shows. */
    boolean seesAtFirstGlanceOnATelephone(Locator what) {
        page.setViewportSize(PageCheck.TELEPHONE, PageCheck.TELEPHONE_HEIGHT);
        var box = what.first().boundingBox();
        page.setViewportSize(PageCheck.DESK, PageCheck.HEIGHT);
        return box != null && box.y + box.height <= PageCheck.TELEPHONE_HEIGHT;
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
                .setClip(0, 0, PageCheck.DESK, Math.min(height, LONG)));
    }

    /** Goes on with the Tab key, seeing at every stop where it stands, until it stands on what has that role and name. */
    Locator tabsTo(AriaRole role, String name) {
        return tabsTo(
                page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    Locator tabsTo(Locator goal) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (!Boolean.TRUE.equals(page.evaluate(SHOWS_ITS_FOCUS))) {
                complain("shows no focus on " + page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"));
            }
            if (Boolean.TRUE.equals(goal.evaluateAll("all => all.includes(document.activeElement)"))) {
                return goal;
            }
        }
        throw new AssertionError("No way by keyboard to " + goal + " on " + page.url());
    }

    /** Types into whatever has the focus. */
    void strikes(String text) {
        page.keyboard().insertText(text);
    }

    /** The same key by key, as long as a hand takes; what is on no keyboard comes from an input method. */
    void strikesAtItsPace(String text, Duration pace) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(pace.toMillis()));
    }

    void losesTheNetwork() {
        context.setOffline(true);
    }

    void findsTheNetworkAgain() {
        context.setOffline(false);
    }

    /** Presses a key that stays on the page. */
    void strikesKey(String key) {
        page.keyboard().press(key);
    }

    /** Strikes keys that every keyboard has, one after the other. */
    void strikesEach(String keys) {
        page.keyboard().type(keys);
    }

    /** Presses a key that opens the window for choosing a file, and chooses there. */
    void picksByKey(String key, Path file) {
        page.waitForFileChooser(() -> page.keyboard().press(key)).setFiles(file);
    }

    /** Presses a key that takes a file down, to a place of the browser that ends with it. */
    Path takesDownByKey(String key) {
        return page.waitForDownload(() -> page.keyboard().press(key)).path();
    }

    /** Presses a key that leads to another page. */
    void leavesBy(String key) {
        leaves(() -> page.keyboard().press(key));
    }

    /** Takes a picture for a reader: what fits on a small desk, with that element on top. */
    void takesAPicture(Path file, String top) {
        page.setViewportSize(1100, 820);
        page.locator(top).first().evaluate("element => element.scrollIntoView()");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        page.setViewportSize(PageCheck.DESK, PageCheck.HEIGHT);
    }

    /** What a script finds on the page. */
    List<String> reads(String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
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
        if (looks) {
            check.complaints().forEach(this::complain);
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
        complaints.add(where() + " " + what);
    }
}
