package luoshi.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a user name and a password. Every way to fail looks the same from outside and takes as long: no such person, a
 * wrong password, an account that is disabled or was never opened.
 */
@Component
class SignIn implements AuthenticationProvider {

    static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private static final Optional<Credentials> NOBODY = Optional.empty();
    private static final int DIGEST_SHOWN = 16;

    private final JdbcClient database;
    private final PasswordCheck passwords;
    private final SignInAttempts attempts;
    private final ApplicationEventPublisher events;

    SignIn(JdbcClient database, PasswordCheck passwords, SignInAttempts attempts, ApplicationEventPublisher events) {
        this.database = database;
        this.passwords = passwords;
        this.attempts = attempts;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var actor = confirm(typed.getName(), String.valueOf(typed.getCredentials()), addressOf(typed));
        events.publishEvent(new PersonSignedIn(actor.username()));
        var person = new SignedInPerson(actor);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        signedIn.setDetails(typed.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * Who the person is, if the password is right.
     *
     * @throws BadCredentialsException if it is not
     * @throws TooManyFailures if it was wrong too often before
     */
    Actor confirm(String typedName, String password, String address) {
        var username = typedName.strip().toLowerCase(Locale.ROOT);
        var credentials = USERNAME.matcher(username).matches() ? Credentials.of(username, database) : NOBODY;
        var attempt = attempts.begin(credentials.isPresent() ? username : digest(username), address);
        if (!passwords.matches(
                password, credentials.map(Credentials::passwordHash).orElse(null))) {
            attempts.failed(attempt);
            throw new BadCredentialsException("Wrong user name or password");
        }
        attempts.succeeded(attempt);
        return credentials.orElseThrow().actor();
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        events.publishEvent(new PersonSignedOut(event.getAuthentication().getName()));
    }

    private static String digest(String unknownName) {
        return "#" + Secret.digest(unknownName).substring(0, DIGEST_SHOWN);
    }

    private static String addressOf(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
