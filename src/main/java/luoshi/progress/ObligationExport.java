package luoshi.progress;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.export.ListExport;
import luoshi.export.ListExport.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The list of obligations as a file, with the same columns as the page. */
@Component
class ObligationExport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final ObligationList obligations;
    private final BusinessClock businessClock;
    private final MessageSource messages;

    ObligationExport(ObligationList obligations, BusinessClock businessClock, MessageSource messages) {
        this.obligations = obligations;
        this.businessClock = businessClock;
        this.messages = messages;
    }

    ListExport of(
            Actor actor,
            ReportingPeriod period,
            ObligationFilter filter,
            @Nullable String unit,
            @Nullable Integer measure) {
        var lines = obligations.of(period.getId(), filter, unit, measure, actor.unitId());
        return new ListExport(
                say("progress.obligations.title", period.getQuarter().chinese(), say(filter.key())),
                List.of(
                        new Fact(say("progress.state"), say(filter.key())),
                        new Fact(say("progress.unit"), unit == null || unit.isEmpty() ? say("progress.all") : unit),
                        new Fact(say("progress.measure"), measure == null ? say("progress.all") : measure.toString()),
                        new Fact(say("progress.export.made"), TIME.format(businessClock.now())),
                        new Fact(say("progress.export.by"), actor.displayName()),
                        new Fact(say("progress.export.rows"), Integer.toString(lines.size()))),
                List.of(
                        say("progress.measure"),
                        say("progress.unit"),
                        say("progress.role"),
                        say("progress.state"),
                        say("progress.own-status"),
                        say("progress.first-submitted"),
                        say("progress.late"),
                        say("progress.holder")),
                lines.stream().map(this::row).toList());
    }

    private List<String> row(ObligationList.Line line) {
        return List.of(
                line.measure(),
                line.unitName(),
                say(line.lead() ? "progress.role.LEAD" : "progress.role.RESPONSIBLE"),
                say(line.state().key()),
                ownStatus(line),
                line.firstSubmittedAt() == null ? "" : TIME.format(line.firstSubmittedAt()),
                line.late() ? say("progress.late") : "",
                say(line.state().holder().key()));
    }

    private String ownStatus(ObligationList.Line line) {
        if (line.noProgress()) {
            return say("progress.no-progress");
        }
        return line.status() == null ? "" : say(line.status().key());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
