package luoshi.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import luoshi.progress.ReportingCounts;
import luoshi.rollup.format.LedgerRow;
import luoshi.rollup.format.ReportDocument;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;
import luoshi.rollup.format.ReportWords;
import luoshi.rollup.format.TraceRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a report rests on, and everything it says. As canonical JSON (keys in alphabetical order, no white space,
 * UTF-8) it is what 报送 freezes; the report's files are a function of it alone.
 *
 * @param words the words it was compiled with; null for a report from before they were kept
 * @param auditHead the end of the audit trail's chain before it was sent; null for a draft and in the first format
 */
record Snapshot(
        int format,
        Document document,
        Period period,
        Report report,
        ReportingCounts counts,
        List<Text> passages,
        List<LedgerRow> ledger,
        List<Source> sources,
        @JsonInclude(Include.NON_NULL) @Nullable ReportWords words,
        @JsonInclude(Include.NON_NULL) @Nullable String auditHead) {

    /**
     * The present form of the snapshot and of the files made of it; a later program reads older ones by this number. 2: with
     * the end of the audit trail's chain, and 溯源表 in the files; 3: with a PDF that is written object by object; 4: with headings that
     * Word numbers, and measures on the second level where there is no chapter above them.
     */
    static final int FORMAT = 4;

    /** The first form with 溯源表. */
    private static final int TRACED = 2;

    /** The first form with headings that Word numbers. */
    private static final int NUMBERED = 4;

    /** So much of a paragraph stands in the 溯源表. */
    private static final int SHOWN = 40;

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    record Document(String docNumber, String title, LocalDate docDate) {}

    record Period(
            String quarter,
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate opensOn,
            LocalDate dueOn,
            LocalDate reviewOn,
            LocalDate reportOn,
            LocalDate lockOn) {}

    record Report(
            int number,
            String title,
            String issuer,
            String signatory,
            String correctionReason,
            String missingReason,
            LocalDate date) {}

    /**
     * A passage. What is later than the first reports is left out where it is not so.
     *
     * @param continues whether it continues the paragraph before it
     * @param absorbed whether it was merged into the sentence before it, and so is a source and not printed
     */
    record Text(
            int part,
            int position,
            PassageKind kind,
            String text,
            String compiledText,
            @Nullable Long entryId,
            @Nullable Integer versionNumber,
            @Nullable String editedBy,
            @JsonInclude(Include.NON_DEFAULT) boolean continues,
            @JsonInclude(Include.NON_DEFAULT) boolean absorbed) {}

    /**
     * One obligation with the version that was used, and who wrote and reviewed it. What came later than the first reports is
     * left out where it is empty, so that the snapshot of a report from before is still built as it was.
     *
     * @param summary the lead's summary of all parts
     * @param judgement the lead's own judgement
     * @param missingParts the units whose parts the summary names as missing
     * @param sharedEntryId the entry whose text it shares
     * @param sharedVersionNumber the version of that text
     */
    record Source(
            long obligationId,
            String measure,
            String unit,
            String role,
            String state,
            @Nullable LocalDate firstSubmittedOn,
            @Nullable Long entryId,
            @Nullable Integer versionNumber,
            @Nullable String progress,
            @Nullable String practices,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable String coordinationNeeds,
            @Nullable String status,
            @Nullable String noProgressReason,
            String figures,
            @Nullable String author,
            String reviewers,
            @JsonInclude(Include.NON_EMPTY) @Nullable String summary,
            @JsonInclude(Include.NON_EMPTY) @Nullable String judgement,
            @JsonInclude(Include.NON_EMPTY) @Nullable String missingParts,
            @JsonInclude(Include.NON_EMPTY) @Nullable Long sharedEntryId,
            @JsonInclude(Include.NON_EMPTY) @Nullable Integer sharedVersionNumber) {}

    /** Writes the canonical JSON. It is as long as everything that units reported, so nobody has it in memory as a whole. */
    void write(OutputStream out) {
        CANONICAL.writeValue(out, this);
    }

    /** The digest of the canonical JSON. */
    String sha256() {
        var digest = digest();
        write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads canonical JSON back. */
    static Snapshot read(InputStream canonical) {
        return CANONICAL.readValue(canonical, Snapshot.class);
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The same of what a stream holds. */
    static String sha256(InputStream bytes) {
        var digest = digest();
        try (var read = new DigestInputStream(bytes, digest)) {
            read.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The report ready to be set in type.
     *
     * @param sha256 the digest to print; empty for a draft
     */
    ReportDocument toDocument(String sha256) {
        var own = words == null ? ReportWords.FIRST : words;
        var blocks = new ArrayList<Block>();
        var part = 0;
        var chaptered = false;
        for (var passage : passages) {
            if (passage.part() > 0 && part == 0) {
                explain(blocks);
            }
            while (part < passage.part()) {
                blocks.add(new Block(Level.SECTION, own.part(++part)));
                chaptered = false;
            }
            chaptered |= passage.kind() == PassageKind.CHAPTER;
            if (passage.continues()) {
                var begun = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(begun.level(), begun.text() + passage.text()));
            } else if (!passage.absorbed()) {
                blocks.add(new Block(level(passage.kind(), chaptered), passage.text()));
            }
        }
        return new ReportDocument(
                report.issuer(),
                report.signatory(),
                report.title(),
                "省人民政府",
                blocks,
                "任务落实情况台账表",
                report.date(),
                sha256.isEmpty(),
                sha256,
                auditHead == null ? "" : auditHead,
                own,
                ledger,
                format < TRACED ? List.of() : traces(),
                format >= NUMBERED);
    }

    /** A line for each run of sentences of one paragraph that come from the same, and for each that was merged into another. */
    private List<TraceRow> traces() {
        var byEntry = new HashMap<Long, Source>();
        sources.forEach(source -> byEntry.putIfAbsent(source.entryId(), source));
        var traces = new ArrayList<TraceRow>();
        for (var passage : passages) {
            if (!passage.kind().isHeading()) {
                var trace = trace(traces.size() + 1, passage, byEntry.get(passage.entryId()));
                if (!passage.continues() || !trace.isFromTheSameAs(traces.get(traces.size() - 1))) {
                    traces.add(trace);
                }
            }
        }
        return traces;
    }

    private static TraceRow trace(int number, Text passage, @Nullable Source source) {
        var own = passage.entryId() == null ? null : source;
        return new TraceRow(
                number,
                passage.absorbed() ? "（并入上一句）" + shortened(passage.text()) : shortened(passage.text()),
                passage.kind().origin() + (passage.editedBy() == null || passage.entryId() == null ? "" : "（已改写）"),
                own == null ? "" : own.unit(),
                own == null ? "" : own.measure(),
                passage.entryId() == null ? "" : "填报%d第%d版".formatted(passage.entryId(), passage.versionNumber()));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "……";
    }

    private void explain(List<Block> blocks) {
        if (!report.correctionReason().isEmpty()) {
            blocks.add(new Block(
                    Level.TEXT, "本报告为第%d号，代替此前报送的同期报告。更正原因：%s".formatted(report.number(), report.correctionReason())));
        }
        if (!report.missingReason().isEmpty()) {
            blocks.add(new Block(Level.TEXT, "缺报仍予报告的原因：" + report.missingReason()));
        }
    }

    /** Without a chapter above it, a measure is headed as one level below the part: （七） and not 7. */
    private Level level(PassageKind kind, boolean chaptered) {
        return switch (kind) {
            case CHAPTER -> Level.CHAPTER;
            case MEASURE -> format < NUMBERED || chaptered ? Level.MEASURE : Level.CHAPTER;
            default -> Level.TEXT;
        };
    }
}
