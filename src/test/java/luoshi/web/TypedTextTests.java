package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTextTests {

    @Test
    void losesOnlyWhatNoTextMayHold() {
        assertThat(TypedText.clean("一\u0000是\u0007抓\uFFFE落实\r\n二\t是\u001B")).isEqualTo("一是抓落实\r\n二\t是");
        assertThat(TypedText.clean("〔2020〕11号 😀 “六稳”")).isEqualTo("〔2020〕11号 😀 “六稳”");
    }
}
