package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * When something happens.
 *
 * @param real by the real clock, for the record
 * @param business by the business date with the real time of day in Asia/Shanghai, for every deadline
 */
record Moment(Instant real, LocalDateTime business) {}
