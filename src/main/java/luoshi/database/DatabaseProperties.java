package luoshi.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the program's own database lives. */
@ConfigurationProperties("luoshi.database")
record DatabaseProperties(@DefaultValue("./data") Path directory) {}
