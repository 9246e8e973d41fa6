package luoshi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.account.Actor;

/**
 * Somebody doing something.
 *
 * @param by who
 * @param at when by the real clock, for the record
 * @param on the business date, for every deadline
 */
public record Act(Actor by, Instant at, LocalDate on) {}
