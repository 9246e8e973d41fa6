package luoshi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedInPerson;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** The people tests act as. The constants exist nowhere but in the test; {@link #join} gives somebody a real account. */
@TestComponent
public class People {

    /** The ids of units that the seeded data has. */
    public static final long COMMERCE = 4;

    /** The unit that compiles the roll-up. */
    public static final long DEVELOPMENT_AND_REFORM = 7;

    public static final Actor REPORTER = actor(1, "reporter", COMMERCE, Role.REPORTER);
    public static final Actor UNIT_APPROVER = actor(2, "approver", COMMERCE, Role.UNIT_APPROVER);
    public static final Actor COORDINATOR = actor(3, "coordinator", DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    public static final Actor INSPECTOR = actor(4, "inspector", DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
    public static final Actor LEADER = actor(5, "leader", DEVELOPMENT_AND_REFORM, Role.LEADER);
    public static final Actor ADMIN = actor(6, "admin", DEVELOPMENT_AND_REFORM, Role.ADMIN);
    public static final Actor AUDITOR = actor(7, "auditor", DEVELOPMENT_AND_REFORM, Role.AUDITOR);

    /** What everybody who joined signs in with. */
    public static final String PASSWORD = "Ganjiang-2020";

    /** The name of the session's cookie where there is no real server, which calls it LUOSHI. */
    public static final String SESSION = "SESSION";

    /** Right in form and checked like every other, but cheap enough for tests. */
    private static final String HASH = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(PASSWORD);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public People(DataSource source) {
        this.database = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Somebody with an account, a user name like {@code reporter17}, and {@link #PASSWORD}. */
    public Actor join(long unitId, Role... roles) {
        var name = roles[0].name().toLowerCase(Locale.ROOT).replace('_', '-') + NUMBER.incrementAndGet();
        return join(name, unitId, roles);
    }

    /** Somebody with an account of that name and {@link #PASSWORD}. */
    public Actor join(String username, long unitId, Role... roles) {
        return transaction.execute(status -> {
            var id = database.sql("""
                    insert into account (username, display_name, unit_id, password_hash, password_set_at,
                                         created_at, created_by)
                    values (:username, :name, :unit, :hash, current_timestamp, current_timestamp, 'test')
                    returning id
                    """)
                    .param("username", username)
                    .param("name", "测试" + username)
                    .param("unit", unitId)
                    .param("hash", HASH)
                    .query(Long.class)
                    .single();
            for (var role : roles) {
                database.sql("insert into account_role (account_id, role) values (?, ?)")
                        .params(id, role.name())
                        .update();
            }
            return actor(id, username, unitId, roles);
        });
    }

    /** Sends the request as that person, without a sign-in and without asking whether the account exists. */
    public static RequestPostProcessor as(Actor actor) {
        return user(new SignedInPerson(actor));
    }

    /** Signs somebody in who joined, and gives the cookie of the session. */
    public static Cookie signIn(MockMvcTester browser, Actor actor) {
        var result = browser.post()
                .uri("/login")
                .with(csrf())
                .param("username", actor.username())
                .param("password", PASSWORD)
                .exchange();
        assertThat(result).hasRedirectedUrl("/");
        return requireNonNull(result.getResponse().getCookie(SESSION));
    }

    private static Actor actor(long id, String username, long unitId, Role... roles) {
        return new Actor(id, username, "测试" + username, unitId, roles(roles));
    }

    private static Set<Role> roles(Role... roles) {
        return Arrays.stream(roles).collect(Collectors.toSet());
    }
}
