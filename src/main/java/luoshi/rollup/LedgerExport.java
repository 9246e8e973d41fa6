package luoshi.rollup;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.account.Actor;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.export.Lines;
import luoshi.export.ListExport;
import luoshi.progress.Ledger;
import luoshi.progress.LedgerFilter;
import luoshi.rollup.format.LedgerColumn;
import luoshi.rollup.format.LedgerRow;
import org.springframework.stereotype.Component;

/** The ledger as a file, with the quarter and the columns of the page. */
@Component
class LedgerExport {

    private final Ledger ledger;
    private final ReportLines lines;
    private final Exports exports;

    LedgerExport(Ledger ledger, ReportLines lines, Exports exports) {
        this.ledger = ledger;
        this.lines = lines;
        this.exports = exports;
    }

    ListExport of(Actor actor, LedgerFilter filter, ShownLights lights) {
        var lit = LedgerController.lit(filter, lights);
        var number = new AtomicInteger();
        Lines<Filled> rows = taker -> ledger.each(
                actor,
                filter,
                lit,
                one -> taker.accept(
                        new Filled(one.quarter(), lines.row(number.incrementAndGet(), one.line(), lights.word(one)))));
        var list = exports.stream(exports.say("rollup.ledger.all"), actor.displayName(), rows)
                .filter(
                        "progress.quarter",
                        filter.quarter() == null ? null : filter.quarter().chinese())
                .chapter("progress.chapter", filter.chapter())
                .measure("progress.measure", filter.measure())
                .unit("progress.unit", filter.unit())
                .filter("progress.state", exports.say(filter.show().key()))
                .filter(
                        "progress.own-status",
                        filter.status() == null
                                ? null
                                : exports.say(filter.status().key()))
                .filter("progress.kind", filter.kind() == null ? null : exports.say("progress.kind." + filter.kind()))
                .filter(
                        "light.light",
                        lit == null
                                ? null
                                : exports.say("light.is." + filter.light().toUpperCase(Locale.ROOT)))
                .asAt("light.as-at", filter.on())
                .column("progress.quarter", row -> row.quarter().chinese());
        for (var column : LedgerColumn.values()) {
            if (column == LedgerColumn.UPDATED) {
                list.date("rollup.column." + column.name(), row -> column.of(row.cells()));
            } else {
                list.column("rollup.column." + column.name(), row -> column.of(row.cells()));
            }
        }
        return list.make();
    }

    private record Filled(Quarter quarter, LedgerRow cells) {}
}
