package luoshi;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The ledger of many quarters as a file, over HTTP, in the memory that the process was given with {@code -Xmx}. Not a test;
 * docs/performance.md says how to run it and what came out.
 */
final class LedgerDownloadBenchmark {

    private LedgerDownloadBenchmark() {}

    /** Asks the database at {@code -Durl=jdbc:…}, which {@link PagesBenchmark} has filled, for the addresses, one after the other and then all at once. */
    public static void main(String[] addresses) throws Exception {
        try (var program = new SpringApplicationBuilder(LuoshiApplication.class)
                .properties(
                        "spring.datasource.url=" + System.getProperty("url"),
                        "server.port=0",
                        "db-scheduler.enabled=false",
                        "logging.level.root=WARN")
                .run()) {
            var browser = new SignedInBrowser(
                    "http://localhost:" + program.getEnvironment().getProperty("local.server.port"), "fgw.xietiao1");
            browser.get("/ledger");
            for (var address : addresses) {
                measure(browser, List.of(address));
            }
            measure(browser, List.of(addresses));
        }
    }

    private static void measure(SignedInBrowser browser, List<String> addresses) throws Exception {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        var begun = System.nanoTime();
        var files = new ArrayList<Future<Path>>();
        try (var readers = new Readers(addresses.size())) {
            for (var address : addresses) {
                files.add(readers.threads.submit(() -> {
                    var file = Files.createTempFile("ledger", address.contains(".xlsx") ? ".xlsx" : ".csv");
                    browser.save(address, file);
                    return file;
                }));
            }
            for (var file : files) {
                file.get();
            }
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "%s%n  %.1f s, peak of the heap's pools %d MB of %d MB%n",
                addresses,
                seconds,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        for (var file : files) {
            System.out.printf(Locale.ROOT, "  %,d rows, %,d bytes%n", rows(file.get()), Files.size(file.get()));
            Files.delete(file.get());
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** As they stand in the file, without the line of headings and what a CSV says of itself behind an empty line. */
    private static long rows(Path file) throws IOException {
        if (file.toString().endsWith(".csv")) {
            try (var lines = new Scanner(file).useDelimiter("\"\\r\\n")) {
                return lines.tokens()
                                .takeWhile(line -> !line.startsWith("\r\n"))
                                .count()
                        - 1;
            }
        }
        try (var zip = new ZipFile(file.toFile());
                var rows = new Scanner(zip.getInputStream(zip.getEntry("xl/worksheets/sheet2.xml")))
                        .useDelimiter("<row ")) {
            return rows.tokens().count() - 2;
        }
    }

    /** One for each file. */
    private static final class Readers implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads;

        private Readers(int many) {
            threads = Executors.newFixedThreadPool(many);
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }
}
