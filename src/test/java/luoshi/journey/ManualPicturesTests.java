package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * Takes the pictures of the manual from the running demo. The jar of a build carries those of the same build; for the
 * ones in the repository the words of each page are kept beside it, so that a page that has changed fails here until its
 * picture is taken again: {@code ./mvnw test -Dtest=ManualPicturesTests -Dluoshi.pictures=take}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class ManualPicturesTests {

    private static final String FOLDER = "static/help-pictures";
    private static final Path OF_THIS_BUILD = Path.of("target/classes", FOLDER);
    private static final Path KEPT = Path.of("src/main/resources", FOLDER);
    private static final Path WORDS = Path.of("src/test/resources/luoshi/help");
    private static final boolean TAKE = "take".equals(System.getProperty("luoshi.pictures"));

    /** What the page says by itself, without the data on it. */
    private static final String SAID = """
            () => [...document.querySelectorAll('main h1, main h2, main label, main legend, main th, main button')]
                .filter(e => e.checkVisibility()).map(e => e.textContent.trim().replace(/\\s+/g, ' '))
                .filter((text, at, all) => text && all.indexOf(text) === at)
            """;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<Shot> shots() {
        return List.of(
                new Shot("tasks", "swt.tianbao", "/"),
                new Shot("unit", "swt.shenhe", "/unit"),
                new Shot("onboarding", "swt.tianbao", "/unit/onboarding"),
                new Shot("measure", "rst.tianbao", "/measures/1"),
                new Shot("claim", "rst.tianbao", "/claims"),
                new Shot("form", "rst.tianbao", "/entries/{TO_FILL}/form"),
                new Shot("returned", "swt.tianbao", "/entries/{RETURNED_BY_PROVINCE}/form"),
                new Shot("package", "rst.tianbao", "/periods/2020Q3/package"),
                new Shot("documents", "fgw.xietiao1", "/supporting-documents"),
                new Shot("task-points", "fgw.xietiao1", "/task-points"),
                new Shot("extension", "fgw.xietiao1", "/extensions"),
                new Shot("inbox", "rst.tianbao", "/notices"),
                new Shot("unit-review", "rst.shenhe", "/unit-review"),
                new Shot("province-review", "fgw.xietiao1", "/province-review"),
                new Shot("period", "fgw.xietiao1", "/periods/2020Q3"),
                new Shot("report", "fgw.xietiao1", "/reports/2020Q2/1"),
                new Shot("account", "guanli", "/accounts"),
                new Shot("audit", "shenji", "/audit"));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void eachPictureShowsThePageAsItIs(Shot shot) throws IOException {
        try (var visitor = chromium.visitor("http://localhost:" + port)) {
            visitor.signsIn(someone(shot.username()));
            visitor.opens(path(shot));
            visitor.takesAPicture(OF_THIS_BUILD.resolve(shot.picture() + ".png"));
            SmallPicture.make(OF_THIS_BUILD.resolve(shot.picture() + ".png"));
            var said = String.join("\n", visitor.reads(SAID)) + "\n";
            if (TAKE) {
                Files.createDirectories(WORDS);
                Files.createDirectories(KEPT);
                Files.writeString(WORDS.resolve(shot.picture() + ".txt"), said);
                visitor.takesAPicture(KEPT.resolve(shot.picture() + ".png"));
                SmallPicture.make(KEPT.resolve(shot.picture() + ".png"));
            }
            assertThat(said)
                    .as("the page %s is no longer the one on the picture; take it again", shot.picture())
                    .isEqualTo(Files.readString(WORDS.resolve(shot.picture() + ".txt")));
            assertThat(KEPT.resolve(shot.picture() + ".png")).isNotEmptyFile();
            assertThat(SmallPicture.of(KEPT.resolve(shot.picture() + ".png"))).isNotEmptyFile();
        }
    }

    @Test
    void noPictureIsKeptThatNobodyTakes() throws IOException {
        try (var kept = Files.list(KEPT)) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(shots().stream()
                            .flatMap(shot -> Stream.of(shot.picture() + ".png", shot.picture() + "-small.jpg"))
                            .toList());
        }
    }

    private Actor someone(String username) {
        var name = database.sql("select display_name from account where username = ?")
                .params(username)
                .query(String.class)
                .single();
        return new Actor(0, username, name, 0, Set.of(Role.REPORTER));
    }

    /** {@code {TO_FILL}} in a path stands for the first entry of that state of the person's unit in the open period. */
    private String path(Shot shot) {
        var start = shot.path().indexOf('{');
        if (start < 0) {
            return shot.path();
        }
        var end = shot.path().indexOf('}');
        var id = database.sql("""
                select min(e.id) from progress_entry e
                  join reporting_period p on p.id = e.period_id
                  join account a on a.unit_id = e.unit_id
                where a.username = :username and p.quarter = '2020Q3' and e.state = :state
                """)
                .param("username", shot.username())
                .param("state", shot.path().substring(start + 1, end))
                .query(Long.class)
                .single();
        return shot.path().substring(0, start) + id + shot.path().substring(end + 1);
    }

    /** A picture, and where who sees it. */
    record Shot(String picture, String username, String path) {

        @Override
        public String toString() {
            return picture;
        }
    }
}
