package luoshi.web;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page shows around its content.
 *
 * @param actor who is signed in; null while nobody is
 * @param unitName the name of that person's unit, empty where it was not looked up
 * @param unread how many of that person's notices have not been read
 * @param unsent how many forms that person has begun to fill in and not sent
 * @param otherDate the business date, if it is not the real one
 * @param today the business date, looked up for the frame anyway; null where it was not
 * @param demo whether the people and the entries are made up
 * @param currentPath the path of the page, to mark its section
 */
record Layout(
        @Nullable Actor actor,
        String unitName,
        int unread,
        int unsent,
        @Nullable OtherDate otherDate,
        @Nullable LocalDate today,
        boolean demo,
        String currentPath) {

    /** The navigation of the person who is signed in. */
    public List<Section> sections() {
        return actor == null ? List.of() : Section.of(actor);
    }

    /** Whether the person has an inbox: everybody who works on the business has. */
    public boolean hasInbox() {
        return opensDocument();
    }

    /** Whether there is something for the person to search: whoever opens the document finds its words at least. */
    public boolean searches() {
        return opensDocument();
    }

    /** Whether the footer may lead to the document. */
    public boolean opensDocument() {
        return sections().contains(Section.POLICY);
    }

    /**
     * A business date that differs from the real date.
     *
     * @param business the date the program goes by
     * @param real the date of the calendar on the wall
     */
    record OtherDate(LocalDate business, LocalDate real) {}
}
