package luoshi.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Somebody who uses the keyboard alone: goes on with Tab, sees where he stands, and strikes keys. */
record Keys(Visitor visitor) {

    /** Follows a link. */
    void goes(String link) {
        visitor.tabsTo(AriaRole.LINK, link);
        visitor.leavesBy("Enter");
    }

    /** Writes into the field with that label. */
    void fills(String field, String text) {
        visitor.tabsTo(AriaRole.TEXTBOX, field);
        visitor.strikes(text);
    }

    /** Writes into a field that no label names alone. */
    void fills(Locator field, String text) {
        visitor.tabsTo(field);
        visitor.strikes(text);
    }

    /** Strikes the figures of a date in the order in which the browser of the tests shows them: month, day, year. */
    void fillsTheDate(Locator field, String year, String month, String day) {
        visitor.tabsTo(field);
        visitor.strikesEach(month);
        visitor.strikesEach(day);
        visitor.strikesEach(year);
    }

    /** Takes the next choice of a list. */
    void chooses(String field) {
        visitor.tabsTo(AriaRole.COMBOBOX, field);
        visitor.strikesKey("ArrowDown");
    }

    /** Ticks a box. */
    void ticks(Locator box) {
        visitor.tabsTo(box);
        visitor.strikesKey("Space");
    }

    /** Opens what is folded. */
    void unfolds(Locator summary) {
        visitor.tabsTo(summary);
        visitor.strikesKey("Enter");
    }

    /** Presses a button that leads to another page. */
    void presses(String button) {
        visitor.tabsTo(AriaRole.BUTTON, button);
        visitor.leavesBy("Space");
    }

    /** Picks a file in the window that the machine opens. */
    void picks(Locator field, Path file) {
        visitor.tabsTo(field);
        visitor.picksByKey("Space", file);
    }

    /** Goes back with Shift and Tab. */
    void goesBack(int stops) {
        IntStream.range(0, stops).forEach(stop -> visitor.strikesKey("Shift+Tab"));
    }
}
