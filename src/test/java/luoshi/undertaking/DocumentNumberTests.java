package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"赣人社发〔2020〕12号", "赣府厅字〔2020〕5号", "景府发〔2020〕5号", "赣发改就业〔2020〕688号"})
    void isWellFormedAsTheStandardHasIt(String number) {
        assertThat(new DocumentNumber(number).isWellFormed()).isTrue();
        assertThat(new DocumentNumber(number).year()).isEqualTo(2020);
    }

    @ParameterizedTest
    @CsvSource({
        "赣人社发(2020)12号",
        "赣人社发（2020）12号",
        "赣人社发[2020]12号",
        "赣人社发【2020】12号",
        "赣人社发〔2020〕012号",
        "赣人社发〔2020〕第12号",
        "赣人社发 〔2020〕 12号",
        "赣人社发　〔2020〕12号",
        "赣人社发〔２０２０〕１２号",
        "赣人社发〔2020〕12"
    })
    void showsTheRightFormOfOneThatIsNearlyRight(String typed) {
        var number = new DocumentNumber(typed);
        assertThat(number.isWellFormed()).isFalse();
        assertThat(number.rightForm()).contains("赣人社发〔2020〕12号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12号", "赣人社发12号", "赣人社发〔20〕12号", "赣人社发〔2020〕号", "〔2020〕12号"})
    void offersNothingWhereItCannotBeTold(String typed) {
        assertThat(new DocumentNumber(typed).isWellFormed()).isFalse();
        assertThat(new DocumentNumber(typed).rightForm()).isEmpty();
    }
}
