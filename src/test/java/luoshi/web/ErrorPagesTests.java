package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.calendar.Quarter;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the browser gets from a running server whose database is away. */
@SpringBootTest(
        classes = ErrorPagesTests.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/away",
            "spring.datasource.hikari.connection-timeout=250",
            "spring.flyway.enabled=false",
            "db-scheduler.enabled=false",
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
        })
class ErrorPagesTests {

    private static final String SESSION = Base64.getEncoder()
            .encodeToString("0c1b2f6e-9f3e-4a53-8a35-2f2d3d1b9a10".getBytes(StandardCharsets.US_ASCII));

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, 该页面不存在",
        "/quarters/2020Q5, 404, 该页面不存在",
        "/missing, 404, 该内容不存在",
        "/number?of=abc, 400, 浏览器发来的内容不完整",
        "/number, 400, 浏览器发来的内容不完整",
        "/forbidden, 403, 您的岗位不能查看此内容",
        "/changed, 409, 其他人修改了同一内容",
        "/step, 409, 严禁处理涉密信息",
        "/often, 429, 短时间内的请求过多",
        "/teapot, 418, 系统不能受理这一请求",
        "/mistake, 500, 办理过程中出现意外错误",
        "/gateway, 502, 办理过程中出现意外错误"
    })
    void saysWhatHappenedAndNothingElse(String path, int status, String sentence) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(status);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("main").text()).contains(sentence);
        assertThat(page.select("main a[href=/]")).hasSize(1);
        assertThat(page.select("main .code").text())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(page.select("main").text().replace(page.select("main .code").text(), ""))
                .doesNotContainPattern("[A-Za-z]");
        assertThat(answer.body()).doesNotContain("Exception", "at luoshi", "??");
    }

    @Test
    void actionsCannotBeOpenedByPrograms() throws Exception {
        var answer = send(request("/form").setHeader("Accept", "*/*"));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("此地址只用于办理操作");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var answer = send(form("text=abc"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("请重新登录后再试");
    }

    @Test
    void aFormThatIsTooLargeIsRefused() throws Exception {
        var answer = send(form("text=" + "a".repeat(4_200_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("没有保存");
    }

    @Test
    void aFileThatIsMuchTooLargeIsRefusedWithAPage() throws Exception {
        var body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                + "a".repeat(55 * 1024 * 1024) + "\r\n--x--\r\n";

        var answer = send(request("/form")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("超过了系统允许的大小");
    }

    @Test
    void aDatabaseThatIsAwayIsAskedForLater() throws Exception {
        var answer = send(request("/missing").header("Cookie", "LUOSHI=" + SESSION));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(answer.body()).contains("系统暂时连接不上数据库", "严禁处理涉密信息").doesNotContain("Exception", "??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a|b", "/%zz", "/a;b", "/%00", "/..%2f", "/?long="})
    void evenWhatTheWebServerRefusesIsAnsweredInChinese(String path) throws IOException {
        var tooLong = path.endsWith("=") ? "a".repeat(9000) : "";
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + tooLong
                                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("请求无法识别").doesNotContain("coyote", "Bad Request");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /a|b, 400",
        "GET, /a;b, 400",
        "GET, /%00, 400",
        "TRACE, /, 405",
        "PROPFIND, /, 400",
        "GET, /WEB-INF/web.xml, 404",
        "GET, /nowhere, 404"
    })
    void protectsEveryAnswer(String method, String path, int status) throws IOException {
        assertThat(raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .containsOnlyOnce("Content-Security-Policy: default-src 'self'; object-src 'none'")
                .containsOnlyOnce("X-Content-Type-Options: nosniff")
                .containsOnlyOnce("Referrer-Policy: same-origin")
                .containsPattern("Cache-Control: [^\r]*no-store");
    }

    @Test
    void protectsTheAnswerToAnUnknownCoding() throws IOException {
        assertThat(raw("POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: unheard-of\r\n"))
                .startsWith("HTTP/1.1 501")
                .contains("系统出错")
                .containsOnlyOnce("Content-Security-Policy: default-src 'self'; object-src 'none'")
                .containsOnlyOnce("X-Content-Type-Options: nosniff")
                .containsOnlyOnce("Referrer-Policy: same-origin")
                .containsOnlyOnce("Cache-Control: no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "image/png", "application/json, text/html;q=0.1", "no type at all"})
    void drawsThePageAlsoForWhoeverDoesNotAskForOne(String accept) throws Exception {
        for (var path : List.of("/nowhere", "/forbidden", "/often", "/mistake")) {
            var answer = send(request(path).setHeader("Accept", accept));

            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
            assertThat(answer.body()).contains("<h1>", "回到首页").doesNotContain("timestamp");
        }
    }

    @Test
    void whoeverAsksForDataGetsTheStatusAlone() throws Exception {
        var answer = send(request("/nowhere").setHeader("Accept", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theAddressOfErrorsIsNoPage() throws Exception {
        assertThat(send(request("/error")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/half-outage, 503, 系统暂时连接不上数据库", "/half-mistake, 500, 办理过程中出现意外错误"})
    void aHalfPageIsReplacedByAWholeOne(String path, int status, String sentence) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains(sentence, "</html>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    private String raw(String head) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private HttpRequest.Builder form(String body) {
        return request("/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        LayoutModel.class,
        Refusals.class,
        RequestNumber.class,
        LastResort.class,
        Dates.class,
        UnreadableRequests.class,
        ErrorPage.class,
        HalfPages.class,
        Failing.class
    })
    static class Server {

        /** Needs no session, because none can be stored. */
        @Bean
        SecurityFilterChain everybody(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .requestCache(cache -> cache.disable())
                    .csrf(tokens -> tokens.csrfTokenRepository(new CookieCsrfTokenRepository()))
                    .build();
        }
    }

    /** Writes the half of a page and fails: at the first attempt, or in place of the page about the mistake. */
    static class HalfPages implements WebMvcConfigurer, HandlerInterceptor {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page)
                throws IOException {
            if ("/half-mistake".equals(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
                startAndStop(response);
                throw new IllegalStateException("The page about the mistake is mistaken");
            }
        }

        static void startAndStop(HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=US-ASCII");
            response.setHeader("Content-Disposition", "attachment");
            response.setContentLength(12);
            response.getWriter().write("half");
        }
    }

    @Controller
    static class Failing {

        @GetMapping("/half-outage")
        void halfAndOut(HttpServletResponse response) throws IOException {
            HalfPages.startAndStop(response);
            throw new CannotCreateTransactionException("The database went away");
        }

        @GetMapping("/half-mistake")
        void halfAndMistaken() {
            throw new IllegalStateException("A mistake");
        }

        @GetMapping("/quarters/{quarter}")
        void quarter(@PathVariable Quarter quarter) {}

        @GetMapping("/number")
        void number(@RequestParam int of) {}

        @GetMapping("/missing")
        void missing() {
            throw new NotFound();
        }

        @GetMapping("/forbidden")
        void forbidden() {
            throw new AccessDeniedException("no");
        }

        @GetMapping("/changed")
        void changed() {
            throw new OptimisticLockingFailureException("changed");
        }

        @GetMapping("/step")
        void step() {
            throw new IllegalStep("web.no-secrets");
        }

        @GetMapping("/often")
        void often() {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }

        @GetMapping("/teapot")
        void teapot() {
            throw new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT);
        }

        @GetMapping("/gateway")
        void gateway() {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY);
        }

        @GetMapping("/mistake")
        void mistake() {
            throw new IllegalStateException("Exception text nobody should see");
        }

        @PostMapping("/form")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void form(@RequestParam String text) {}
    }
}
