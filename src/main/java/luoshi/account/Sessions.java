package luoshi.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends sessions. The rows are deleted in the transaction of the change that ends them, for the session library would use
 * one of its own: a crash between the two would leave a person signed in with rights that were taken away.
 */
@Component
class Sessions {

    private final JdbcClient database;

    Sessions(JdbcClient database) {
        this.database = database;
    }

    /** The person's next request, wherever it comes from, leads to the sign-in page. */
    void endAllOf(String username) {
        endOthersOf(username, "");
    }

    /** The same, except for the session the person is using. */
    void endOthersOf(String username, String ownSessionId) {
        database.sql("delete from spring_session where principal_name = :username and session_id <> :own")
                .param("username", username)
                .param("own", ownSessionId)
                .update();
    }
}
