package luoshi.undertaking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.export.ListPage;
import luoshi.savedview.SavedViewPages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Filters lists of requests, and puts what can be chosen and the views onto their pages. */
@Component
class RequestFilter {

    private final SavedViewPages views;
    private final BusinessClock businessClock;

    RequestFilter(SavedViewPages views, BusinessClock businessClock) {
        this.views = views;
        this.businessClock = businessClock;
    }

    /** What the address asks for. */
    MeasureQuery read(String path, Map<String, String> parameters) {
        return MeasureQuery.read(path, parameters, businessClock.today());
    }

    /** What it lets through of the lines. */
    static <T extends RequestLine> List<T> of(List<T> lines, MeasureQuery query) {
        return lines.stream()
                .filter(line -> query.measure() == null || query.measure() == line.measureNumber())
                .filter(line -> query.show().isEmpty() || line.state().name().equalsIgnoreCase(query.show()))
                .toList();
    }

    /** Shows the lines; only what occurs among them can be chosen. */
    void show(
            Actor actor,
            MeasureQuery query,
            List<? extends RequestLine> all,
            Map<String, String> parameters,
            Model model) {
        var measures = new TreeMap<Integer, String>();
        all.forEach(line -> measures.put(line.measureNumber(), line.measure()));
        model.addAttribute("query", query);
        model.addAttribute("measures", measures);
        model.addAttribute(
                "states",
                all.stream()
                        .<Enum<?>>map(RequestLine::state)
                        .distinct()
                        .sorted(Comparator.comparingInt(Enum::ordinal))
                        .toList());
        model.addAttribute("page", ListPage.of(of(all, query), query.path(), parameters));
        views.show(actor, query.path(), model);
    }
}
