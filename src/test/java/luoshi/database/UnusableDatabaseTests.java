package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What cannot work is refused in a sentence, and nothing that was found is touched. */
class UnusableDatabaseTests {

    /** Shared, so that the server's programs are unpacked once. */
    @TempDir
    private static Path directory;

    @BeforeEach
    void noDataYet() throws IOException {
        FileSystemUtils.deleteRecursively(directory.resolve("postgres"));
    }

    @Test
    void aSecondProgramIsRefusedInASentence() throws Exception {
        try (var first = PrivatePostgres.start(directory);
                var second = ChildProgram.start(Slice.class, "--luoshi.database.directory=" + directory)) {
            var printed = String.join("\n", second.remainingLines());

            assertThat(second.exitCode()).isOne();
            assertThat(printed)
                    .contains("数据目录 " + directory.toRealPath() + " 正被另一个“落实”程序使用")
                    .doesNotContain("\tat ");
            assertThat(first.server().process()).isPresent();
        }
        Processes.awaitNoneOf(directory);
    }

    @Test
    void aSecondDatabaseInTheSameProgramIsRefusedToo() throws Exception {
        try (var first = DataDirectory.hold(directory)) {
            assertThatExceptionOfType(UnusableDatabase.class)
                    .isThrownBy(() -> DataDirectory.hold(directory))
                    .withMessageContaining("正被另一个");
            assertThat(first.cluster()).doesNotExist();
        }
    }

    @Test
    void rootIsToldToUseAnotherAccountWhereItCannotLeaveItsOwn() throws Exception {
        assumeTrue(Account.isRoot(), "Only root needs another account");
        try (var program = ChildProgram.startWithoutCommands(Slice.class, "--luoshi.database.directory=" + directory)) {
            var printed = String.join("\n", program.remainingLines());

            assertThat(program.exitCode()).isOne();
            assertThat(printed).contains("不能以 root 身份启动内置数据库").doesNotContain("\tat ");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws IOException {
        var cluster = Files.createDirectory(directory.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
        Files.writeString(cluster.resolve(Cluster.PASSWORD), "secret");

        assertRefused("由 PostgreSQL 17 建立，本程序自带的是 PostgreSQL 18");

        assertThat(cluster.resolve(Cluster.PASSWORD)).hasContent("secret");
    }

    @Test
    void incompleteDataIsLeftAlone() throws IOException {
        var rest = Files.createDirectories(directory.resolve("postgres").resolve("base"));

        assertRefused("不完整");

        assertThat(rest).isDirectory();
    }

    @Test
    void dataOfAnotherAccountIsLeftAlone() throws IOException {
        assumeTrue(Account.isRoot(), "Only root can give files away");
        var cluster = Files.createDirectory(directory.resolve("postgres"));
        Files.setAttribute(cluster, "unix:uid", 65534);

        assertRefused("属于账号");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(UnusableDatabase.class)
                .isThrownBy(() -> PrivatePostgres.start(file.resolve("data")))
                .withMessageContaining(file.resolve("data") + " 无法创建或写入");
    }

    @Test
    void aRefusalLetsGoOfTheDirectory() throws IOException {
        Files.createDirectories(directory.resolve("postgres").resolve("base"));

        assertRefused("不完整");
        assertRefused("不完整");
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(UnusableDatabase.class)
                .isThrownBy(() -> PrivatePostgres.start(directory))
                .withMessageContaining(sentence);
    }
}
