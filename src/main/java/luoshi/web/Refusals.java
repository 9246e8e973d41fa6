package luoshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import luoshi.account.Refusal;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.DataBinder;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what was refused as a page that says what happened and what to do. */
@ControllerAdvice
class Refusals {

    private final LayoutModel layout;
    private final ObjectProvider<WayBack> wayBack;

    Refusals(LayoutModel layout, ObjectProvider<WayBack> wayBack) {
        this.layout = layout;
        this.wayBack = wayBack;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return page(refusal.status(), request)
                .addObject("sentence", refusal.messageKey())
                .addObject("sentenceArgs", refusal.args());
    }

    @ExceptionHandler
    ModelAndView changedByAnother(OptimisticLockingFailureException failure, HttpServletRequest request) {
        return page(HttpStatus.CONFLICT, request).addObject("kind", "changed");
    }

    /** A path that names nothing is not found; a parameter that is no number is a bad request. */
    @ExceptionHandler
    ModelAndView unreadable(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        var inPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        return page(inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST, request);
    }

    /** An address that only takes forms, opened as a page: its page is shown. Whatever asks for no page is refused. */
    @ExceptionHandler
    ModelAndView notAPage(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request, RedirectAttributes redirect)
            throws HttpRequestMethodNotSupportedException {
        if (!WayBack.wantsPage(request)) {
            throw failure;
        }
        redirect.addFlashAttribute("notice", "web.error.405.led");
        return new ModelAndView("redirect:" + wayBack.getObject().from(request.getRequestURI()));
    }

    /** A form with a file so large that it is not even looked at. */
    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException failure, HttpServletRequest request) {
        return page(HttpStatus.valueOf(failure.getStatusCode().value()), request);
    }

    /** A form that names fields which no page offers, such as the five-thousandth line of a list. */
    @ExceptionHandler({InvalidPropertyException.class, IndexOutOfBoundsException.class, NumberFormatException.class})
    ModelAndView tampered(RuntimeException failure, HttpServletRequest request) {
        if (!cameFromBinding(failure)) {
            throw failure;
        }
        return page(HttpStatus.BAD_REQUEST, request);
    }

    private static boolean cameFromBinding(RuntimeException failure) {
        return failure instanceof InvalidPropertyException
                || Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(DataBinder.class.getName()));
    }

    private ModelAndView page(HttpStatus status, HttpServletRequest request) {
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("layout", layout.withoutDatabase(request));
        return page;
    }
}
