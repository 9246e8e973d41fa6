package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** Something of one entry, where the things of several are read at once. */
record OfEntry<T>(long entryId, T thing) {

    /** Reads the thing, and whose it is from the column. */
    static <T> RowMapper<OfEntry<T>> by(String column, RowMapper<T> mapper) {
        return (ResultSet row, int number) -> read(row, number, column, mapper);
    }

    private static <T> OfEntry<T> read(ResultSet row, int number, String column, RowMapper<T> mapper)
            throws SQLException {
        return new OfEntry<>(row.getLong(column), mapper.mapRow(row, number));
    }

    /** The things by entry, in the order they were read. */
    static <T> Collector<OfEntry<T>, ?, Map<Long, List<T>>> listed() {
        return Collectors.groupingBy(OfEntry::entryId, Collectors.mapping(OfEntry::thing, Collectors.toList()));
    }
}
