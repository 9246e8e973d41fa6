package luoshi.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/** A Spring program that has a database and nothing else. */
@ImportAutoConfiguration({PrivatePostgresAutoConfiguration.class, DataSourceAutoConfiguration.class})
class Slice {

    public static void main(String[] args) {
        var slice = new SpringApplication(Slice.class);
        slice.setWebApplicationType(WebApplicationType.NONE);
        slice.run(args);
    }
}
