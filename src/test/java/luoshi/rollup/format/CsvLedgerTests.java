package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLedgerTests {

    @Test
    void beginsWithTheMarkOfUtf8AndTheHeadings() {
        assertThat(csv(Reports.row(1, "累计办理。")))
                .startsWith("\uFEFF\"序号\",\"章\",\"任务\",\"牵头/责任单位\",")
                .contains("\r\n\"1\",\"保居民就业\",\"（一）稳定就业岗位\",\"省人力资源社会保障厅（牵头）\",")
                .endsWith("\"2020年9月30日\"\r\n");
    }

    @Test
    void quotesEveryFieldAndDoublesQuotes() {
        assertThat(csv(Reports.row(1, "他说\"好\",\n第二行"))).contains(",\"他说\"\"好\"\",\n第二行\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠1", "  =1", "　=1", "\t1", "\r1", "\n=1"})
    void whatWouldBeginAFormulaIsMadeHarmless(String progress) {
        assertThat(csv(Reports.row(1, progress))).contains(",\"'" + progress + "\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-2", "截至=9月", "", "—"})
    void otherTextIsLeftAlone(String progress) {
        assertThat(csv(Reports.row(1, progress))).contains(",\"" + progress + "\",");
    }

    @Test
    void aControlCharacterDoesNotHideAFormula() {
        assertThat(csv(Reports.row(1, "\u0000=1"))).contains(",\"'=1\",");
    }

    private static String csv(LedgerRow row) {
        return new String(CsvLedger.write(Reports.sent(row)), StandardCharsets.UTF_8);
    }
}
