package luoshi.progress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the offline packages of this installation are sealed with. */
@Component
class PackageSecret {

    private final JdbcClient database;

    PackageSecret(JdbcClient database) {
        this.database = database;
    }

    String get() {
        return database.sql("select secret from package_secret")
                .query(String.class)
                .single();
    }
}
