package luoshi.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the page that is open as somebody would who checks the whole program: in three widths, by the rules of
 * axe-core, and on the scales.
 */
final class PageCheck {

    /** The width of the desk that people here work at. */
    static final int DESK = 1440;

    static final int HEIGHT = 900;

    static final int TELEPHONE = 375;
    static final int TELEPHONE_HEIGHT = 667;

    private static final int NOTEBOOK = 1024;

    /** What a page may weigh as it is transferred, with everything it brings along. */
    private static final int BYTES = 150_000;

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

    /** Frames inside the page that scroll sideways by themselves. */
    private static final String SIDEWAYS_INSIDE = """
            () => [...document.querySelectorAll('body *')]
                .filter(e => e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1
                    && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
                .map(e => e.outerHTML.slice(0, 120))
            """;

    private static final String AXE = resource("/axe.min.js");

    /** A long list repeats itself: its first rows stand for all. */
    private static final String SERIOUS = """
            () => axe.run({ exclude: [['tbody tr:nth-child(n+6)'], ['li:nth-child(n+16)'], ['.passage:nth-child(n+6)']] },
                    { resultTypes: ['violations'] })
                .then(found => found.violations
                    .filter(rule => ['serious', 'critical'].includes(rule.impact))
                    .map(rule => rule.id + ' ' + rule.nodes.slice(0, 3)
                        .map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))
            """;

    /** Which kinds of elements with which attributes the page is made of; its texts are left out. */
    private static final String MADE_OF = """
            () => [...new Set([...document.querySelectorAll('body *')].map(e =>
                e.tagName + '.' + e.className + e.getAttributeNames().sort()))].sort().join()
            """;

    /** What was transferred for the page, from whichever cache it came this time. */
    private static final String WEIGHT = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, part) => sum + part.encodedBodySize, 0)
            """;

    /** What has been looked at by axe-core, in whichever test; the same page with another text is not looked at again. */
    private static final Set<String> OPEN_TO_ALL = ConcurrentHashMap.newKeySet();

    private final Page page;
    private final boolean script;

    PageCheck(Page page, boolean script) {
        this.page = page;
        this.script = script;
    }

    /** Everything that is wrong with the page; nothing if it is right. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (page.locator("h1").count() != 1) {
            complaints.add("not exactly one h1");
        }
        if (!page.getByText("严禁处理涉密信息").first().isVisible()) {
            complaints.add("does not say 严禁处理涉密信息");
        }
        complaints.addAll(found("without a label", UNLABELLED));
        for (var width : List.of(NOTEBOOK, TELEPHONE, DESK)) {
            page.setViewportSize(width, HEIGHT);
            complaints.addAll(found("scrolls sideways at " + width, SIDEWAYS));
            if (width == TELEPHONE) {
                complaints.addAll(found("scrolls sideways inside at " + width, SIDEWAYS_INSIDE));
            }
        }
        if (script) {
            complaints.addAll(barriers());
            complaints.addAll(overweight());
        }
        return complaints;
    }

    private List<String> barriers() {
        var madeOf =
                page.url().replaceFirst("https?://[^/]+", "").replaceAll("\\d+|\\?.*", "") + page.evaluate(MADE_OF);
        if (OPEN_TO_ALL.contains(madeOf)) {
            return List.of();
        }
        page.evaluate(AXE);
        var barriers = found("axe", SERIOUS);
        if (barriers.isEmpty()) {
            OPEN_TO_ALL.add(madeOf);
        }
        return barriers;
    }

    private List<String> overweight() {
        var bytes = ((Number) page.evaluate(WEIGHT)).intValue();
        return bytes < BYTES ? List.of() : List.of("weighs " + bytes + " bytes");
    }

    private List<String> found(String what, String javascript) {
        return page.evaluate(javascript) instanceof List<?> things && !things.isEmpty()
                ? List.of(what + ": " + things)
                : List.of();
    }

    private static String resource(String name) {
        try (var stream = PageCheck.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
