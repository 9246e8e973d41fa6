package luoshi.policy;

import java.util.List;

/**
 * What the page of a measure has read already, for the sections of other modules.
 *
 * @param clauses the sentences of the measure
 * @param joinable whether the unit of the person may join by claiming: the measure names 省直有关部门, and it is one
 */
public record MeasureOnPage(Measure measure, List<Clause> clauses, boolean joinable) {}
