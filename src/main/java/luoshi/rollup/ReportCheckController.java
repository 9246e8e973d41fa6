package luoshi.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.organisation.UnitDirectory;
import luoshi.rollup.format.Clause.Verdict;
import luoshi.rollup.format.FormatCheck;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 格式自检 and 文种自检 of a report: the produced file clause by clause, and the words of its text. */
@Controller
class ReportCheckController {

    private final ReportReading reading;
    private final UnitDirectory units;
    private final BusinessClock businessClock;

    ReportCheckController(ReportReading reading, UnitDirectory units, BusinessClock businessClock) {
        this.reading = reading;
        this.units = units;
        this.businessClock = businessClock;
    }

    @GetMapping("/reports/{quarter}/{number:\\d+}/check")
    String check(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number, Model model) {
        var report = reading.report(actor, quarter, number);
        var day = report.getSentOn() == null ? businessClock.today() : report.getSentOn();
        try {
            var clauses = FormatCheck.of(reading.file(report, ReportFiles.Kind.DOCX));
            model.addAttribute("clauses", clauses);
            model.addAttribute(
                    "departing",
                    clauses.stream()
                            .filter(one -> one.verdict() == Verdict.NOT_MET)
                            .count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model.addAttribute("overtaken", reading.overtaken(report));
        var names = units.names(day);
        var findings = new ArrayList<>(TextCheck.ofReasons(report, names));
        findings.addAll(TextCheck.of(reading.passages(report), names));
        model.addAttribute("findings", findings);
        model.addAttribute("report", report);
        model.addAttribute("quarter", quarter);
        return "rollup/check";
    }
}
