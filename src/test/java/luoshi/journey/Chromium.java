package luoshi.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The Chromium, Chrome or Edge of the machine, without a window. All tests share one, which ends with them; whoever closes
 * it closes his own windows.
 */
final class Chromium implements AutoCloseable {

    private static final String NONE = "The tests in a browser did not run: no Chromium, Chrome or Edge was found;"
            + " install one or name it with -Dbrowser=/path/to/chrome.";

    private static final List<String> PROGRAMS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "msedge",
            "chrome");

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/opt/google/chrome/chrome",
            "/snap/bin/chromium",
            "/usr/bin/microsoft-edge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

    private static final List<String> USUAL_PLACES_ON_WINDOWS = List.of(
            "Google/Chrome/Application/chrome.exe",
            "Chromium/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe");

    private static final List<String> QUIETLY = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Chromium shared;

    private final Playwright playwright;
    private final Browser browser;

    /** The processes of this browser. */
    private final List<ProcessHandle> processes;

    private Chromium(Path program) {
        var before = ProcessHandle.current().descendants().toList();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIETLY)
                        .setEnv(withAHomeThatIsThrownAway()));
        processes = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process) && isABrowser(process))
                .toList();
    }

    /** Starts the browser unless it runs; where the machine has none the test is skipped, but on the build server it fails. */
    static Chromium start() {
        if (shared == null) {
            shared = launch();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit));
        }
        return shared;
    }

    /** Another one that ends with whoever closes it, and that can be killed. */
    static Chromium ofItsOwn() {
        return launch();
    }

    /** Ends the process without giving it a chance to do anything. */
    void kill() {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static boolean isABrowser(ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> !program.contains("node"))
                .isPresent();
    }

    private static Chromium launch() {
        var program = find(System.getProperty("browser", ""), System.getenv(), Files::isExecutable);
        if (program.isEmpty()) {
            System.out.println(NONE);
        }
        return new Chromium(program.orElseThrow(() -> absence(System.getenv())));
    }

    /** Whoever asks for one with {@code -Dbrowser} or {@code CHROME_BIN} gets that one or none. */
    static Optional<Path> find(String asked, Map<String, String> environment, Predicate<Path> isThere) {
        var named = asked.isBlank() ? environment.getOrDefault("CHROME_BIN", "") : asked;
        var candidates = named.isBlank()
                ? Stream.of(onThePath(environment), USUAL_PLACES.stream().map(Path::of), onWindows(environment))
                        .flatMap(places -> places)
                : Stream.of(Path.of(named));
        return candidates.filter(isThere).findFirst();
    }

    static RuntimeException absence(Map<String, String> environment) {
        return "true".equals(environment.get("CI")) ? new IllegalStateException(NONE) : new TestAbortedException(NONE);
    }

    /** A browser of somebody's own: nobody else's cookies. */
    Visitor visitor(String address) {
        return visitor(address, true);
    }

    /** Somebody whose browser runs no script. */
    Visitor visitorWithoutScript(String address) {
        return visitor(address, false);
    }

    private Visitor visitor(String address, boolean script) {
        return new Visitor(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setJavaScriptEnabled(script)),
                script);
    }

    @Override
    public void close() {
        if (this != shared) {
            quit();
            return;
        }
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    private void quit() {
        if (browser.isConnected()) {
            browser.close();
        }
        playwright.close();
    }

    private static Stream<Path> onThePath(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> PROGRAMS.stream().map(program -> Path.of(folder, program)));
    }

    private static Stream<Path> onWindows(Map<String, String> environment) {
        return Stream.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
                .map(environment::get)
                .filter(folder -> folder != null && !folder.isBlank())
                .flatMap(folder -> USUAL_PLACES_ON_WINDOWS.stream().map(place -> Path.of(folder, place)));
    }

    /** Certificates, caches and crash reports are put below the home directory whatever the profile's directory is. */
    private static Map<String, String> withAHomeThatIsThrownAway() {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.put("HOME", System.getProperty("java.io.tmpdir"));
        return environment;
    }
}
