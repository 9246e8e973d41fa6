package luoshi.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One rule for the days in all addresses. Where a page would show today and say why, a file, which goes from hand to hand, is
 * refused; a day of a year that nobody means is refused on pages, too.
 */
@Component
class DaysInAddresses implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FILE = ".{format:xlsx|csv}";

    // Missing where a test starts nothing but a controller.
    private final ObjectProvider<BusinessClock> businessClock;

    DaysInAddresses(ObjectProvider<BusinessClock> businessClock) {
        this.businessClock = businessClock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var on = request.getParameter("on");
        if (on == null) {
            return true;
        }
        if (isOfFile(request)) {
            var refused = AsAt.read(on, businessClock.getObject().today()).refused();
            if (refused != null) {
                throw new RefusedDay("calendar.as-at.file." + refused.substring(refused.lastIndexOf('.') + 1));
            }
        } else if (request.getMethod().equals("GET") && AsAt.isAbsurd(on)) {
            throw new RefusedDay("calendar.as-at.absurd");
        }
        return true;
    }

    private static boolean isOfFile(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .endsWith(FILE);
    }
}
