package luoshi.account;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords and compares them. Each takes 19 MiB and tens of milliseconds of a processor, so only a few run at
 * once, and an account that does not exist costs as much as one that does.
 */
@Component
class PasswordCheck {

    /** Longer ones are refused unread. */
    static final int LONGEST = 128;

    private static final int PATIENCE_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
    private final String hashOfNobody;

    PasswordCheck(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashOfNobody = encode(Secret.random());
    }

    /** The hash to be stored. */
    final String encode(CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** Whether the password belongs to the hash; never when there is none. */
    boolean matches(String password, @Nullable String hash) {
        var readable = password.length() <= LONGEST ? password : "";
        var right = inTurn(() -> encoder.matches(readable, hash == null ? hashOfNobody : hash));
        return right && hash != null && !readable.isEmpty();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new InternalAuthenticationServiceException("Too many passwords at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InternalAuthenticationServiceException("Interrupted", e);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
