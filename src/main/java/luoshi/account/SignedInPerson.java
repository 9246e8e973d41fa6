package luoshi.account;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is signed in, as the session keeps it: small, and without anything secret. */
public final class SignedInPerson implements UserDetails {

    private static final long serialVersionUID = 1;

    private final Actor actor;

    public SignedInPerson(Actor actor) {
        this.actor = actor;
    }

    /** The person as use cases know it; {@link SignedIn} hands it to controllers. */
    public Actor getActor() {
        return actor;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    /** Nothing: the hash never leaves the check of the password. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return actor.username();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedInPerson person && person.actor.equals(actor);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }

    @Override
    public String toString() {
        return actor.username();
    }
}
