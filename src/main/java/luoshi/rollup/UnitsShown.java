package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;

/**
 * Units were shown the sentences about them that are new to them, and are asked to check these.
 *
 * @param key tells this showing from every other one
 * @param title what the report is called
 * @param page where the units read their sentences
 * @param dueOn until when they can object
 * @param by the user name of whoever showed them
 */
public record UnitsShown(String key, String title, String page, List<Long> units, LocalDate dueOn, String by) {}
