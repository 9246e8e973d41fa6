package luoshi.policy;

import java.util.List;
import luoshi.calendar.AsAt;

/**
 * What the page of a measure has read already, for the sections of other modules.
 *
 * @param clauses the sentences of the measure
 * @param open the words for units whom a coordinator may name: 省直有关部门 or 等相关单位; empty where there are none
 * @param joinable whether the unit of the person may join by claiming: there is an open list, and it is a department of
 *     the province that is not responsible yet
 * @param asAt the day that the page shows; from a past one nothing is changed
 */
public record MeasureOnPage(Measure measure, List<Clause> clauses, String open, boolean joinable, AsAt asAt) {}
