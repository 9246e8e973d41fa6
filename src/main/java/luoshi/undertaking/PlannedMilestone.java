package luoshi.undertaking;

import java.time.LocalDate;

/** A milestone that a unit sets itself. */
record PlannedMilestone(String title, LocalDate dueOn) {}
