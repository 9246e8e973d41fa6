package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.DutiesHandedOver;
import luoshi.account.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody typed and did not save goes to whoever takes over, also where he has typed himself. */
@WebTest
class TypingHandedOverTests extends EntryPages {

    @Autowired
    private EntryTyping typing;

    @Test
    void whatWasTypedGoesToTheSuccessor() {
        var entry = untouched(unit);
        var successor = people.join(unit, Role.REPORTER);
        type(reporter, entry, Map.of("progress", "交接前写到一半"));

        handOver(reporter, "邱建华", successor);

        assertThat(page(successor, entry + "/form").select("#progress").text()).isEqualTo("交接前写到一半");
        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEmpty();
    }

    @Test
    void whatBothHaveTypedStaysAndIsComparedFieldByField() {
        var entry = untouched(unit);
        var successor = people.join(unit, Role.REPORTER);
        var last = people.join(unit, Role.REPORTER);
        type(reporter, entry, Map.of("progress", "邱写到一半", "practices", "邱的做法"));
        type(successor, entry, Map.of("progress", "杨写到一半"));
        handOver(reporter, "邱建华", successor);

        var own = page(successor, entry + "/form");
        assertThat(own.select("#progress").text()).isEqualTo("杨写到一半");
        assertThat(own.text()).contains("邱建华交接的未保存内容另有一份");
        assertThat(new TypingDuties(database).of(successor.accountId()))
                .as("of which the next record tells")
                .isEqualTo(2);
        assertThat(new TypingDuties(database).of(reporter.accountId())).isZero();
        handOver(successor, "杨帆", last);

        save(last, entry, shown(page(last, entry + "/form")));

        var both = page(last, entry + "/form");
        assertThat(both.select("#merge-progress .compare-side p").eachText()).containsExactly("杨写到一半", "邱写到一半");
        assertThat(both.select("#merge-progress").text())
                .contains("邱建华填写的", "已保存的")
                .doesNotContain("我填写的");
        assertThat(both.select("#merge-practices .compare-side p").eachText()).containsExactly("（未填）", "邱的做法");
        var chosen = shown(both);
        assertThat(type(last, entry, chosen)).hasStatusOk();
        var again = page(last, entry + "/form");
        assertThat(again.text()).contains("邱建华填写的").doesNotContain("另有一份");
        chosen = shown(again);
        chosen.put("choice.progress", "STORED");
        chosen.put("choice.practices", "MINE");
        save(last, entry, chosen);

        var done = page(last, entry + "/form");
        assertThat(done.select("#progress").text()).isEqualTo("杨写到一半");
        assertThat(done.select("#practices").text()).isEqualTo("邱的做法");
        assertThat(done.select(".message-restored, .merge")).isEmpty();
        assertThat(new TypingDuties(database).of(last.accountId())).isZero();
    }

    @Test
    void aPredecessorsTextCanBeReadAndGivenUpAlsoOnceTheEntryIsSent() {
        var entry = untouched(unit);
        var successor = people.join(unit, Role.REPORTER);
        type(reporter, entry, Map.of("progress", "邱写到一半"));
        type(successor, entry, Map.of("progress", "杨写到一半"));
        handOver(reporter, "邱建华", successor);
        var sent = shown(page(successor, entry + "/form"));
        sent.put("status", "ON_TRACK");
        sent.put("send", "review");
        save(successor, entry, sent);

        var typed = page(successor, entry + "/form");
        assertThat(typed.select("main").text()).contains("邱建华交接的未保存内容", "邱写到一半", "杨写到一半");
        post(
                successor,
                entry + "/form/discard",
                Map.of("page", typed.select("input[name=page]").val()));

        assertThat(new TypingDuties(database).of(successor.accountId())).isZero();
    }

    private void handOver(Actor from, String name, Actor to) {
        typing.handOver(new DutiesHandedOver(from.accountId(), to.accountId(), "admin", name, "乙", "调离", "一份未保存的内容"));
    }

    /** The fields of the form as the page shows them. */
    private static Map<String, String> shown(Document page) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : page.select("form.entry-form [name]")) {
            if (!field.is("button, [type=radio]:not([checked]), [type=checkbox], [type=file]")) {
                fields.put(
                        field.attr("name"),
                        field.is("select") ? field.select("option[selected]").val() : field.val());
            }
        }
        return fields;
    }
}
