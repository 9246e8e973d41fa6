package luoshi.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken and what is not, whatever the file calls itself. */
class FileInspectionTests {

    @TempDir
    private Path folder;

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("方案.pdf", TestFiles.pdf()),
                Arguments.of("方案.DOCX", TestFiles.docx()),
                Arguments.of("台账.xlsx", TestFiles.xlsx()),
                Arguments.of("文件.ofd", TestFiles.ofd()),
                Arguments.of("照片.jpeg", TestFiles.jpeg(8, 6, 1)),
                Arguments.of("截图.png", TestFiles.png()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesWhatAgenciesSend(String name, byte[] content) {
        assertThatNoException().isThrownBy(() -> inspect(name, content));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("旧.doc", TestFiles.encryptedOffice(), "old-office"),
                Arguments.of("加密.docx", TestFiles.encryptedOffice(), "old-office"),
                Arguments.of("宏.docm", TestFiles.docm(), "macro"),
                Arguments.of("改名的宏.docx", TestFiles.docm(), "macro"),
                Arguments.of("藏着的宏.docx", TestFiles.docxWithHiddenMacro(), "macro"),
                Arguments.of("图.svg", TestFiles.svg(), "web-page"),
                Arguments.of("改名的图.png", TestFiles.svg(), "content"),
                Arguments.of("网页.html", TestFiles.html(), "web-page"),
                Arguments.of("改名的网页.pdf", TestFiles.html(), "content"),
                Arguments.of("夹着网页.pdf", TestFiles.pdfWithHtmlInItsHead(), "mixed"),
                Arguments.of("夹着压缩包.pdf", TestFiles.pdfThatIsAlsoAnArchive(), "mixed"),
                Arguments.of("表.docx", TestFiles.xlsx(), "content"),
                Arguments.of("不是.ofd", TestFiles.docx(), "content"),
                Arguments.of("炸弹.docx", TestFiles.zipBomb(), "unpacks"),
                Arguments.of("一千零一个.docx", TestFiles.docxWithManyEntries(1001), "unpacks"),
                Arguments.of("越界.docx", TestFiles.docxThatLeadsOut(), "unreadable"),
                Arguments.of("半个.docx", half(TestFiles.docx()), "unreadable"),
                Arguments.of("半个.pdf", half(TestFiles.pdf()), "unreadable"),
                Arguments.of("程序.exe", TestFiles.pdf(), "type"),
                Arguments.of("方案.pdf.exe", TestFiles.pdf(), "type"),
                Arguments.of("没有扩展名", TestFiles.pdf(), "type"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesEachWithASentenceOfItsOwn(String name, byte[] content, String why) {
        var refused = catchThrowableOfType(UnacceptableFile.class, () -> inspect(name, content));

        assertThat(refused).as(name).isNotNull();
        assertThat(refused.why()).as(name).isEqualTo(why);
    }

    @Test
    void takesAsManyEntriesAsAreAllowed() {
        assertThatNoException().isThrownBy(() -> inspect("千.docx", TestFiles.docxWithManyEntries(1000)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ../../etc/方案.pdf | 方案.pdf
                    C:\\用户\\方案.pdf | 方案.pdf
                    方案\u202Efdp.exe | 方案fdp.exe
                    方\u0000案\u200B.pdf | 方案.pdf
                    e\u0301.pdf | \u00E9.pdf
                    .pdf | 附件.pdf
                    """, delimiter = '|')
    void aNameIsTakenWithoutItsTricks(String sent, String kept) {
        assertThat(FileName.of(sent).text()).isEqualTo(kept);
    }

    @Test
    void aLongNameKeepsItsExtension() {
        var name = FileName.of("附".repeat(300) + ".pdf");

        assertThat(name.text()).hasSize(120).endsWith(".pdf");
        assertThat(name.extension()).isEqualTo("pdf");
    }

    private void inspect(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve("file"), content);
        var fileName = FileName.of(name);
        FileInspection.check(file, FileInspection.promised(fileName), fileName);
    }

    private static byte[] half(byte[] content) {
        return java.util.Arrays.copyOf(content, content.length / 2);
    }
}
