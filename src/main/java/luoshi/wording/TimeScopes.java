package luoshi.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the times and dates in a text: 截至9月底, 1–9月, 前三季度, 2020年上半年, 9月30日. */
final class TimeScopes {

    private static final String YEAR = "(?:(?<year>(?:19|20)\\d{2})年度?)?";

    private static final Pattern MONTHS = Pattern.compile(
            "(?<until>截至|截止到?|至|到)?" + YEAR
                    + "(?:(?<from>\\d{1,2})(?:月(?:\\d{1,2}日)?)?[—–\\-~至到])?(?<to>1[0-2]|0?[1-9])月(?<day>\\d{1,2}日|底|末|份|初|[上中下]旬)?");
    private static final Pattern QUARTERS =
            Pattern.compile("(?<until>截至)?" + YEAR + "(?<front>前)?第?(?<quarter>[一二两三四1-4])个?季度(?<day>末|底)?");
    private static final Pattern WORDS = Pattern.compile(
            YEAR + "(?<word>上半年|下半年|全年|截至目前|截至当前|今年以来|年初以来|本季度|当季|年底|年末)|(?<alone>(?:19|20)\\d{2})年(?:度|底|末)?");
    private static final Pattern PAST = Pattern.compile("(?<![较比与同])(?:去年|上年)(?:同期|全年|度|底|末)?");

    private static final String NUMERALS = "一二三四";

    private TimeScopes() {}

    /** A time and where it stands. */
    record Found(Span span, TimeScope scope) {}

    /** Every time of the narrow text, in order of place. */
    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        collect(found, MONTHS.matcher(text), TimeScopes::months);
        collect(found, QUARTERS.matcher(text), TimeScopes::quarters);
        collect(found, WORDS.matcher(text), TimeScopes::words);
        collect(found, PAST.matcher(text), match -> new TimeScope(match.group(), -1, 0, 0));
        found.sort(java.util.Comparator.comparingInt(one -> one.span().start()));
        return found;
    }

    private interface Reading {
        TimeScope of(Matcher match);
    }

    private static void collect(List<Found> found, Matcher matcher, Reading reading) {
        while (matcher.find()) {
            MatchResult at = matcher;
            if (found.stream().noneMatch(one -> one.span().overlaps(at.start(), at.end()))) {
                found.add(new Found(new Span(matcher.start(), matcher.end()), reading.of(matcher)));
            }
        }
    }

    private static TimeScope months(Matcher match) {
        int to = Integer.parseInt(match.group("to"));
        var day = match.group("day");
        boolean ends = day != null && !day.equals("份") && !day.equals("初") && !day.endsWith("旬");
        int from = match.group("from") != null
                ? Integer.parseInt(match.group("from"))
                : ends || match.group("until") != null ? 1 : to;
        return new TimeScope(match.group(), year(match), from, to);
    }

    private static TimeScope quarters(Matcher match) {
        var written = match.group("quarter").charAt(0);
        int quarter = written == '两' ? 2 : Math.max(NUMERALS.indexOf(written) + 1, Character.digit(written, 10));
        boolean sinceJanuary =
                match.group("front") != null || match.group("until") != null || match.group("day") != null;
        return new TimeScope(match.group(), year(match), sinceJanuary ? 1 : quarter * 3 - 2, quarter * 3);
    }

    private static TimeScope words(Matcher match) {
        if (match.group("alone") != null) {
            return new TimeScope(match.group(), Integer.parseInt(match.group("alone")), 0, 0);
        }
        return switch (match.group("word")) {
            case "上半年" -> new TimeScope(match.group(), year(match), 1, 6);
            case "下半年" -> new TimeScope(match.group(), year(match), 7, 12);
            case "全年", "年底", "年末" -> new TimeScope(match.group(), year(match), 1, 12);
            default -> new TimeScope(match.group(), year(match), 0, 0);
        };
    }

    private static int year(Matcher match) {
        return match.group("year") == null ? 0 : Integer.parseInt(match.group("year"));
    }
}
