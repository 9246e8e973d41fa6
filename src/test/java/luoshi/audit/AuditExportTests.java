package luoshi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import luoshi.WebTest;
import luoshi.export.ListExport;
import luoshi.export.ListExport.Fact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class AuditExportTests {

    @Autowired
    private AuditExport export;

    @Autowired
    private JdbcClient database;

    @Test
    void aFileThatIsCutShortSaysSo() {
        for (var number = 1; number <= 3; number++) {
            append("/cut/" + number);
        }

        var cut = export.of("审计员", "", "/cut/", 2);
        assertThat(cut.title()).isEqualTo("审计日志（前2行）");
        assertThat(cut.rows()).extracting(row -> row.get(6)).containsExactly("/cut/3", "/cut/2");
        assertThat(facts(cut)).contains("行数：2").containsPattern("未列完：符合条件的记录超过2行");

        var whole = export.of("审计员", "", "/cut/", 3);
        assertThat(whole.title()).isEqualTo("审计日志");
        assertThat(whole.rows()).hasSize(3);
        assertThat(facts(whole)).contains("行数：3").doesNotContain("未列完");
    }

    private static String facts(ListExport list) {
        return list.facts().stream()
                .map((Fact fact) -> fact.label() + "：" + fact.value())
                .collect(Collectors.joining("\n"));
    }

    private void append(String subject) {
        database.sql("select audit_append(current_timestamp, 'cutter', '', 'PersonSignedOut', ?, true, '{}')")
                .params(subject)
                .query(Long.class)
                .single();
    }
}
