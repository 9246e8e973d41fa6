package luoshi.account;

import java.time.Clock;
import luoshi.account.AccountEvent.PasswordChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People replace their own password; whoever else is signed in under their name is signed out. */
@Service
@Transactional
class OwnPassword {

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnPassword(AccountRepository accounts, Sessions sessions, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** Replaces the password; the old one has been confirmed. */
    public void replace(Actor actor, String newHash, String ownSessionId) {
        var account = accounts.findById(actor.accountId()).orElseThrow(NotFound::new);
        account.open(newHash, clock.instant());
        accounts.saveAndFlush(account);
        sessions.endOthersOf(actor.username(), ownSessionId);
        events.publishEvent(new PasswordChanged(account.id(), actor.username()));
    }
}
