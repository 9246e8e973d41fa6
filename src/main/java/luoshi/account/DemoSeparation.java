package luoshi.account;

import java.util.Locale;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps demo and real installations apart: people with a known password must never stand in a real database, and a real
 * database must never be filled with invented entries. Checked before anything else uses the database.
 */
@Component
class DemoSeparation implements InitializingBean {

    private final JdbcClient database;
    private final Environment environment;
    private final MessageSource messages;

    DemoSeparation(JdbcClient database, Environment environment, MessageSource messages) {
        this.database = database;
        this.environment = environment;
        this.messages = messages;
    }

    @Override
    public void afterPropertiesSet() {
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (demo && hasNothingOfTheDemoAmongRealPeople()) {
            throw new MixedWithDemo(sentence("account.mixed.demo-on-real"));
        }
        if (!demo && exists("select exists (select from account where demo)")) {
            throw new MixedWithDemo(sentence("account.mixed.real-on-demo"));
        }
    }

    /** A visitor of the demo may add people of his own; without anybody of the demo they are real. */
    private boolean hasNothingOfTheDemoAmongRealPeople() {
        return exists("select exists (select from account) and not exists (select from account where demo)");
    }

    private boolean exists(String sql) {
        return database.sql(sql).query(Boolean.class).single();
    }

    private String sentence(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
