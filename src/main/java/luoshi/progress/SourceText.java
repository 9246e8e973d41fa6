package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;

/**
 * What was reported on a measure before, or by others: what a draft is compared with.
 *
 * @param own whether it is of the same unit
 * @param approved whether it is approved, which is when other units may read it
 * @param wholeProvince whether the unit's numbers are those of the province, so that two units' numbers can contradict
 */
record SourceText(
        long entryId,
        String unitName,
        Quarter quarter,
        boolean own,
        boolean approved,
        boolean wholeProvince,
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds) {

    /** The texts that tell what has been done, by the name of their field. */
    Map<String, String> accounts() {
        var accounts = new LinkedHashMap<String, String>();
        accounts.put("progress", progress);
        accounts.put("practices", practices);
        accounts.put("problems", problems);
        return accounts;
    }

    /** Everything in one piece; passages do not reach across fields. */
    String whole() {
        return java.util.stream.Stream.of(progress, practices, problems, nextSteps, coordinationNeeds)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
