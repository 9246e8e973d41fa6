package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import luoshi.progress.ReportingCounts;
import luoshi.rollup.Snapshot.Source;
import org.junit.jupiter.api.Test;

class SnapshotTests {

    /** As the first reports were frozen: their digests rest on exactly these keys. */
    private static final String BEFORE = """
            {"obligationId":7,"measure":"（一）稳定就业岗位","unit":"省财政厅","role":"LEAD","state":"已通过",\
            "firstSubmittedOn":"2020-07-03","entryId":1,"versionNumber":1,"progress":"x","practices":"","problems":"",\
            "nextSteps":"","coordinationNeeds":"","status":"ON_TRACK","noProgressReason":"","figures":"","author":"a",\
            "reviewers":"b,c"}""";

    @Test
    void aSourceWithoutSummaryAndSharedTextIsWrittenAsItAlwaysWas() {
        assertThat(snapshot(source("", null, null)).canonical()).contains("\"sources\":[" + BEFORE + "]");
        assertThat(snapshot(source(null, null, null)).canonical()).contains("\"sources\":[" + BEFORE + "]");
    }

    @Test
    void aSummaryAndASharedTextArePartOfTheSource() {
        var snapshot = snapshot(source("总体进展顺利。", 5L, 2));

        assertThat(snapshot.canonical())
                .contains("\"summary\":\"总体进展顺利。\"", "\"sharedEntryId\":5", "\"sharedVersionNumber\":2");
        assertThat(Snapshot.read(snapshot.canonical()).canonical()).isEqualTo(snapshot.canonical());
    }

    private static Snapshot snapshot(Source source) {
        return new Snapshot(
                Snapshot.FORMAT,
                new Snapshot.Document("赣府发〔2020〕11号", "意见", LocalDate.of(2020, 5, 22)),
                null,
                null,
                new ReportingCounts(1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(source));
    }

    private static Source source(String summary, Long sharedEntry, Integer sharedVersion) {
        return new Source(
                7,
                "（一）稳定就业岗位",
                "省财政厅",
                "LEAD",
                "已通过",
                LocalDate.of(2020, 7, 3),
                1L,
                1,
                "x",
                "",
                "",
                "",
                "",
                "ON_TRACK",
                "",
                "",
                "a",
                "b,c",
                summary,
                "",
                null,
                sharedEntry,
                sharedVersion);
    }
}
