package luoshi.rollup;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.rollup.PassageRewordings.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator's work on a draft: rewrite, cut, merge and move sentences, add one, take an added one out. */
@Service
@Transactional
class ReportEditing {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final PassageRewordings rewordings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReportEditing(
            RollUpReportRepository reports,
            PassageRepository passages,
            PassageRewordings rewordings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.passages = passages;
        this.rewordings = rewordings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Rewrites a passage, or cuts it in several sentences; the text that it has already changes nothing.
     *
     * @param revision the revision the form was opened with
     * @param sentences what it is to say, one sentence a line of the form
     */
    public void rewrite(Actor actor, long reportId, long passageId, int revision, List<String> sentences) {
        var report = draft(actor, reportId);
        var text = text(report);
        var passage = text.passage(passageId);
        refuseStale(passage, revision);
        var before = passage.wording();
        if (sentences.equals(List.of(before.text()))) {
            return;
        }
        if (sentences.size() == 1) {
            reword(actor, report, passage, sentences.get(0));
            return;
        }
        var others = text.cut(passageId, sentences, actor, clock.instant());
        passages.saveAll(text.numbered());
        keep(report, "PassageCut", before, passage.wording(), passage, actor);
        others.forEach(other -> rewordings.keep("PassageCut", null, other.wording(), other, actor, clock.instant()));
    }

    /** Has a sentence say something else; what it said before is kept. */
    void reword(Actor actor, RollUpReport report, Passage passage, String text) {
        var before = passage.wording();
        passage.rewrite(text, actor, clock.instant());
        keep(report, "PassageRewritten", before, passage.wording(), passages.save(passage), actor);
    }

    /**
     * Merges a sentence into the one before it.
     *
     * @param revision the revision the form was opened with
     * @param before that of the sentence before
     */
    public void merge(Actor actor, long reportId, long passageId, int revision, int before) {
        var report = draft(actor, reportId);
        var text = text(report);
        var passage = text.passage(passageId);
        var head = text.before(passageId);
        refuseStale(passage, revision);
        refuseStale(head, before);
        var wasHead = head.wording();
        text.merge(passageId, actor, clock.instant());
        passages.saveAll(text.numbered());
        rewordings.keep("PassageMerged", passage.wording(), null, passage, actor, clock.instant());
        keep(report, "PassageMerged", wasHead, head.wording(), head, actor);
    }

    /**
     * Moves a sentence or its paragraph, or begins or joins a paragraph with it.
     *
     * @param place where it stood when the form was opened: the second click of a double click moves nothing
     */
    public void move(Actor actor, long reportId, long passageId, int place, Move move) {
        var report = draft(actor, reportId);
        var text = text(report);
        var passage = text.passage(passageId);
        if (passage.getPosition() != place) {
            throw new IllegalStep("rollup.refused.moved");
        }
        move.act.accept(text, passageId);
        passages.saveAll(text.numbered());
        keep(report, "PassageMoved", passage.wording(), passage.wording(), passage, actor);
    }

    /** What can be done to the place of a sentence. */
    enum Move {
        /** 上移. */
        UP(DraftText::raise),
        /** 下移. */
        DOWN(DraftText::lower),
        /** 本段上移. */
        PARAGRAPH_UP(DraftText::raiseParagraph),
        /** 本段下移. */
        PARAGRAPH_DOWN(DraftText::lowerParagraph),
        /** 另起一段. */
        PART((text, id) -> text.part(id, true)),
        /** 接上一段. */
        JOIN((text, id) -> text.part(id, false));

        private final BiConsumer<DraftText, Long> act;

        Move(BiConsumer<DraftText, Long> act) {
            this.act = act;
        }
    }

    /** Adds a paragraph of the coordinator's own behind another one; a repeated request with the same key adds nothing. */
    public void add(Actor actor, long reportId, long behindId, String words, UUID submitKey) {
        var report = draft(actor, reportId);
        if (passages.existsByReportIdAndSubmitKey(reportId, submitKey)) {
            return;
        }
        var text = text(report);
        var behind = text.passage(behindId);
        var added = Passage.editorial(
                reportId, behind.getPart(), behind.getPosition() + 1, words, actor, clock.instant(), submitKey);
        text.add(behindId, added);
        passages.saveAll(text.numbered());
        keep(report, "PassageAdded", null, added.wording(), added, actor);
    }

    /**
     * Takes an added passage out; compiled ones stay.
     *
     * @return the passage that it stood behind
     */
    public long remove(Actor actor, long reportId, long passageId, int revision) {
        var report = draft(actor, reportId);
        var text = text(report);
        var passage = text.passage(passageId);
        refuseStale(passage, revision);
        if (passage.getKind() != PassageKind.EDITORIAL) {
            throw new IllegalStep("rollup.refused.program-text");
        }
        var beside = text.beside(passageId).getId();
        text.remove(passageId).forEach(passages::delete);
        passages.saveAll(text.numbered());
        keep(report, "PassageRemoved", passage.wording(), null, passage, actor);
        return beside;
    }

    private void keep(
            RollUpReport report,
            String act,
            @Nullable Wording before,
            @Nullable Wording after,
            Passage passage,
            Actor actor) {
        rewordings.keep(act, before, after, passage, actor, clock.instant());
        events.publishEvent(PassageMoved.of(report, passage, act, actor));
    }

    private DraftText text(RollUpReport report) {
        return new DraftText(passages.findByReportIdOrderByPartAscPositionAsc(report.getId()));
    }

    private RollUpReport draft(Actor actor, long reportId) {
        actor.mustBe(Role.COORDINATOR);
        var report = reports.lockById(reportId).orElseThrow(NotFound::new);
        if (report.getState() != ReportState.DRAFT) {
            throw new IllegalStep("rollup.refused.step");
        }
        return reports.lockForEditing(reportId).orElseThrow(NotFound::new);
    }

    private static void refuseStale(Passage passage, int revision) {
        if (passage.getRevision() != revision) {
            throw new IllegalStep("rollup.refused.stale");
        }
    }
}
