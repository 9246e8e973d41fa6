package luoshi.account;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Asks a person who is signed in for the password once more, before a step that stands for their signature. */
@Component
public class SecondCheck {

    private final SignIn signIn;

    SecondCheck(SignIn signIn) {
        this.signIn = signIn;
    }

    /**
     * Makes sure that it is the person who sits there. Guessing is counted like guessing at the sign-in.
     *
     * @param address where the request comes from
     * @throws IllegalStep if the password is wrong, or was wrong too often
     */
    public void confirm(Actor actor, String password, String address) {
        try {
            signIn.confirm(actor.username(), password, address);
        } catch (BadCredentialsException wrong) {
            throw new IllegalStep("account.refused.second-check");
        } catch (TooManyFailures tooMany) {
            throw new IllegalStep("account.refused.second-check-too-often");
        }
    }
}
