package luoshi.savedview;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the saved views of a list on its page, for {@code fragments/views}. */
@Component
public class SavedViewPages {

    /** With whom a view may be shared: those who hold the same role, the widest first. */
    private static final List<Role> SHARING =
            List.of(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR, Role.UNIT_APPROVER, Role.REPORTER);

    private final SavedViews views;

    SavedViewPages(SavedViews views) {
        this.views = views;
    }

    /** Adds the views of the list, and the role one may be shared with. */
    public void show(Actor actor, String path, Model model) {
        model.addAttribute("views", views.of(actor, path));
        model.addAttribute("sharingRole", sharingRole(actor));
    }

    /** The widest role of the person, which a view is shared with. */
    public static Role sharingRole(Actor actor) {
        return SHARING.stream().filter(actor::is).findFirst().orElse(Role.REPORTER);
    }
}
