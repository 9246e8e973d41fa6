package luoshi.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.progress.EntryState.Holder;
import luoshi.progress.ReportingPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a person, and what the own unit owes, as files. */
@Component
class DashboardExport {

    private final Exports exports;

    DashboardExport(Exports exports) {
        this.exports = exports;
    }

    /**
     * The tasks, or those of one kind, a row per thing; what is listed elsewhere is one row that says how many.
     *
     * @param due the day by which they are due, or null for all days
     */
    ListExport tasks(Actor actor, String kind, @Nullable LocalDate due, AsAt asAt, List<MyTasks.Task> tasks) {
        var rows = tasks.stream().flatMap(Row::of).toList();
        return exports.list(exports.say("dashboard.task-list"), actor.displayName(), rows)
                .filter("dashboard.task-list", kind.isEmpty() ? null : exports.sayOr("dashboard.task." + kind, kind))
                .filter("dashboard.task-list.due", kind.isEmpty() || due == null ? null : exports.day(due))
                .asAt("calendar.as-at.which", asAt.day())
                .column("dashboard.task-list.kind", row -> exports.say(row.of().key()))
                .column("dashboard.task-list.thing", this::thing)
                .column(
                        "progress.unit",
                        row -> row.item() == null ? "" : row.item().unitName())
                .column("progress.quarter", DashboardExport::quarter)
                .column(
                        "progress.note",
                        row -> row.item() == null ? "" : row.item().note())
                .column("dashboard.task-list.deadline", this::deadline)
                .date("dashboard.task-list.due", row -> exports.day(row.of().dueOn()))
                .make();
    }

    private String thing(Row row) {
        return row.item() == null
                ? exports.say("dashboard.count", row.of().count())
                : row.item().title();
    }

    private static String quarter(Row row) {
        return row.item() == null || row.item().quarter() == null
                ? ""
                : row.item().quarter().chinese();
    }

    private String deadline(Row row) {
        return row.of().deadline() == null
                ? ""
                : exports.say("dashboard.deadline." + row.of().deadline());
    }

    /** What the unit owes, or only what is in these hands. */
    ListExport entries(
            Actor actor, ReportingPeriod period, @Nullable Holder holder, AsAt asAt, List<MyUnit.Entry> entries) {
        return exports.list(exports.say("dashboard.entries"), actor.displayName(), entries)
                .filter("progress.quarter", period.getQuarter().chinese())
                .filter("progress.holder", holder == null ? null : exports.say(holder.key()))
                .asAt("calendar.as-at.which", asAt.day())
                .column("progress.measure", MyUnit.Entry::measure)
                .column("progress.role", one -> exports.say("progress.role." + one.role()))
                .column("progress.state", this::state)
                .column(
                        "progress.holder",
                        one -> exports.say(one.state().holder().key()))
                .time("dashboard.unit.held-since", one -> exports.time(one.heldSince()))
                .column("dashboard.unit.saved", one -> one.lastSavedBy() == null ? "" : one.lastSavedBy())
                .time("dashboard.unit.saved-at", one -> exports.time(one.lastSavedAt()))
                .column("dashboard.unit.returns", this::returned)
                .column("progress.own-status", this::status)
                .make();
    }

    private String state(MyUnit.Entry one) {
        var state = exports.say(one.state().key());
        return one.correction() ? state + " " + exports.say("progress.correction") : state;
    }

    private String returned(MyUnit.Entry one) {
        if (one.returnCategory() != null) {
            return exports.say(one.returnCategory().key()) + " " + one.returnReason();
        }
        return one.returns() == 0 ? "" : exports.say("dashboard.unit.returned", one.returns());
    }

    private String status(MyUnit.Entry one) {
        if (one.noProgress()) {
            return exports.say("progress.no-progress");
        }
        return one.status() == null ? "" : exports.say(one.status().key());
    }

    /** A thing to do and the task it is part of; null where the task names none. */
    private record Row(MyTasks.Task of, MyTasks.@Nullable Item item) {

        private static Stream<Row> of(MyTasks.Task task) {
            return task.items().isEmpty()
                    ? Stream.of(new Row(task, null))
                    : task.items().stream().map(item -> new Row(task, item));
        }
    }
}
