package luoshi.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.Quarter;

/** What a module above has to say in the text of a report, gathered when it is compiled, in the order of the beans. */
public interface FurtherTexts {

    /**
     * The paragraphs for the report of the quarter; none if there is nothing to say.
     *
     * @param saysOn the day that the text says it was compiled on
     */
    List<FurtherText> forReportOf(Quarter quarter, LocalDate saysOn);

    /**
     * Whether something was done since that they tell of; cheap to ask, and true also where the words stayed the same.
     *
     * @param time by the real clock
     * @param day the business date then; of what is known by its day alone only later days count
     */
    boolean movedSince(Instant time, LocalDate day);
}
