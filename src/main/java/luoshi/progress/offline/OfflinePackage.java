package luoshi.progress.offline;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit takes along to fill in: its entries of one quarter.
 *
 * @param origin where the package comes from
 * @param guide how to go about it, line by line
 * @param noRemarks what is said where no number was found that does not agree with another
 * @param blocks the entries
 */
public record OfflinePackage(Origin origin, List<String> guide, String noRemarks, List<Block> blocks) {

    /**
     * Where a package comes from.
     *
     * @param id one for each download
     * @param unitId the unit that fills it in
     * @param unit its name
     * @param quarter the quarter, 2020Q3
     * @param madeAt when it was made, by the clock on the wall
     */
    public record Origin(UUID id, long unitId, String unit, String quarter, LocalDateTime madeAt) {}

    /**
     * One entry.
     *
     * @param entryId the entry
     * @param revision which state of it the package holds
     * @param versions how often it had been handed on by then
     * @param heading the measure
     * @param state what is said about the entry beside it
     * @param editable whether it may be filled in
     * @param cells its fields
     * @param lines its indicators
     * @param remarks the numbers in it that do not agree with others
     */
    public record Block(
            long entryId,
            int revision,
            int versions,
            String heading,
            String state,
            boolean editable,
            List<Cell> cells,
            List<Line> lines,
            List<Remark> remarks) {}

    /**
     * A number that does not agree with another one.
     *
     * @param kind what does not agree
     * @param here the number as the entry has it
     * @param there the other number
     * @param answer the field to explain it in, or where else that is done
     */
    public record Remark(String kind, String here, String there, Answer answer) {}

    /**
     * Where a remark is answered: in the cell, or if there is none as the advice says.
     *
     * @param cell the field beside the remark, or null
     * @param advice where else it is answered; empty if there is a cell
     */
    public record Answer(@Nullable Cell cell, String advice) {}

    /**
     * One field.
     *
     * @param field its name
     * @param label its name for people
     * @param hint how to fill it in
     * @param choices what can be chosen; empty where anything can be written
     * @param value what stands in it
     */
    public record Cell(String field, String label, String hint, List<String> choices, String value) {}

    /**
     * One indicator.
     *
     * @param indicatorId the indicator
     * @param facts what is said about it: name, target, unit
     * @param cells its fields
     */
    public record Line(long indicatorId, List<String> facts, List<Cell> cells) {}

    /** The key of a field of an entry in the workbook. */
    public static String key(long entryId, String field) {
        return entryId + "." + field;
    }

    /** The key of a field of an indicator in the workbook. */
    public static String key(long entryId, long indicatorId, String field) {
        return key(entryId, indicatorId + "." + field);
    }
}
