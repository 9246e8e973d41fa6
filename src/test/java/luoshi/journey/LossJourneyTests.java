package luoshi.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The browser, the program or the session is killed in the middle of a word, with the intervals of every installation:
 * whatever was typed ten seconds before is there. The statement is about the text and not about the speed of a machine.
 */
class LossJourneyTests {

    private static final String TEXT = "#progress";
    private static final Duration A_WHILE = Duration.ofSeconds(12);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final double PATIENCE = 60_000;

    private static Chromium chromium;
    private static ProgramOfItsOwn program;
    private static People people;
    private static JdbcClient database;

    private final List<Visitor> visitors = new ArrayList<>();
    private Actor reporter;
    private String form;

    @BeforeAll
    static void startEverything() {
        chromium = Chromium.start();
        program = new ProgramOfItsOwn();
        people = new People(program.database());
        database = JdbcClient.create(program.database());
        Days.itIs(database, "2020-10-12");
        program.start();
        try (var coordinator = chromium.visitor(program.address())
                .signsIn(people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR))) {
            coordinator.opens("/jobs");
            coordinator.presses("立即检查并汇总");
        }
    }

    @AfterAll
    static void endEverything() {
        if (program != null) {
            program.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void somebodyHasToWrite() {
        reporter = people.join(People.DEVELOPMENT_AND_REFORM, Role.REPORTER);
        form = "/entries/"
                + database.sql("""
                                select id from progress_entry
                                where unit_id = ? and period_id = 2 and version = 0
                                  and not exists (select from entry_typing t where t.entry_id = progress_entry.id)
                                order by id limit 1
                                """)
                        .params(People.DEVELOPMENT_AND_REFORM)
                        .query(Long.class)
                        .single()
                + "/form";
    }

    @AfterEach
    void everyPageLookedRight() {
        visitors.forEach(Visitor::close);
        assertThat(visitors)
                .flatExtracting(Visitor::complaints)
                .noneMatch(complaint -> !complaint.toString().matches(".*(ERR_|status of 403).*"));
    }

    @Test
    void theBrowserIsKilledInTheMiddleOfAWord() {
        String safe;
        try (var mortal = Chromium.ofItsOwn()) {
            var office = mortal.visitor(program.address()).signsIn(reporter);
            office.opens(form);
            var typist = new Typist(office, TEXT);
            typist.writesFor(A_WHILE);
            safe = typist.oldEnough();
            mortal.kill();
        }

        assertThat(foundAtAnotherDesk()).startsWith(safe);
    }

    @Test
    void theProgramIsKilledInTheMiddleOfAWord() {
        var office = atADesk();
        office.opens(form);
        var typist = new Typist(office, TEXT);
        typist.writesFor(A_WHILE);
        var safe = typist.oldEnough();
        program.kill();
        office.losesTheNetwork();
        typist.writesFor(A_MOMENT);
        program.start();

        assertThat(foundAtAnotherDesk()).as("had the browser ended as well").startsWith(safe);
        office.findsTheNetworkAgain();
        everythingIsKept(office);
        assertThat(foundAtAnotherDesk()).as("as the browser went on").isEqualTo(typist.written());
    }

    @Test
    void theSessionEndsInTheMiddleOfAWord() {
        theSessionEndsInTheMiddleOfAWordOn(form, TEXT);
    }

    /** Every other form is kept in another way than the entry's. */
    @Test
    void theSessionEndsInTheMiddleOfAWordOfAClaim() {
        var claim = database.sql("select min(id) from claim where unit_id = ? and state = 'ASSIGNED'")
                .params(People.DEVELOPMENT_AND_REFORM)
                .query(Long.class)
                .single();
        theSessionEndsInTheMiddleOfAWordOn("/claims/" + claim + "/form", "#elaboration");
    }

    private void theSessionEndsInTheMiddleOfAWordOn(String page, String field) {
        var office = atADesk();
        office.opens(page);
        var typist = new Typist(office, field);
        typist.writesFor(A_WHILE);
        var safe = typist.oldEnough();
        database.sql("delete from spring_session where principal_name = ?")
                .params(reporter.username())
                .update();
        typist.writesFor(A_MOMENT);

        assertThat(foundAtAnotherDesk(page, field))
                .as("had the browser ended as well")
                .startsWith(safe);
        remembered(office.inAnotherTab()).signsIn(reporter);
        everythingIsKept(office);
        assertThat(foundAtAnotherDesk(page, field)).as("after the sign-in").isEqualTo(typist.written());
    }

    private String foundAtAnotherDesk() {
        return foundAtAnotherDesk(form, TEXT);
    }

    private String foundAtAnotherDesk(String page, String field) {
        var home = atADesk();
        home.opens(page);
        home.sees("已恢复您");
        return home.at(field).inputValue();
    }

    private static void everythingIsKept(Visitor visitor) {
        assertThat(visitor.at("form[data-kept]"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }

    private Visitor atADesk() {
        return remembered(chromium.visitor(program.address())).signsIn(reporter);
    }

    private Visitor remembered(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }
}
