-- The trail of who did what. Written in the transaction of the change, append-only, each record chained to the one
-- before it: hash = sha256(previous hash || canonical text of the record). The canonical text is stored, so the chain can
-- be checked with nothing but sha256.

create table audit_record (
    seq           bigint      primary key,
    at            timestamptz not null,                -- real time, never the business date
    username      text        not null,
    address       text        not null default '',     -- network address of the request, empty for jobs
    action        text        not null,
    subject       text        not null,
    succeeded     boolean     not null,
    detail        jsonb       not null,
    canonical     text        not null,
    previous_hash text        not null,
    hash          text        not null,

    constraint audit_record_hash_once unique (hash)
);

create index audit_record_by_subject on audit_record (subject, seq);
create index audit_record_by_username on audit_record (username, seq);

-- One row: the end of the chain. Locking it puts the writers in line.
create table audit_head (
    only_row boolean primary key default true,
    seq      bigint  not null,
    hash     text    not null,

    constraint audit_head_is_one_row check (only_row)
);

insert into audit_head (seq, hash) values (0, repeat('0', 64));

create function audit_append(
    p_at timestamptz, p_username text, p_address text, p_action text, p_subject text, p_succeeded boolean, p_detail jsonb
) returns bigint language plpgsql as $$
declare
    v_head      audit_head%rowtype;
    v_seq       bigint;
    v_canonical text;
    v_hash      text;
begin
    select * into v_head from audit_head for update;
    v_seq := v_head.seq + 1;
    v_canonical := jsonb_build_array(
        v_seq, to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        p_username, p_address, p_action, p_subject, p_succeeded, p_detail)::text;
    v_hash := encode(sha256(convert_to(v_head.hash || v_canonical, 'UTF8')), 'hex');
    insert into audit_record
        values (v_seq, p_at, p_username, p_address, p_action, p_subject, p_succeeded, p_detail,
                v_canonical, v_head.hash, v_hash);
    update audit_head set seq = v_seq, hash = v_hash;
    return v_seq;
end $$;

-- Raises for whatever must stay as it is; used by the triggers of every append-only table.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % is refused: %', tg_op, tg_table_name, coalesce(tg_argv[0], 'its rows never change')
        using errcode = '42501';
end $$;

create trigger audit_record_is_append_only before update or delete on audit_record
    for each row execute function refuse_change('the audit trail is append-only');
create trigger audit_record_is_never_emptied before truncate on audit_record
    for each statement execute function refuse_change('the audit trail is append-only');
create trigger audit_head_is_never_deleted before delete on audit_head
    for each row execute function refuse_change('the audit trail is append-only');
create trigger audit_head_is_never_emptied before truncate on audit_head
    for each statement execute function refuse_change('the audit trail is append-only');
