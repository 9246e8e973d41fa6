package luoshi.audit;

import org.springframework.ui.Model;

/**
 * The page {@code <object>/history}, the same for every object. The controller of the object answers it, because it knows
 * who may see the object.
 */
public final class HistoryPage {

    private HistoryPage() {}

    /**
     * Fills the model and names the view.
     *
     * @param object what the object is called on its own page, or the key of its message
     * @param path the address of the object
     * @param history what is to be shown
     */
    public static String show(Model model, String object, String path, History history) {
        model.addAttribute("object", object);
        model.addAttribute("back", path);
        model.addAttribute("history", history);
        model.addAttribute("first", history.before() == null ? null : path + "/history");
        model.addAttribute("next", history.next() == null ? null : path + "/history?before=" + history.next());
        return "audit/history";
    }
}
