package luoshi.account;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What whoever started the program needs to know next, in a box on the console: the accounts of the demo, or the code
 * for the first administrator. It is printed, not logged, for the code has no business in log files.
 */
@Component
class ConsoleNotice {

    /** The first accounts of the demo are the ones to try. */
    private static final int SHOWN = 8;

    private static final String EDGE = "=".repeat(78);

    private final DemoAccounts demo;
    private final Bootstrap bootstrap;
    private final MessageSource messages;
    private final Environment environment;
    private final PrintStream console;

    @Autowired
    ConsoleNotice(DemoAccounts demo, Bootstrap bootstrap, MessageSource messages, Environment environment) {
        this(demo, bootstrap, messages, environment, System.out);
    }

    ConsoleNotice(
            DemoAccounts demo,
            Bootstrap bootstrap,
            MessageSource messages,
            Environment environment,
            PrintStream console) {
        this.demo = demo;
        this.bootstrap = bootstrap;
        this.messages = messages;
        this.environment = environment;
        this.console = console;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (demo.isOffered()) {
            print(demoLines());
        } else if (bootstrap.isAwaited()) {
            print(codeLines());
        }
    }

    private List<String> demoLines() {
        var lines = new ArrayList<String>();
        lines.add(text("account.console.demo", address()));
        lines.add(text("account.console.password", demo.getPassword()));
        var people = demo.getList();
        for (var person : people.subList(0, Math.min(SHOWN, people.size()))) {
            var roles = person.roles().stream()
                    .map(role -> text("account.role." + role))
                    .collect(Collectors.joining(text("account.comma")));
            lines.add("    %-14s %s  %s  %s"
                    .formatted(person.username(), person.displayName(), person.unitName(), roles));
        }
        if (people.size() > SHOWN) {
            lines.add(text("account.console.more", people.size() - SHOWN));
        }
        return lines;
    }

    private List<String> codeLines() {
        return List.of(
                text("account.console.first", address() + "/setup"),
                "",
                "    " + bootstrap.newCode(),
                "",
                text("account.console.valid"));
    }

    private String address() {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }

    private void print(List<String> lines) {
        console.println();
        console.println(EDGE);
        lines.forEach(line -> console.println("  " + line));
        console.println(EDGE);
        console.println();
        console.flush();
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
