package luoshi.dashboard;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.dashboard.DocumentBoard.Frame;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 文件即看板: the official text as the dashboard, and one sentence of it. */
@Controller
@RequestMapping("/policy/board")
class DocumentBoardController {

    private final DocumentBoard board;
    private final SentenceExport export;
    private final BusinessClock businessClock;

    DocumentBoardController(DocumentBoard board, SentenceExport export, BusinessClock businessClock) {
        this.board = board;
        this.export = export;
        this.businessClock = businessClock;
    }

    @GetMapping
    String board(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var today = businessClock.today();
        var asAt = AsAt.read(on, today);
        var sentences = board.sentences(asAt, today);
        var shown = SentenceState.read(show);
        model.addAttribute("asAt", asAt);
        model.addAttribute("states", SentenceState.values());
        model.addAttribute("counts", DocumentBoard.counts(sentences));
        model.addAttribute("total", sentences.size());
        model.addAttribute("shown", shown);
        var frame = board.frame();
        model.addAttribute("before", frame.stream().filter(Frame::before).toList());
        model.addAttribute("behind", frame.stream().filter(one -> !one.before()).toList());
        model.addAttribute("measures", DocumentBoard.measures(sentences));
        model.addAttribute("sentences", DocumentBoard.in(shown, sentences));
        return "dashboard/document-board";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String on) {
        var today = businessClock.today();
        var asAt = AsAt.read(on, today);
        var shown = SentenceState.read(show);
        return Downloads.list(
                export.of(actor, DocumentBoard.in(shown, board.sentences(asAt, today)), shown, asAt), format);
    }

    @GetMapping("/{measure}/{number}")
    String sentence(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var today = businessClock.today();
        var asAt = AsAt.read(on, today);
        model.addAttribute("asAt", asAt);
        model.addAttribute("sentence", board.sentence(measure, number, asAt, today));
        model.addAttribute("duties", board.duties(measure, number, asAt));
        model.addAttribute("indicators", board.indicators(actor, measure, number, asAt));
        model.addAttribute("evidence", board.evidence(actor, measure, number, asAt));
        model.addAttribute("documents", board.documents(measure, asAt));
        return "dashboard/sentence";
    }
}
