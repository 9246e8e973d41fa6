package luoshi;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;

/** Somebody of the demo who is signed in to a running program over HTTP; for benchmarks. */
final class SignedInBrowser {

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    SignedInBrowser(String address, String username) throws IOException, InterruptedException {
        this.address = address;
        var form = Jsoup.parse(get("/"), address + "/").selectFirst("form");
        var body = "username=" + username + "&password=Ganjiang-2020&_csrf="
                + URLEncoder.encode(form.selectFirst("input[name=_csrf]").val(), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        answered(client.send(request, HttpResponse.BodyHandlers.ofString()), "signing in");
    }

    String get(String path) throws IOException, InterruptedException {
        return answered(client.send(request(path), HttpResponse.BodyHandlers.ofString()), path);
    }

    /** Saves what the address answers to the file. */
    void save(String path, Path file) throws IOException, InterruptedException {
        answered(client.send(request(path), HttpResponse.BodyHandlers.ofFile(file)), path);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).build();
    }

    private static <T> T answered(HttpResponse<T> answer, String what) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(what + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
