package luoshi.supervision;

import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.calendar.BusinessClock;
import luoshi.supervision.UrgeRequest.MissingPart;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 申请催办, from the asking to the decision; that a 催办单 follows is said where it is issued ({@link Urging}). */
@Service
@Transactional
class UrgeRequesting {

    private final UrgeRequestRepository requests;
    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    UrgeRequesting(
            UrgeRequestRepository requests,
            JdbcClient database,
            BusinessClock businessClock,
            Acts acts,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.database = database;
        this.businessClock = businessClock;
        this.acts = acts;
        this.events = events;
    }

    /**
     * The parts whose urging the person's unit may ask for: those of other units that are missing past 填报截止, in measures
     * on which the unit itself reports in that quarter, and for which it has not asked already.
     */
    @Transactional(readOnly = true)
    public List<MissingPart> parts(Actor actor) {
        return database.sql("""
                        select o.obligation_id, o.period_id, o.unit_id,
                               o.unit_name || '：（' || m.numeral || '）' || m.title || '，' || substr(p.quarter, 1, 4) || '年第'
                                   || (array['一', '二', '三', '四'])[substr(p.quarter, 6)::integer] || '季度' as label
                        from reporting_period p
                          cross join lateral (select s.obligation_id, s.period_id, s.measure_id, s.unit_id, s.unit_name, s.missing
                                              from obligation_status s where s.period_id = p.id offset 0) o
                          join measure m on m.id = o.measure_id
                          join unit u on u.id = o.unit_id
                        where o.missing and p.reported_on is null and p.due_on < :today and o.unit_id <> :unit
                          and exists (select from reporting_obligation own
                                      where own.period_id = o.period_id and own.measure_id = o.measure_id
                                        and own.unit_id = :unit)
                          and not exists (select from urge_request r
                                          where r.obligation_id = o.obligation_id and r.requesting_unit = :unit
                                            and r.state = 'OPEN')
                        order by p.quarter desc, m.number, u.sort_no, u.id
                        """)
                .param("today", businessClock.today())
                .param("unit", actor.unitId())
                .query(MissingPart.class)
                .list();
    }

    /**
     * Asks that the part be urged; sent again with the same key it changes nothing.
     *
     * @return the id of the request
     * @throws IllegalStep if the part has come meanwhile, or was asked for already
     */
    public long request(Actor actor, long obligation, String reason, UUID key) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var before = requests.findBySubmitKey(key);
        if (before.isPresent()) {
            return before.get().getId();
        }
        var part = parts(actor).stream()
                .filter(one -> one.obligationId() == obligation)
                .findFirst()
                .orElseThrow(() -> new IllegalStep("supervision.request.refused.came"));
        var act = acts.of(actor);
        var request = requests.save(new UrgeRequest(part, reason, act, key));
        events.publishEvent(UrgeRequestMoved.of(request, "UrgeRequested", act, reason));
        return request.getId();
    }

    /**
     * Takes a request back, by who asked; somebody may have gone, so an approver of the unit that asked may too.
     *
     * @throws NotFound if there is no such request of the person
     * @throws IllegalStep if it is decided already
     */
    public void withdraw(Actor actor, long id, String why) {
        var request = requests.lockById(id).orElseThrow(NotFound::new);
        if (!mayWithdraw(actor, request.getRequestedBy(), request.getRequestingUnit())) {
            throw new NotFound();
        }
        request.withdraw(why, acts.of(actor));
        requests.save(request);
    }

    static boolean mayWithdraw(Actor actor, long requestedBy, long requestingUnit) {
        return actor.isOf(requestingUnit)
                && (actor.accountId() == requestedBy && Readers.answers(actor) || actor.is(Role.UNIT_APPROVER));
    }

    /**
     * No 催办单 follows.
     *
     * @throws NotFound if there is no such request
     * @throws IllegalStep if it is decided already
     */
    public void decline(Actor actor, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        var request = requests.lockById(id).orElseThrow(NotFound::new);
        request.decline(why, acts.of(actor));
        requests.save(request);
    }
}
