package luoshi.progress;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.export.Exports;
import luoshi.export.WallClock;
import luoshi.progress.offline.OfflinePackage;
import luoshi.progress.offline.OfflinePackage.Block;
import luoshi.progress.offline.OfflinePackage.Origin;
import luoshi.progress.offline.OfflinePackage.Remark;
import luoshi.progress.offline.PackageWriter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the offline package of the own unit and a quarter. */
@Service
@Transactional(readOnly = true)
class PackageDownload {

    private static final int GUIDE_LINES = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private final UnitQuarter entries;
    private final PackageFields fields;
    private final PackageRemarks remarks;
    private final PackageSecret secret;
    private final WallClock clock;
    private final Exports exports;

    PackageDownload(
            UnitQuarter entries,
            PackageFields fields,
            PackageRemarks remarks,
            PackageSecret secret,
            WallClock clock,
            Exports exports) {
        this.entries = entries;
        this.fields = fields;
        this.remarks = remarks;
        this.secret = secret;
        this.clock = clock;
        this.exports = exports;
    }

    /**
     * The package as XLSX.
     *
     * @throws NotFound if the unit has nothing to fill in for the quarter, or the person does not fill in
     */
    public File of(Actor actor, ReportingPeriod period) {
        var owed = entries.of(actor, period.getId());
        if (owed.isEmpty()) {
            throw new NotFound();
        }
        var unit = owed.get(0).head().unitName();
        var made = clock.now();
        var origin = new Origin(
                UUID.randomUUID(), actor.unitId(), unit, period.getQuarter().toString(), made);
        var title = exports.say("progress.package.file", period.getQuarter().chinese(), unit);
        var found = remarks.of(owed);
        var content = new OfflinePackage(
                origin,
                guide(title, period, exports.time(made)),
                exports.say("progress.package.remark.none"),
                owed.stream()
                        .map(entry ->
                                block(entry, found.getOrDefault(entry.head().id(), List.of())))
                        .toList());
        return new File(title + ".xlsx", PackageWriter.write(content, secret.get()));
    }

    private List<String> guide(String title, ReportingPeriod period, String made) {
        var lines = new ArrayList<>(List.of(title));
        for (int line = 1; line <= GUIDE_LINES; line++) {
            lines.add(exports.say(
                    "progress.package.guide." + line, day(period.getDueOn()), day(period.getLockOn()), made));
        }
        return lines;
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private Block block(WorkingEntry entry, List<Remark> found) {
        var head = entry.head();
        var editable = head.state().isEditable();
        var state = exports.say(head.state().key());
        return new Block(
                head.id(),
                head.revision(),
                head.versions(),
                head.isCorrection()
                        ? head.measureHeading() + "（" + exports.say("progress.correction") + "）"
                        : head.measureHeading(),
                editable ? state : exports.say("progress.package.not-editable", state),
                editable,
                fields.cells(entry),
                fields.lines(entry),
                found);
    }

    /** A file and the name it is saved under. */
    record File(String name, byte[] content) {}
}
