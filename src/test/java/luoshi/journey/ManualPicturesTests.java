package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import luoshi.Days;
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

    private static final String ENTRY = """
            select min(e.id) from progress_entry e
              join reporting_period p on p.id = e.period_id
              join account a on a.unit_id = e.unit_id
            where a.username = :username and p.quarter = '2020Q3' and e.state = :state
              and :measure in (0, (select number from measure m where m.id = e.measure_id))
            """;

    private static final String CLAIM = """
            select min(c.id) from claim c
              join account a on a.unit_id = c.unit_id
              join measure m on m.id = c.measure_id
            where a.username = :username and c.state = :state and :measure in (0, m.number)
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
                new Shot("audit", "shenji", "/audit"),
                new Shot("ledger", "fgw.xietiao1", "/ledger?quarter=2020Q2"),
                new Shot("search", "rst.tianbao", "/search?q=稳岗"),
                new Shot("claim-form", "pingxiang.tianbao", "/claims/{ASSIGNED}/form"),
                new Shot("self-check", "czt.tianbao", "/entries/{DRAFT 8}/form")
                        .after((here, visitor) -> visitor.presses("自查"), "#self-check"),
                new Shot("close-out", "rst.tianbao", "/claims/{CLAIMED 1}")
                        .after((here, visitor) -> visitor.presses("申请办结"), "main"),
                new Shot("merge", "rst.tianbao2", "/entries/{TO_FILL}/form")
                        .after(ManualPicturesTests::savesBesideAnother, ".card-warn"),
                new Shot("ask-urge", "rst.tianbao", "/urges/requests/new").on("2020-10-16"),
                new Shot("urge", "fgw.xietiao1", "/urges/new?level=BLUE").on("2020-10-16"));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void eachPictureShowsThePageAsItIs(Shot shot) throws IOException {
        try (var visitor = chromium.visitor("http://localhost:" + port).whoOnlyReads()) {
            Days.itIs(database, shot.day());
            visitor.signsIn(someone(shot.username()));
            visitor.opens(path(shot));
            shot.doing().accept(this, visitor);
            visitor.takesAPicture(OF_THIS_BUILD.resolve(shot.picture() + ".png"), shot.at());
            SmallPicture.make(OF_THIS_BUILD.resolve(shot.picture() + ".png"));
            var said = String.join("\n", visitor.reads(SAID)) + "\n";
            if (TAKE) {
                Files.createDirectories(WORDS);
                Files.createDirectories(KEPT);
                Files.writeString(WORDS.resolve(shot.picture() + ".txt"), said);
                visitor.takesAPicture(KEPT.resolve(shot.picture() + ".png"), shot.at());
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

    /**
     * {@code {TO_FILL}} in a path stands for the first entry of that state of the person's unit in the open period, or its
     * first claim; {@code {DRAFT 8}} for the one on that measure.
     */
    private String path(Shot shot) {
        var start = shot.path().indexOf('{');
        if (start < 0) {
            return shot.path();
        }
        var end = shot.path().indexOf('}');
        var sought = shot.path().substring(start + 1, end).split(" ");
        var id = database.sql(shot.path().startsWith("/claims/") ? CLAIM : ENTRY)
                .param("username", shot.username())
                .param("state", sought[0])
                .param("measure", sought.length > 1 ? Integer.parseInt(sought[1]) : 0)
                .query(Long.class)
                .single();
        return shot.path().substring(0, start) + id + shot.path().substring(end + 1);
    }

    /** Two people write the same entry, and the one who saves later has both texts before him. */
    private void savesBesideAnother(Visitor second) {
        try (var first = chromium.visitor("http://localhost:" + port).whoOnlyReads()) {
            first.signsIn(someone("rst.tianbao"));
            first.opens(second.where());
            write(first, "截至9月底，全省失业保险稳岗返还14.2亿元，惠及企业6.1万户。", "正常推进");
        }
        write(second, "截至9月底，全省失业保险稳岗返还14.6亿元，惠及企业6.3万户；培训职工9.8万人次。", "进展缓慢");
    }

    private static void write(Visitor visitor, String progress, String status) {
        visitor.types("进展情况", progress);
        visitor.chooses("自评", status);
        visitor.presses("保存草稿");
    }

    /**
     * A picture, and where who sees it.
     *
     * @param day the business date of it
     * @param doing what the person does there first
     * @param at what of the page is on top of the picture
     */
    record Shot(
            String picture,
            String username,
            String path,
            String day,
            BiConsumer<ManualPicturesTests, Visitor> doing,
            String at) {

        Shot(String picture, String username, String path) {
            this(picture, username, path, "2020-10-12", (here, visitor) -> {}, "body");
        }

        Shot after(BiConsumer<ManualPicturesTests, Visitor> step, String place) {
            return new Shot(picture, username, path, day, step, place);
        }

        Shot on(String date) {
            return new Shot(picture, username, path, date, doing, at);
        }

        @Override
        public String toString() {
            return picture;
        }
    }
}
