package luoshi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import luoshi.account.NotFound;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Draws the page about an error for whoever takes pages; a program that asks for data gets the status alone. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    Object draw(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            throw new NotFound();
        }
        var status = statusOf(request);
        return wantsData(request)
                ? ResponseEntity.status(status).build()
                : new ModelAndView("error", HttpStatus.valueOf(status)).addObject("status", status);
    }

    private static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && HttpStatus.resolve(status) != null
                ? status
                : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private static boolean wantsData(HttpServletRequest request) {
        var accepted = accepted(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.stream().noneMatch(type -> type.includes(MediaType.TEXT_HTML))
                && accepted.stream().anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
    }

    private static List<MediaType> accepted(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }
}
