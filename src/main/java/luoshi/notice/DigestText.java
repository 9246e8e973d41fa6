package luoshi.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.notice.Digest.Task;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of a digest: what is due, until when, and where. Of what people wrote, nothing. */
@Component
class DigestText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    /** Of one kind; the rest is a link to all of them. */
    private static final int LISTED = 12;

    /** The reader needs to be told whose it is; the own unit goes without saying. */
    private static final Set<String> OF_ANOTHER_UNIT = Set.of(
            "PROVINCE_REVIEW",
            "CLOSE_OUT_ACCEPTANCE",
            "EXTENSION_DECISION",
            "EXCEPTION_DECISION",
            "DECLINED",
            "LIGHT_REVIEW",
            "OBJECTION",
            "URGE_REQUEST",
            "URGE_CLOSE");

    private final MessageSource messages;
    private final MailSettings settings;

    DigestText(MessageSource messages, MailSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** One thing in a line of the inbox. */
    String title(Task task) {
        return say("notice.digest.title", kind(task), name(task), until(task));
    }

    /** Counts and a date, nothing that anybody has typed. */
    String subject(LocalDate today, List<Task> tasks) {
        var counts = byKind(tasks).values().stream()
                .map(group -> say("notice.mail.count", kind(group.get(0)), group.size()))
                .collect(Collectors.joining(say("account.comma")));
        return say("notice.mail.subject", DAY.format(today), counts);
    }

    /** Plain text with the way to each thing. */
    String body(String name, LocalDate today, List<Task> tasks) {
        var lines = new ArrayList<String>();
        lines.add(say("notice.mail.greeting", name));
        lines.add("");
        lines.add(say("notice.mail.opening", DAY.format(today)));
        byKind(tasks).values().forEach(group -> addGroup(lines, group));
        lines.add("");
        lines.add(say("notice.mail.closing", settings.link("/")));
        lines.add(say("notice.mail.switch-off", settings.link("/notices/mail")));
        return String.join("\r\n", lines) + "\r\n";
    }

    private void addGroup(List<String> lines, List<Task> group) {
        lines.add("");
        lines.add(say("notice.mail.group", kind(group.get(0)), group.size(), until(group.get(0))));
        for (var task : group.subList(0, Math.min(LISTED, group.size()))) {
            lines.add("- " + name(task));
            lines.add("  " + settings.link(task.href()));
        }
        if (group.size() > LISTED) {
            lines.add(say("notice.mail.more", group.size() - LISTED, settings.link("/")));
        }
    }

    private static Map<String, List<Task>> byKind(List<Task> tasks) {
        return tasks.stream()
                .collect(Collectors.groupingBy(
                        task -> task.kind() + task.dueOn(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String name(Task task) {
        if (task.kind().startsWith("REPORT_") || task.kind().equals("UNIT_CHECK")) {
            return task.title();
        }
        var measure = task.quarter() == null ? task.title() : task.quarter().chinese() + task.title();
        return OF_ANOTHER_UNIT.contains(task.kind()) ? task.unitName() + "：" + measure : measure;
    }

    private String kind(Task task) {
        return say("notice.task." + task.kind());
    }

    private String until(Task task) {
        if (task.dueOn() == null || task.deadline() == null) {
            return say("notice.digest.no-date");
        }
        var due = say("notice.deadline." + task.deadline()) + DAY.format(task.dueOn());
        return task.lockOn() == null ? due : due + say("notice.digest.lock", DAY.format(task.lockOn()));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
