package luoshi.policy;

import java.util.Optional;
import luoshi.export.FilterNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures and chapters as the document writes them, units by their short name. */
@Component
class NamesInDocument implements FilterNames {

    private final JdbcClient database;

    NamesInDocument(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<String> unit(String code) {
        return name("select name from unit where code = ?", code);
    }

    @Override
    public Optional<String> measure(int number) {
        return name(
                "select '（' || numeral || '）' || title from measure where number = ? order by id desc limit 1", number);
    }

    @Override
    public Optional<String> chapter(int number) {
        return name("select numeral || '、' || title from chapter where number = ? order by id desc limit 1", number);
    }

    private Optional<String> name(String sql, Object key) {
        return database.sql(sql).params(key).query(String.class).optional();
    }
}
