package luoshi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * The whole program over its real filter chain, templates and database. All classes with exactly this annotation share
 * one application context and its database, so a test makes the people and things it is about and names them uniquely.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"db-scheduler.enabled=false", "luoshi.digest.earliest=00:00"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class})
public @interface WebTest {}
