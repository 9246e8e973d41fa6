package luoshi.typing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import luoshi.account.InterruptedForms;
import luoshi.audit.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Ends what is kept of a form when the form is stored, and keeps it when the form is refused, for all forms alike. A form
 * is stored with the first change that its request records in the trail, in the same transaction; where the change leaves
 * no record, with the redirect that answers it.
 */
@Component
class TypingThroughRequests implements HandlerInterceptor, WebMvcConfigurer {

    // Both are missing where a test starts nothing but a controller.
    private final ObjectProvider<TypedForms> forms;
    private final ObjectProvider<SentForms> sentForms;

    TypingThroughRequests(ObjectProvider<TypedForms> forms, ObjectProvider<SentForms> sentForms) {
        this.forms = forms;
        this.sentForms = sentForms;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** What waited in the session for its writer to sign in is kept with the account from now on. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var actor = SentForms.actor(request);
        var session = request.getSession(false);
        if (actor != null) {
            for (var form : InterruptedForms.in(session)) {
                if (form.isOf(actor)) {
                    TypedForm.in(form).ifPresent(typed -> {
                        forms.getObject().keepRefused(actor, typed);
                        InterruptedForms.forget(session, form);
                    });
                }
            }
        }
        return true;
    }

    @EventListener
    void stored(Audited change) {
        if (change.succeeded()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            sent(attributes.getRequest()).filter(SentForms.Sent::first).ifPresent(sent -> {
                forms.getObject().settleWith(sent.actor(), sent.form());
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        sent.store();
                    }
                });
            });
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        var view = answer == null ? null : answer.getViewName();
        if (view != null && view.startsWith("redirect:")) {
            sent(request).filter(sent -> !sent.isStored()).ifPresent(sent -> {
                forms.getObject().settle(sent.actor(), sent.form());
                sent.store();
            });
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        sent(request)
                .filter(sent -> !sent.isStored())
                .ifPresent(sent -> forms.getObject().keepRefused(sent.actor(), sent.form()));
    }

    private Optional<SentForms.Sent> sent(HttpServletRequest request) {
        return sentForms.stream().findAny().flatMap(known -> known.in(request));
    }
}
