package luoshi.progress;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.account.Actor;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of the offline package share: take it down, send it back, confirm. */
abstract class PackagePages extends EntryPages {

    static final String PACKAGE = "/periods/2020Q3/package";

    byte[] download() {
        var file = get(reporter, PACKAGE + ".xlsx");
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        return file.getResponse().getContentAsByteArray();
    }

    MvcTestResult upload(Actor actor, byte[] file) {
        return browser.post()
                .multipart()
                .uri(PACKAGE)
                .file(new MockMultipartFile("file", "离线填报包.xlsx", "application/octet-stream", file))
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    /** Presses the button of the comparison with everything ticked, and these choices. */
    MvcTestResult confirm(Document comparison, Map<String, String> choices) {
        var request = browser.post().uri(PACKAGE + "/drafts").with(as(reporter)).with(csrf());
        fields(comparison).forEach(request::param);
        choices.forEach(request::param);
        comparison.select("input[name=entry]").forEach(box -> request.param("entry", box.val()));
        return request.exchange();
    }

    static Map<String, String> fields(Document comparison) {
        var fields = new LinkedHashMap<String, String>();
        comparison
                .select("#drafts input[name^=revision]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }
}
