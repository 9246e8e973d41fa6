package luoshi.supervision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.supervision.Standings.Line;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 催办 and 督办 from the issuing to the closing. */
@Service
@Transactional
class Urging {

    private final UrgeRepository notices;
    private final UrgeRequestRepository requests;
    private final UrgeNumbers numbers;
    private final Standings standings;
    private final Acts acts;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    Urging(
            UrgeRepository notices,
            UrgeRequestRepository requests,
            UrgeNumbers numbers,
            Standings standings,
            Acts acts,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.notices = notices;
        this.requests = requests;
        this.numbers = numbers;
        this.standings = standings;
        this.acts = acts;
        this.database = database;
        this.events = events;
    }

    /**
     * Issues one to each of the chosen, in the order of the ladder; a repeated request with the same key changes nothing.
     *
     * @param chosen the keys of their standings
     * @return how many were issued
     */
    public int issue(
            Actor actor, UrgeLevel level, Collection<String> chosen, String body, LocalDate answerBy, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        var act = acts.of(actor);
        numbers.hold(level, act.on().getYear());
        if (notices.existsBySubmitKey(key)) {
            return 0;
        }
        var lines = linesOf(level, chosen);
        for (var line : lines) {
            issue(level, line.standing(), body, answerBy, act, key);
        }
        return lines.size();
    }

    private List<Line> linesOf(UrgeLevel level, Collection<String> chosen) {
        var lines = standings.ladder().lines().stream()
                .filter(line ->
                        line.allows(level) && chosen.contains(line.standing().key()))
                .toList();
        if (lines.size() < chosen.size()) {
            throw new IllegalStep("supervision.refused.changed");
        }
        return lines;
    }

    private void issue(UrgeLevel level, Standing standing, String body, LocalDate answerBy, Act act, UUID key) {
        if (standing.awaitsAnswer() && standing.lastId() != null) {
            var last = lock(standing.lastId());
            last.followUp(act);
            notices.save(last);
        }
        var issued = notices.save(
                new UrgeNotice(level, numbers.next(level, act.on().getYear()), standing, body, answerBy, act, key));
        database.sql("""
                        insert into urge_notice_obligation (notice_id, obligation_id)
                        select ?, obligation_id from obligation_status
                        where unit_id = ? and period_id = ? and missing
                        """)
                .params(issued.getId(), standing.unitId(), standing.periodId())
                .update();
        events.publishEvent(UrgeMoved.of(issued, "UrgeIssued", act, ""));
        for (var request : requests.lockOpen(standing.unitId(), standing.periodId())) {
            request.follow(issued, act);
            requests.save(request);
        }
    }

    /** Somebody of the unit drafts the answer. */
    public void draft(Actor actor, long id, String words, int seen) {
        var notice = ofOwnUnit(actor, id);
        notice.draft(words, seen, acts.of(actor));
        notices.save(notice);
    }

    /** The unit's approver sends the answer. */
    public void send(Actor actor, long id, int seen) {
        var notice = ofOwnUnit(actor, id);
        notice.send(seen, acts.of(actor));
        notices.save(notice);
    }

    /** A coordinator closes it. */
    public void close(Actor actor, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        var notice = lock(id);
        notice.close(why, acts.of(actor));
        notices.save(notice);
    }

    private UrgeNotice ofOwnUnit(Actor actor, long id) {
        var notice = lock(id);
        Readers.mustAnswerFor(actor, notice.getUnitId());
        return notice;
    }

    private UrgeNotice lock(long id) {
        return notices.lockById(id).orElseThrow(NotFound::new);
    }
}
