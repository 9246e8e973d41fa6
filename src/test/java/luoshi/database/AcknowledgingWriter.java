package luoshi.database;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A program that is there to be killed: it commits one row after the other and says so after each commit. */
class AcknowledgingWriter {

    public static void main(String[] args) throws Exception {
        var postgres = PrivatePostgres.start(Path.of(args[0]));
        try (var connection = DriverManager.getConnection(postgres.url(), PrivatePostgres.ROLE, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists act (number bigint generated always as identity)");
            while (!Thread.currentThread().isInterrupted()) {
                var key = statement.executeQuery("insert into act default values returning number");
                key.next();
                System.out.println("committed " + key.getLong(1));
            }
        }
    }
}
