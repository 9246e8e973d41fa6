package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.progress.Matrices.Group;
import luoshi.progress.Matrices.Row;
import org.junit.jupiter.api.Test;

class MatricesTests {

    @Test
    void countiesStandUnderTheNameOfTheirCityAndNothingElseDoes() {
        Map<Row, String> rows = new LinkedHashMap<>();
        for (var row : new Row[] {
            new Row("jyt", "省教育厅", "PROVINCIAL_DEPARTMENT", null),
            new Row("nc", "南昌市", "CITY", null),
            new Row("nc-dh", "东湖区", "COUNTY", "南昌市"),
            new Row("nc-xh", "西湖区", "COUNTY", "南昌市"),
            new Row("jj", "九江市", "CITY", null),
            new Row("jj-ls", "庐山市", "COUNTY", "九江市")
        }) {
            rows.put(row, row.name());
        }

        assertThat(Matrices.grouped(rows)).extracting(Group::city).containsExactly("", "南昌市", "", "九江市");
        assertThat(Matrices.grouped(rows).get(1).rows().values()).containsExactly("东湖区", "西湖区");
        assertThat(Matrices.grouped(rows).get(2).rows().values()).containsExactly("九江市");
    }
}
