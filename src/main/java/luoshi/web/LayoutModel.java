package luoshi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.account.SignedInPerson;
import luoshi.calendar.BusinessClock;
import luoshi.typing.TypingInFrame;
import luoshi.web.Layout.OtherDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/**
 * Gives every page its frame, looked up only when a page is drawn: a page for somebody signed in costs two statements, one
 * before the sign-in costs one, redirects and downloads none. Error pages ask the database nothing; they show the business
 * date that was last seen.
 */
@ControllerAdvice
class LayoutModel {

    // Both are missing where a test starts nothing but a controller.
    private final ObjectProvider<JdbcClient> database;
    private final ObjectProvider<BusinessClock> clock;
    private final boolean demo;

    private volatile @Nullable OtherDate lastSeen;

    LayoutModel(ObjectProvider<JdbcClient> database, ObjectProvider<BusinessClock> clock, Environment environment) {
        this.database = database;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("layout")
    LazyContextVariable<Layout> layout(HttpServletRequest request) {
        return new LazyContextVariable<>() {
            @Override
            protected Layout loadValue() {
                return request.getDispatcherType() == DispatcherType.ERROR
                        ? withoutDatabase(request)
                        : complete(request);
            }
        };
    }

    /** The frame as far as it is known without the database. */
    Layout withoutDatabase(HttpServletRequest request) {
        return new Layout(signedIn(), "", 0, 0, lastSeen, null, demo, path(request));
    }

    private Layout complete(HttpServletRequest request) {
        var actor = signedIn();
        var otherDate = otherDate();
        lastSeen = otherDate;
        var today = otherDate == null ? realDate() : otherDate.business();
        var person = actor == null ? Person.UNKNOWN : person(actor, TypingInFrame.path(request));
        TypingInFrame.bring(request, person.typed());
        return new Layout(
                actor, person.unitName(), person.unread(), person.unsent(), otherDate, today, demo, path(request));
    }

    private Person person(Actor actor, String path) {
        return database.stream()
                .flatMap(client -> client
                        .sql("""
                                select name as unit_name,
                                       (select count(*) from notice
                                        where recipient_id = :person and read_at is null) as unread,
                                       (select count(*) from typed_form where account_id = :person) as unsent,
                                       %s as typed
                                from unit where id = :unit
                                """.formatted(TypingInFrame.COLUMN))
                        .param("typedOn", path)
                        .param("person", actor.accountId())
                        .param("unit", actor.unitId())
                        .query(Person.class)
                        .optional()
                        .stream())
                .findAny()
                .orElse(Person.UNKNOWN);
    }

    /** What the frame says about a person, looked up in one statement. */
    private record Person(
            String unitName,
            int unread,
            int unsent,
            @Nullable String typed) {

        private static final Person UNKNOWN = new Person("", 0, 0, null);
    }

    private @Nullable OtherDate otherDate() {
        return clock.stream()
                .flatMap(here -> here.setDate().map(set -> new OtherDate(set, here.realDate())).stream())
                .filter(dates -> !dates.business().equals(dates.real()))
                .findAny()
                .orElse(null);
    }

    private @Nullable LocalDate realDate() {
        return clock.stream().map(BusinessClock::realDate).findAny().orElse(null);
    }

    private static @Nullable Actor signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
                ? person.getActor()
                : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
