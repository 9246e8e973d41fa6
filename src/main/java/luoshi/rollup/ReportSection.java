package luoshi.rollup;

import luoshi.account.Actor;

/** Something that a module above has to say on the page of a report. Sections stand in the order of their beans. */
public interface ReportSection {

    /** The template with the fragment {@code section (content)} that shows it, e.g. {@code supervision/on-report}. */
    String template();

    /** What the fragment shows of the report to the person. */
    Object contentFor(Actor actor, ReportOnPage page);

    /**
     * The report on whose page it stands.
     *
     * @param id the report
     * @param state where it stands
     */
    record ReportOnPage(long id, ReportState state) {}
}
