package luoshi.web;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Answers what the web server refuses before any filter sees it, such as an address with forbidden characters; its own
 * page is English and, by default, shows where in its code it stumbled.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <title>%1$s</title>
              <link rel="stylesheet" href="/css/tokens.css">
              <link rel="stylesheet" href="/css/base.css">
              <link rel="stylesheet" href="/css/layout.css">
            </head>
            <body>
              <main class="frame content"><h1>%1$s</h1><p>%2$s</p><p>%3$s</p><p><a href="/">%4$s</a></p></main>
            </body>
            </html>
            """;

    private final MessageSource messages;

    UnreadableRequests(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(Report.class.getName());
            host.getPipeline().addValve(new Report());
        });
    }

    private String page(int status) {
        var kind = status < 500 ? "web.error.400." : "web.error.5xx.";
        return PAGE.formatted(text(kind + "title"), text(kind + "what"), text(kind + "todo"), text("web.error.home"));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    private class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                ProtectingHeaders.complete(response);
                response.setLocale(Locale.SIMPLIFIED_CHINESE);
                response.setContentType("text/html;charset=UTF-8");
                response.getReporter().write(page(response.getStatus()));
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("The client left before the answer", gone);
            }
        }
    }
}
