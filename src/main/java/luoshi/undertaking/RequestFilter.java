package luoshi.undertaking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.account.Actor;
import luoshi.export.ListPage;
import luoshi.savedview.SavedViewPages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Filters lists of requests, and puts what can be chosen and the views onto their pages. */
@Component
class RequestFilter {

    private final SavedViewPages views;

    RequestFilter(SavedViewPages views) {
        this.views = views;
    }

    /** What the address asks for; requests are listed as they are now. */
    static MeasureQuery read(String path, Map<String, String> parameters) {
        return MeasureQuery.read(
                path,
                Map.of(
                        "show", parameters.getOrDefault("show", ""),
                        "measure", parameters.getOrDefault("measure", "")),
                LocalDate.EPOCH);
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
