package luoshi.rollup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.IllegalStep;
import luoshi.calendar.BusinessClock;
import luoshi.organisation.UnitDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sentences of a report are about which unit: those that rest on its entries, those a coordinator wrote or rewrote that
 * name it, and of what the program placed the clauses that name it, so that nobody reads there about others.
 */
@Component
class SentencesOfUnits {

    private final UnitDirectory directory;
    private final BusinessClock businessClock;
    private final JdbcClient database;

    SentencesOfUnits(UnitDirectory directory, BusinessClock businessClock, JdbcClient database) {
        this.directory = directory;
        this.businessClock = businessClock;
        this.database = database;
    }

    /**
     * A sentence as a unit is shown it.
     *
     * @param trace of the passage it stands in
     * @param heading what it stands under; may be empty
     */
    record Sentence(UUID trace, String place, String heading, String text) {}

    /**
     * The sentences of each unit that has some, in the order of the text.
     *
     * @param passages the whole text of the report
     */
    Map<Long, List<Sentence>> of(RollUpReport report, List<Passage> passages) {
        return gather(passages, unitsOfEntries(report.getId()), names(report.getPeriodId()));
    }

    /**
     * Refuses a reason that is printed without units having read it, where it names one.
     *
     * @param why the message key of the refusal
     */
    void refuseNaming(long periodId, String reason, String why) {
        var names = names(periodId);
        if (!units(reason, longestFirst(names), names).isEmpty()) {
            throw new IllegalStep(why);
        }
    }

    private Map<Long, Long> unitsOfEntries(long reportId) {
        var units = new HashMap<Long, Long>();
        database.sql("""
                        select e.id, e.unit_id from progress_entry e
                        where e.id in (select entry_id from report_passage where report_id = ?)
                        """).params(reportId).query(row -> {
            units.put(row.getLong(1), row.getLong(2));
        });
        return units;
    }

    /** As units are called in the quarter, today, in full, and although they should not be; a name may be that of several. */
    private Map<String, Set<Long>> names(long periodId) {
        var names = new HashMap<String, Set<Long>>();
        database.sql("""
                        select unit_name, unit_id from reporting_obligation where period_id = ?
                        union
                        select name, id from unit
                        union
                        select full_name, id from unit where full_name <> ''
                        """).params(periodId).query(row -> {
            names.computeIfAbsent(row.getString(1), name -> new HashSet<>()).add(row.getLong(2));
        });
        for (var wrong : directory.names(businessClock.today()).wrong()) {
            names.computeIfAbsent(wrong.name(), name -> new HashSet<>())
                    .addAll(names.getOrDefault(wrong.right(), Set.of()));
        }
        return names;
    }

    /**
     * The sentences of each unit.
     *
     * @param unitOfEntry the unit of every entry the report rests on
     * @param names the ids of the units with each name
     */
    static Map<Long, List<Sentence>> gather(
            List<Passage> passages, Map<Long, Long> unitOfEntry, Map<String, Set<Long>> names) {
        var found = new TreeMap<Long, List<Sentence>>();
        var longestFirst = longestFirst(names);
        var heading = "";
        var part = -1;
        for (var paragraph : Paragraph.of(passages)) {
            for (var one : paragraph.sentences()) {
                var passage = one.passage();
                if (passage.getPart() != part) {
                    part = passage.getPart();
                    heading = "";
                }
                if (passage.getKind().isHeading()) {
                    heading = passage.getText();
                    continue;
                }
                for (var said : said(one, unitOfEntry, named -> units(named, longestFirst, names))) {
                    found.computeIfAbsent(said.unit(), unit -> new ArrayList<>())
                            .add(new Sentence(passage.getTrace(), passage.place(), heading, said.text()));
                }
            }
        }
        return found;
    }

    private static Map<Character, List<String>> longestFirst(Map<String, Set<Long>> names) {
        return names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.groupingBy(name -> name.charAt(0)));
    }

    /** What is said of a unit. */
    private record Said(long unit, String text) {}

    /** Finds the units that words name. */
    private interface Naming {
        Set<Long> in(String words);
    }

    private static List<Said> said(Paragraph.Sentence one, Map<Long, Long> unitOfEntry, Naming naming) {
        var passage = one.passage();
        if (passage.getKind() == PassageKind.PROGRAM) {
            return SentenceCut.of(passage.getText()).stream()
                    .flatMap(sentence -> clauses(sentence, naming))
                    .toList();
        }
        var units = namedByCoordinators(one, naming);
        one.sources().forEach(source -> units.add(unitOfEntry.get(source.entryId())));
        return units.stream().map(unit -> new Said(unit, passage.getText())).toList();
    }

    /**
     * The units that a sentence names in words that are not those of its source: of one that somebody wrote or rewrote all, of one
     * that was merged those that none of its parts names.
     */
    private static Set<Long> namedByCoordinators(Paragraph.Sentence one, Naming naming) {
        var passage = one.passage();
        if (passage.getKind() != PassageKind.EDITORIAL && passage.getText().equals(passage.getCompiledText())) {
            return new HashSet<>();
        }
        var named = new HashSet<>(naming.in(passage.getText()));
        if (!one.absorbed().isEmpty()) {
            named.removeAll(naming.in(passage.getCompiledText()));
            one.absorbed().forEach(part -> named.removeAll(naming.in(part.getCompiledText())));
        }
        return named;
    }

    /** The clauses of a sentence that name a unit, with what the sentence begins with. */
    private static Stream<Said> clauses(String sentence, Naming naming) {
        var clauses = List.of(sentence.split("；"));
        var begin = clauses.size() > 1 ? clauses.get(0).indexOf('：') + 1 : 0;
        var head = clauses.get(0).substring(0, begin);
        var own = new TreeMap<Long, List<Integer>>();
        for (int i = 0; i < clauses.size(); i++) {
            for (var unit : naming.in(i == 0 ? clauses.get(0).substring(begin) : clauses.get(i))) {
                own.computeIfAbsent(unit, each -> new ArrayList<>()).add(i);
            }
        }
        naming.in(head).forEach(unit -> own.computeIfAbsent(unit, each -> new ArrayList<>()));
        return own.entrySet().stream()
                .map(unit -> new Said(unit.getKey(), excerpt(head, clauses, begin, unit.getValue())));
    }

    private static String excerpt(String head, List<String> clauses, int begin, List<Integer> own) {
        var text = new StringBuilder(head);
        var next = 0;
        for (var at : own) {
            text.append(at > next ? "…" : at > 0 ? "；" : "");
            text.append(at == 0 ? clauses.get(0).substring(begin) : clauses.get(at));
            next = at + 1;
        }
        return next < clauses.size() ? text.append("…").toString() : text.toString();
    }

    /** The units named; of names that contain one another the longest counts. */
    private static Set<Long> units(
            String words, Map<Character, List<String>> longestFirst, Map<String, Set<Long>> names) {
        var units = new HashSet<Long>();
        for (int i = 0; i < words.length(); ) {
            var at = i;
            var name = longestFirst.getOrDefault(words.charAt(i), List.of()).stream()
                    .filter(one -> words.startsWith(one, at))
                    .findFirst();
            name.ifPresent(one -> units.addAll(names.get(one)));
            i += name.map(String::length).orElse(1);
        }
        return units;
    }
}
