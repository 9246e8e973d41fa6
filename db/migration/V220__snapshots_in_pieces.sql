-- The canonical JSON of a report of 100,000 entries is hundreds of megabytes: as one text the program had to hold all of it in
-- memory, twice. It is kept in pieces of a megabyte, as the files of the store are; its bytes and their digest stay what
-- they were, which is looked at before the text goes.
create table report_snapshot_piece (
    report_id bigint  not null references roll_up_report,
    seq       integer not null check (seq >= 0),
    data      bytea   not null,

    primary key (report_id, seq)
);

insert into report_snapshot_piece (report_id, seq, data)
select s.report_id, n, substring(s.bytes from n * 1048576 + 1 for 1048576)
from (select report_id, convert_to(content, 'UTF8') as bytes from report_snapshot) s,
     generate_series(0, (length(s.bytes) - 1) / 1048576) n;

do $$
declare
    v_report bigint;
begin
    select s.report_id into v_report
    from report_snapshot s
    where s.sha256 is distinct from (select encode(sha256(string_agg(p.data, ''::bytea order by p.seq)), 'hex')
                                     from report_snapshot_piece p where p.report_id = s.report_id)
    limit 1;
    if found then
        raise exception 'the snapshot of report % is not what its digest says', v_report;
    end if;
end $$;

alter table report_snapshot drop column content;

create trigger report_snapshot_piece_is_made_once before insert on report_snapshot_piece
    for each row execute function keep_report_content('SIGNED');
create trigger report_snapshot_piece_is_kept before update or delete on report_snapshot_piece
    for each row execute function refuse_change('a frozen snapshot is never changed');
