package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangedPartTests {

    @Test
    void isTheChangedWordWithItsNeighbours() {
        var before = "前".repeat(40) + "按月调度" + "后".repeat(40);
        var after = "前".repeat(40) + "按周调度" + "后".repeat(40);

        assertThat(ChangedPart.between(before, after))
                .isEqualTo(new ChangedPart(
                        "……" + "前".repeat(11) + "按月调度" + "后".repeat(10) + "……",
                        "……" + "前".repeat(11) + "按周调度" + "后".repeat(10) + "……"));
    }

    @Test
    void isTheWholeOfAShortText() {
        assertThat(ChangedPart.between("稳步推进。", "扎实推进。")).isEqualTo(new ChangedPart("稳步推进。", "扎实推进。"));
        assertThat(ChangedPart.between("", "新增一段。")).isEqualTo(new ChangedPart("", "新增一段。"));
        assertThat(ChangedPart.between("一二一二", "一二")).isEqualTo(new ChangedPart("一二一二", "一二"));
    }

    @Test
    void isCutInItsMiddleWhereEverythingChanged() {
        assertThat(ChangedPart.between("甲".repeat(500), "").before()).isEqualTo("甲".repeat(80) + "……" + "甲".repeat(80));
    }

    @Test
    void splitsNoCharacterOfTwoParts() {
        assertThat(ChangedPart.between("\uD842\uDFB7", "\uD842\uDFB8").after()).isEqualTo("\uD842\uDFB8");
    }
}
