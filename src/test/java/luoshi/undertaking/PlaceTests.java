package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.undertaking.TaskPointReading.Piece;
import luoshi.undertaking.TaskPointReading.Point;
import luoshi.undertaking.TaskPointReading.Sentence;
import org.junit.jupiter.api.Test;

class PlaceTests {

    private static final String SENTENCE = "建设一批园区，支持一批企业。";

    @Test
    void findsEveryPlaceOfTheWords() {
        assertThat(Place.of("一批", SENTENCE)).containsExactly(new Place(2, 4), new Place(9, 11));
        assertThat(Place.of("一批园区", SENTENCE)).containsExactly(new Place(2, 6));
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(Place.of("一批项目", SENTENCE)).isEmpty();
        assertThat(Place.of("", SENTENCE)).isEmpty();
    }

    @Test
    void aSentenceIsCutWhereTaskPointsBeginAndEnd() {
        var sentence = new Sentence(1, 1, 100, SENTENCE);

        assertThat(sentence.marked(List.of(point(8, 7, 13), point(7, 0, 6))))
                .containsExactly(new Piece("建设一批园区", 7), new Piece("，", 0), new Piece("支持一批企业", 8), new Piece("。", 0));
    }

    @Test
    void whereTwoTaskPointsOverlapTheEarlierKeepsTheSharedWords() {
        var sentence = new Sentence(1, 1, 100, SENTENCE);

        assertThat(sentence.marked(List.of(point(7, 0, 6), point(8, 2, 9))))
                .containsExactly(new Piece("建设一批园区", 7), new Piece("，支持", 8), new Piece("一批企业。", 0));
    }

    private static Point point(long id, int start, int end) {
        return new Point(
                id,
                1,
                1,
                "",
                1,
                "任务点",
                SENTENCE.substring(start, end),
                start,
                end,
                null,
                null,
                TaskPointState.ACCEPTED,
                "",
                "",
                "");
    }
}
