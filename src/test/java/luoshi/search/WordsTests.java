package luoshi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is looked for, and how it is marked where it was found. */
class WordsTests {

    @ParameterizedTest
    @CsvSource({"'',empty", "'  \u3000 ',empty", "稳,short", "稳 岗,short", "𠮷,short"})
    void saysWhyItCannotLook(String typed, String why) {
        assertThat(Words.of(typed).refusal()).isEqualTo("search.refused." + why);
    }

    @Test
    void takesNoBookForAQuestion() {
        assertThat(Words.of("稳".repeat(Words.LONGEST)).refusal()).isNull();
        assertThat(Words.of("稳岗".repeat(1_500_000)).refusal()).isEqualTo("search.refused.long");
    }

    @Test
    void wordsAreSeparatedByBlanksOfAnyWidth() {
        assertThat(Words.of(" 稳岗\u3000返还\t岗 稳岗\0").all()).containsExactly("稳岗", "返还", "岗");
    }

    @Test
    void widthCaseAndBracketsMakeNoDifference() {
        var oneSpelling = Words.of("赣府发[2020]11号5g").all();
        assertThat(Words.of("赣府发〔２０２０〕１１号５Ｇ").all()).isEqualTo(oneSpelling);
        assertThat(Words.of("赣府发【2020】11号5G").all()).isEqualTo(oneSpelling);
    }

    @Test
    void theDatabaseSpellsEveryCharacterAsTheProgramDoesAloneAndAmongOthers() {
        var each = IntStream.rangeClosed(1, Character.MAX_VALUE)
                .filter(c -> !Character.isSurrogate((char) c))
                .mapToObj(Character::toString)
                .toList();
        var texts = new ArrayList<>(each);
        texts.add(String.join("", each));
        var spelt = JdbcClient.create(TestDatabase.fresh())
                .sql("select search_spelling(t.one) from unnest(?) with ordinality t (one, n) order by t.n")
                .params((Object) texts.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(spelt).isEqualTo(texts.stream().map(Spelling::of).toList());
    }

    @Test
    void marksEveryPlaceOfEveryWord() {
        assertThat(marked(Marked.text("稳岗返还（ＡＢ）稳岗", Words.of("稳岗 (ab)")))).isEqualTo("<稳岗>返还<（ＡＢ）稳岗>");
    }

    @Test
    void showsOfALongTextWhatLiesAroundTheWords() {
        var text = "甲".repeat(300) + "稳岗" + "乙".repeat(400) + "返还" + "丙".repeat(300);
        assertThat(marked(Marked.around(text, Words.of("稳岗 返还"))))
                .isEqualTo("……" + "甲".repeat(30) + "<稳岗>" + "乙".repeat(70) + "……" + "乙".repeat(30) + "<返还>"
                        + "丙".repeat(70) + "……");
        assertThat(marked(Marked.around(text, Words.of("丁丁")))).isEqualTo("甲".repeat(100) + "……");
    }

    @Test
    void cutsNoCharacterInTwo() {
        var text = "𠮷".repeat(200) + "稳岗" + "𠮷".repeat(200);
        assertThat(marked(Marked.around(text, Words.of("稳岗"))).codePoints())
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Test
    void whatMeansSomethingToLikeMeansItself() {
        assertThat(Words.of("100%_\\").pattern(0)).isEqualTo("%100\\%\\_\\\\%");
    }

    private static String marked(java.util.List<Marked.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.marked() ? "<" + piece.text() + ">" : piece.text())
                .collect(Collectors.joining());
    }
}
