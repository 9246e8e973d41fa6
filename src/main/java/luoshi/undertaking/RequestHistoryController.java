package luoshi.undertaking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryLine;
import luoshi.audit.HistoryPage;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The histories of 办结申请 and 延期申请, as far as the person sees the request. */
@Controller
class RequestHistoryController {

    private final CloseOutReading closeOuts;
    private final CloseOutStory closeOutStory;
    private final RequestLists lists;
    private final ExtensionStory extensionStory;
    private final Histories histories;
    private final Exports exports;

    RequestHistoryController(
            CloseOutReading closeOuts,
            CloseOutStory closeOutStory,
            RequestLists lists,
            ExtensionStory extensionStory,
            Histories histories,
            Exports exports) {
        this.closeOuts = closeOuts;
        this.closeOutStory = closeOutStory;
        this.lists = lists;
        this.extensionStory = extensionStory;
        this.histories = histories;
        this.exports = exports;
    }

    /** Which files came and went before it was handed on is told to the unit alone. */
    @GetMapping("/close-outs/{id:\\d+}/history")
    String closeOut(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var request = closeOuts.request(actor, id);
        var path = CloseOutFiles.path(id);
        var files = request.own() ? histories.lines(path, before, Set.of()) : List.<HistoryLine>of();
        var lines = Stream.concat(closeOutStory.of(request).stream(), files.stream());
        var head = request.head();
        return page(
                exports.say("undertaking.close-out.title", head.unitName(), head.measureHeading()),
                path,
                lines,
                before,
                model);
    }

    @GetMapping("/extensions/{id:\\d+}/history")
    String extension(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var line = lists.extension(actor, id);
        var name =
                line.milestone() == null ? exports.say(line.nameKey()) : exports.say(line.nameKey(), line.milestone());
        return page(
                line.unitName() + " " + line.measure() + " " + name,
                "/extensions/" + id,
                extensionStory.of(line).stream(),
                before,
                model);
    }

    private static String page(
            String object, String path, Stream<HistoryLine> lines, @Nullable Instant before, Model model) {
        var wanted = lines.filter(line -> before == null || line.at().isBefore(before));
        return HistoryPage.show(model, object, path, History.of(wanted, before));
    }
}
