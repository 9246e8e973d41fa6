package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;

/** A coordinator set another rule for the dates of quarters that have not opened. */
record PeriodRuleSet(PeriodRule before, PeriodRule after, String reason, String by) implements Audited {

    @Override
    public String subject() {
        return PeriodRuleController.PATH;
    }

    @Override
    public List<Change> changes() {
        return Change.between(facts(before), facts(after));
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("reason", reason);
    }

    private static Map<String, String> facts(PeriodRule rule) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("opensBefore", Integer.toString(rule.opensBefore()));
        facts.put("dueAfter", Integer.toString(rule.dueAfter()));
        facts.put("reviewAfter", Integer.toString(rule.reviewAfter()));
        facts.put("reportAfter", Integer.toString(rule.reportAfter()));
        facts.put("lockAfter", Integer.toString(rule.lockAfter()));
        return facts;
    }
}
