package luoshi.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever writes for a unit finds beside the field what belongs into it (怎样填写). */
class ContextHelpTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern FORM =
            Pattern.compile("<form[^<>]*\\smethod=\"post\"[^<>]*>.*?</form>", Pattern.DOTALL);

    private static final Pattern HELP = Pattern.compile("th:with=\"about='|fragments/form :: about");

    @Test
    void everyFormOfAUnitSaysWhatBelongsIntoItsFields() throws IOException {
        var without = new ArrayList<String>();
        var with = new ArrayList<String>();
        try (var templates = Files.walk(TEMPLATES)) {
            for (var template : templates.filter(Files::isRegularFile).sorted().toList()) {
                var forms = FORM.matcher(Files.readString(template));
                while (forms.find()) {
                    var form = forms.group();
                    if (form.contains("<textarea")
                            || form.contains("form :: textarea")
                            || form.contains("type=\"file\"")) {
                        var name = TEMPLATES.relativize(template).toString();
                        (HELP.matcher(form).find() ? with : without).add(name + " " + action(form));
                    }
                }
            }
        }

        assertThat(with).hasSizeGreaterThan(10);
        assertThat(without)
                .as("forms of the province and of administrators, and those that hold a verdict or a file alone")
                .containsExactlyInAnyOrder(
                        "attachment/again.html @{/attachments}",
                        "attachment/files.html @{/attachments}",
                        "burden/proposal.html @{/burden/proposals}",
                        "calendar/holiday-form.html @{|/holidays/${year}|}",
                        "light/measure.html @{|${path}/override|}",
                        "light/reviews.html @{|${path}/${line.id}|}",
                        "light/rule.html @{/lights/rule}",
                        "light/trajectory.html @{|/measures/${indicator.measure}/trajectories/${indicator.number}|}",
                        "notice/reminders.html @{/notices/reminders}",
                        "policy/settlement.html ${wording.settled} ? @{|/measures/${measure.number}/settlement/reopening|} : @{|/measures/${measure.number}/settlement|}",
                        "inspection/finding.html @{|${line.path()}/recheck|}",
                        "inspection/finding.html @{|${line.path()}/${step}|}",
                        "progress/entry.html @{${returning}}",
                        "progress/exception.html @{|/periods/${period.quarter}/exceptions/${line.id}/grant|}",
                        "progress/exception.html @{${to}}",
                        "progress/period-rule.html @{/periods/rule}",
                        "progress/period.html @{${path}}",
                        "progress/review.html @{|/entries/${entry.head.id}/approval|}",
                        "rollup/report.html @{|/reports/${quarter}/correction|}",
                        "rollup/report.html @{|${base}/handing-in|}",
                        "rollup/report.html @{|${base}/return|}",
                        "rollup/report.html @{|${base}/passages/${said.id}|}",
                        "rollup/report.html @{|${base}/passages/${said.id}/following|}",
                        "rollup/unit-check-parts.html @{${path}}",
                        "supervision/instruction-form.html @{/instructions}",
                        "supervision/instruction.html @{|${instruction.path()}/tasks|}",
                        "supervision/ladder.html @{/urges}",
                        "supervision/problem.html @{|${line.path()}/assignment|}",
                        "supervision/problem.html @{|${line.path()}/closing|}",
                        "supervision/problems.html @{/problems/assignments}",
                        "supervision/request.html @{|${line.path()}/refusal|}",
                        "supervision/rule.html @{/urges/rule}",
                        "supervision/urge.html @{|${line.path()}/closing|}",
                        "undertaking/chain.html @{|/policy/chains/${chain.number}/department|}",
                        "undertaking/claim.html @{|/claims/${head.id}/decision|}",
                        "undertaking/close-out.html @{${step}}",
                        "undertaking/extension.html @{|/extensions/${line.id}/decision|}",
                        "undertaking/lead-back.html @{${path}}",
                        "undertaking/lead.html @{|/measures/${measure.number}/lead|}",
                        "undertaking/naming.html @{/claims/naming}");
    }

    private static String action(String form) {
        var action = Pattern.compile("th:action=\"([^\"]*)\"").matcher(form);
        return action.find() ? action.group(1) : "";
    }
}
