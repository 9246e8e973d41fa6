package luoshi.account;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import luoshi.account.AccountAdministration.Invitation;
import org.springframework.stereotype.Component;

/**
 * Keeps the tokens of fresh invitations in the administrator's session until the next page shows the one that is valid.
 * A double click makes two, and the page must not show the one that the other has voided; each has an attribute of its
 * own, because two requests at once cannot tell whose is the newer.
 */
@Component
class InvitationLinks {

    private static final String NAME = InvitationLinks.class.getName();

    private final Invitations invitations;

    InvitationLinks(Invitations invitations) {
        this.invitations = invitations;
    }

    void keep(Invitation invitation, HttpSession session) {
        session.setAttribute(of(invitation.accountId()) + Secret.digest(invitation.token()), invitation.token());
    }

    /** The token that is still valid, which is then no longer kept; nor are the others of that account. */
    Optional<String> take(long accountId, HttpSession session) {
        var tokens = Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(of(accountId)))
                .map(name -> taken(name, session))
                .toList();
        return tokens.stream()
                .filter(token -> invitations.find(token).isPresent())
                .findAny();
    }

    private static String taken(String name, HttpSession session) {
        var token = String.valueOf(session.getAttribute(name));
        session.removeAttribute(name);
        return token;
    }

    private static String of(long accountId) {
        return NAME + "." + accountId + ".";
    }
}
