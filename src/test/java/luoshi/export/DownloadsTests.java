package luoshi.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class DownloadsTests {

    private static final ListExport LIST = new ListExport(
            "缺报清单",
            List.of(new ListExport.Fact("筛选", "缺报"), new ListExport.Fact("行数", "2")),
            List.of("单位", "说明"),
            List.of(List.of("省商务厅", "=1+1"), List.of("省财政厅", "无\"新\"进展\u0001")));

    @Test
    void csvOpensAsTextInASpreadsheet() {
        var text = new String(Downloads.csv(LIST).getBody(), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("\uFEFF\"单位\",\"说明\"\r\n\"省商务厅\",\"'=1+1\"\r\n\"省财政厅\",\"无\"\"新\"\"进展\"\r\n");
    }

    @Test
    void xlsxSaysFirstWhatItHolds() throws IOException {
        try (var workbook = new ReadableWorkbook(
                new ByteArrayInputStream(Downloads.xlsx(LIST).getBody()))) {
            var about = workbook.getSheet(0).orElseThrow().read();
            assertThat(about.get(0).getCellText(0)).isEqualTo("缺报清单");
            assertThat(about.get(1).getCellText(1)).isEqualTo("缺报");

            var rows = workbook.getSheet(1).orElseThrow().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("=1+1");
        }
    }

    @Test
    void comeDownUnderTheirChineseNameAndAreNeverShown() {
        var headers = Downloads.xlsx(LIST).getHeaders();

        assertThat(headers.getContentDisposition().isAttachment()).isTrue();
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("缺报清单.xlsx");
        assertThat(headers.getFirst("Content-Security-Policy")).startsWith("sandbox");
    }
}
