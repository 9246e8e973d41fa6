package luoshi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import luoshi.audit.Audited;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Row S3: whatever leaves a record in the trail has a history that its page leads to. */
@WebTest
class HistoriesOfEverythingTests {

    /** What is recorded and concerns no object that has a page: who came and went, and what was refused. */
    private static final Set<String> OF_NO_OBJECT = Set.of(
            "PersonSignedIn",
            "PersonSignedOut",
            "SignInFailed",
            "SignInBlocked",
            "AccessRefused",
            "InstallationStarted",
            "TrailVerified");

    /** Files belong to entries, 办结申请 and documents, whose histories tell of them. */
    private static final Set<String> OF_ITS_OWNER = Set.of("AttachmentEvent");

    /** The kind of record, the address of the history that tells it, and the template that leads there. */
    private static final Map<String, Place> PLACES = Map.ofEntries(
            entry("AccountCreated", at("/accounts/{id}/history", "account/details")),
            entry("AccountChanged", at("/accounts/{id}/history", "account/details")),
            entry("AccountDisabled", at("/accounts/{id}/history", "account/details")),
            entry("AccountEnabled", at("/accounts/{id}/history", "account/details")),
            entry("InvitationIssued", at("/accounts/{id}/history", "account/details")),
            entry("InvitationAccepted", at("/accounts/{id}/history", "account/details")),
            entry("PasswordChanged", at("/accounts/{id}/history", "account/details")),
            entry("DutiesHandedOver", at("/accounts/{id}/history", "account/details")),
            entry("MailChosen", at("/notices/mail/history", "notice/mail")),
            entry("UnitCreated", at("/units/{id}/history", "organisation/parts")),
            entry("UnitDisabled", at("/units/{id}/history", "organisation/parts")),
            entry("BusinessDateChanged", at("/business-date/history", "calendar/business-date")),
            entry("HolidaysChanged", at("/holidays/history", "calendar/holidays")),
            entry("RemindersSet", at("/notices/reminders/history", "notice/reminders")),
            entry("SavedViewMoved", at("/saved-views/{id}/history", "fragments/views")),
            entry("UnitJoined", at("/measures/{number}/history", "policy/measure")),
            entry("UnitAppointed", at("/measures/{number}/history", "policy/measure")),
            entry("LeadAppointed", at("/measures/{number}/history", "policy/measure")),
            entry("LeadNamingTakenBack", at("/measures/{number}/history", "policy/measure")),
            entry("WordingSettled", at("/measures/{number}/history", "policy/measure")),
            entry("ChainEntered", at("/policy/chains/{number}/history", "undertaking/chains")),
            entry("ClaimMoved", at("/claims/{id}/history", "undertaking/claim")),
            entry("MilestoneMoved", at("/claims/{id}/milestones/{number}/history", "undertaking/claim")),
            entry("ClaimDeadlineSet", at("/claims/deadline/history", "undertaking/claims")),
            entry("CloseOutMoved", at("/close-outs/{id}/history", "undertaking/close-out")),
            entry("ExtensionMoved", at("/extensions/{id}/history", "undertaking/extension")),
            entry("DocumentRegistered", at("/supporting-documents/{id}/history", "undertaking/document")),
            entry("TaskPointMoved", at("/task-points/{id}/history", "undertaking/task-point")),
            entry("WordingRefined", at("/open-wordings/{id}/history", "undertaking/open-wording")),
            entry("EntryMoved", at("/entries/{id}/history", "progress/entry")),
            entry("ObligationChanged", at("/entries/{id}/history", "progress/entry")),
            entry("PeriodOpened", at("/periods/{quarter}/history", "progress/period")),
            entry("PeriodMoved", at("/periods/{quarter}/history", "progress/period")),
            entry("PeriodRuleSet", at("/periods/rule/history", "progress/period-rule")),
            entry("ExceptionMoved", at("/periods/{quarter}/exceptions/{id}/history", "progress/exception")),
            entry("LightSet", at("/measures/{number}/light/history", "light/measure")),
            entry("LightReviewMoved", at("/measures/{number}/light/history", "light/measure")),
            entry("LightRuleSet", at("/lights/rule/history", "light/rule")),
            entry("TrajectorySet", at("/measures/{number}/trajectories/{id}/history", "light/trajectory")),
            entry("ReportMoved", at("/reports/{quarter}/{number}/history", "rollup/report")),
            entry("ObjectionMoved", at("/reports/{quarter}/{number}/history", "rollup/report")),
            entry("PassageMoved", at("/reports/{quarter}/{number}/passages/{trace}/history", "rollup/report")),
            entry("UrgeMoved", at("/urges/{id}/history", "supervision/urge")),
            entry("UrgeRequestMoved", at("/urges/requests/{id}/history", "supervision/request")),
            entry("UrgeRuleSet", at("/urges/rule/history", "supervision/rule")),
            entry("InstructionMoved", at("/instructions/{id}/history", "supervision/instruction")),
            entry("ProblemMoved", at("/problems/{obligation}/{kind}/history", "supervision/problem")),
            entry("FindingMoved", at("/findings/{id}/history", "inspection/finding")),
            entry("QuestionDecided", at("/burden/history", "burden/overview")));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyKindOfRecordHasAHistory() {
        var kinds = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(LuoshiApplication.class)
                        .stream()
                        .filter(one -> one.isAssignableTo(Audited.class)
                                && !one.isInterface()
                                && !one.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        var known = new TreeSet<>(PLACES.keySet());
        known.addAll(OF_NO_OBJECT);
        known.addAll(OF_ITS_OWNER);

        assertThat(kinds)
                .as("a new kind of record needs a page <object>/history, a link to it, and a line above")
                .containsExactlyElementsOf(known);
    }

    @Test
    void everyHistoryHasAnAddress() {
        var addresses = mappings.getHandlerMethods().keySet().stream()
                .filter(one -> one.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(one -> one.getPatternValues().stream())
                .map(HistoriesOfEverythingTests::withoutNames)
                .collect(Collectors.toSet());

        assertThat(addresses)
                .containsAll(PLACES.values().stream()
                        .map(place -> withoutNames(place.address()))
                        .toList());
    }

    @Test
    void everyPageLeadsToItsHistory() throws IOException {
        for (var place : PLACES.values()) {
            assertThat(Files.readString(Path.of("src/main/resources/templates", place.template() + ".html")))
                    .as(place.template())
                    .containsAnyOf("fragments/history :: link", "/history");
        }
    }

    /** {@code /claims/{id:\\d+}} as {@code /claims/{}}. */
    private static String withoutNames(String address) {
        var plain = new StringBuilder();
        int depth = 0;
        for (var letter : address.toCharArray()) {
            if (letter == '{' && depth++ == 0) {
                plain.append("{}");
            } else if (letter == '}') {
                depth--;
            } else if (depth == 0) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static Place at(String address, String template) {
        return new Place(address, template);
    }

    private record Place(String address, String template) {}
}
