package luoshi.audit;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the chain of the trail from its first record to its head. */
@Service
@Transactional
class ChainVerification {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    ChainVerification(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /** Checks the chain on somebody's behalf; the check itself becomes a record. */
    public ChainCheck verify(String by) {
        var check = verify();
        events.publishEvent(new TrailVerified(by, check));
        return check;
    }

    /** One statement, so that records written meanwhile do not disturb it. */
    ChainCheck verify() {
        return database.sql("""
                with linked as (
                    select r.*, lag(seq, 1, 0::bigint) over w as seq_before,
                           lag(hash, 1, repeat('0', 64)) over w as hash_before
                    from audit_record r window w as (order by seq)
                ), judged as (
                    select seq, case
                        when seq <> seq_before + 1 then 'MISSING'
                        when canonical::jsonb <> jsonb_build_array(
                                 seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                                 username, address, action, subject, succeeded, detail)
                          or hash <> encode(sha256(convert_to(previous_hash || canonical, 'UTF8')), 'hex') then 'CHANGED'
                        when previous_hash <> hash_before then 'RELINKED'
                        end as fault
                    from linked
                ), faults as (
                    (select case fault when 'MISSING' then seq - 1 else seq end as broken_at, fault
                     from judged where fault is not null order by seq limit 1)
                    union all
                    (select greatest(h.seq, coalesce(l.seq, 0)), 'CUT'
                     from audit_head h
                       left join lateral (select seq, hash from audit_record order by seq desc limit 1) l on true
                     where h.seq <> coalesce(l.seq, 0) or h.hash <> coalesce(l.hash, repeat('0', 64)))
                )
                select (select count(*) from audit_record) as records, h.hash as head, f.broken_at, f.fault
                from audit_head h left join faults f on true
                order by f.broken_at limit 1
                """).query(ChainCheck.class).single();
    }
}
