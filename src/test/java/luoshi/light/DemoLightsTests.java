package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import luoshi.TestDatabase;
import luoshi.account.DemoPeople;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.light.Item.Remark;
import luoshi.light.Judgement.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The lights of the demo follow from what its units reported, by the rule and nothing else. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class DemoLightsTests {

    private static final Quarter SECOND = new Quarter(2020, 2);
    private static final Quarter THIRD = new Quarter(2020, 3);
    private static final LocalDate TODAY = LocalDate.parse("2020-10-12");

    @Autowired
    private Lights lights;

    @Autowired
    private Calculating calculating;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Standards standards;

    @Test
    void everyColourIsThereExceptBlue() {
        assertThat(lights.of(THIRD, Basis.VERIFIED, TODAY))
                .hasSize(20)
                .extracting(MeasureLight::shown)
                .contains(Light.RED, Light.YELLOW, Light.GREEN, Light.GREY);
    }

    @Test
    void whatWasSubmittedIsAheadOfWhatWasApproved() {
        assertThat(lights.of(THIRD, Basis.REPORTED, TODAY))
                .filteredOn(one -> one.shown() == Light.GREEN)
                .hasSizeGreaterThan((int) lights.of(THIRD, Basis.VERIFIED, TODAY).stream()
                        .filter(one -> one.shown() == Light.GREEN)
                        .count());
    }

    @Test
    void whatIsHeldAgainstTheStandardsAsAtItsOwnDayIsThatOfToday() {
        for (var quarter : new Quarter[] {SECOND, THIRD}) {
            for (var username : new String[] {"fgw.xietiao1", "rst.tianbao"}) {
                var actor = people.actor(username);
                assertThat(said(standards.of(actor, quarter, new AsAt(TODAY, null))))
                        .isNotEmpty()
                        .isEqualTo(said(standards.of(actor, quarter, AsAt.NOW)));
            }
        }
    }

    private static List<String> said(Standards.Held held) {
        return held.rows().stream()
                .map(row -> row.standard()
                        + row.name()
                        + row.of()
                        + row.href()
                        + row.against().verdict()
                        + row.against().why()
                        + Arrays.toString(row.against().args()))
                .toList();
    }

    @Test
    void theSecondQuarterIsKnownAsItWasOnEachDay() {
        assertThat(lights.of(SECOND, Basis.VERIFIED, LocalDate.parse("2020-07-13")))
                .allSatisfy(one -> assertThat(one.light()).isNull());
        assertThat(lights.of(SECOND, Basis.VERIFIED, LocalDate.parse("2020-07-14")))
                .extracting(MeasureLight::number, MeasureLight::shown, MeasureLight::judgedOn)
                .contains(tuple(17, Light.GREEN, LocalDate.parse("2020-07-14")));
        assertThat(lights.of(SECOND, Basis.VERIFIED, TODAY))
                .allSatisfy(one -> assertThat(one.judgedOn()).isBetween("2020-07-14", "2020-10-12"));
    }

    @Test
    void theBaseStationsFollowTheirOwnPath() {
        var calculation = calculating.of(people.actor("fgw.xietiao1"), 17, THIRD, Basis.VERIFIED, AsAt.NOW);

        assertThat(calculation.items())
                .filteredOn(item -> item.name().equals("5G基站建成数"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.remark()).isEqualTo(Remark.TRAJECTORY);
                    assertThat(item.done()).isEqualByComparingTo("104.2");
                    assertThat(item.planned()).isEqualByComparingTo("75.0");
                });
        assertThat(calculation.judgement().light()).isNotEqualTo(Light.RED);
    }

    @Test
    void aMissedMilestoneOfTheLeadIsRed() {
        var calculation = calculating.of(people.actor("fgw.xietiao1"), 2, THIRD, Basis.VERIFIED, AsAt.NOW);

        assertThat(calculation.judgement().deciding().kind()).isEqualTo(Kind.FAR_BEHIND);
        assertThat(calculation.parts()).hasSizeGreaterThan(3);
    }

    @Test
    void theCalculationAsAtItsOwnDayIsThatOfToday() {
        var actor = people.actor("fgw.xietiao1");
        for (var quarter : new Quarter[] {SECOND, THIRD}) {
            for (var basis : Basis.values()) {
                for (int number = 1; number <= 20; number++) {
                    var today = calculating.of(actor, number, quarter, basis, AsAt.NOW);
                    var told = calculating.of(actor, number, quarter, basis, new AsAt(TODAY, null));

                    assertThat(told.judgement()).as(quarter + " " + number).isEqualTo(today.judgement());
                    assertThat(told.items()).isEqualTo(today.items());
                    assertThat(told.parts()).isEqualTo(today.parts());
                    assertThat(told.key()).isEqualTo(today.key());
                    assertThat(told.departs()).isFalse();
                }
            }
        }
    }

    @Test
    void theCalculationOfAPastDayGivesTheLightThatWasRecordedThen() {
        var actor = people.actor("fgw.xietiao1");
        for (var day : List.of("2020-07-14", "2020-10-09", "2020-10-11")) {
            for (var basis : Basis.values()) {
                for (int number = 1; number <= 20; number++) {
                    var told = calculating.of(actor, number, null, basis, new AsAt(LocalDate.parse(day), null));

                    assertThat(told.departs())
                            .as(day + " " + number + " " + basis)
                            .isFalse();
                }
            }
        }
    }
}
