package luoshi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The habits a newcomer would otherwise have to be told about. */
class ArchitectureTests {

    private final JavaClasses application = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(LuoshiApplication.class);

    @Test
    void controllersAndRepositoriesStayInsideTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .bePackagePrivate()
                .check(application);
    }

    @Test
    void controllersReachTheDatabaseThroughAService() {
        noClasses()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .check(application);
    }

    @Test
    void entitiesChangeThroughMethodsThatSayWhatHappened() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(application);
    }

    @Test
    void entitiesAreNeverBoundToRequests() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .haveRawParameterTypes(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "an entity among them",
                        types -> types.stream().anyMatch(type -> type.isAnnotatedWith(Entity.class))))
                .check(application);
    }

    @Test
    void dependenciesArriveThroughTheConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(application);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(application);
    }

    @Test
    void peopleAreHandedInAndNotLookedUp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("luoshi.web..", "luoshi.account..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SecurityContextHolder.class)
                .check(application);
    }

    /** Thymeleaf replaces the element before it asks the condition, which is then never asked. */
    @Test
    void noElementThatIsReplacedCarriesACondition() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template))
                        .as("%s", template)
                        .doesNotContainPattern("<[^<>]*\\sth:(?:if|unless)=(?:[^<>\"]|\"[^\"]*\")*th:replace=")
                        .doesNotContainPattern("<[^<>]*\\sth:replace=(?:[^<>\"]|\"[^\"]*\")*th:(?:if|unless)=");
            }
        }
    }

    @Test
    void templatesShowNothingUnescapedAndRunNothingInline() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template))
                        .as("%s", template)
                        .doesNotContain("th:utext", "<style", " style=", "[(", "javascript:")
                        .doesNotContainPattern("<script(?![^>]*src)")
                        .doesNotContainPattern("\\son[a-z]+=");
            }
        }
    }
}
