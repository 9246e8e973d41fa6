package luoshi.rollup.format;

import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;

/** The imprint (版记) at the foot of the last page: the digest of the data if frozen, the printing office, the date. */
final class DocxImprint {

    private DocxImprint() {}

    /** Fills in the two lines of the skeleton's imprint. */
    static void fill(CTTbl imprint, ReportDocument report) {
        var office = imprint.getTrArray(1).getTcArray(0).getPArray(0);
        DocxText.append(office, report.issuer() + "办公室");
        office.addNewR().addNewTab();
        DocxText.append(office, printed(report));
        if (report.sha256().isEmpty()) {
            imprint.removeTr(0);
        } else {
            var digest = imprint.getTrArray(0).getTcArray(0).getPArray(0);
            DocxText.append(digest, "数据快照SHA-256：" + report.sha256());
        }
    }

    /** A draft has not been printed yet. */
    private static String printed(ReportDocument report) {
        return report.draft() ? "　　年　月　日印发" : DocxReport.chinese(report.date()) + "印发";
    }
}
