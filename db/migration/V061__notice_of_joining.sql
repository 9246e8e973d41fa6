-- Coordinators are told that a department has joined a measure by claiming it.
alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in
    ('ASSIGNED', 'DECLINED', 'JOINED', 'DECIDED', 'TO_REVIEW', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REQUEST_GRANTED',
     'REQUEST_REFUSED', 'REOPENED', 'USED', 'TO_SIGN', 'TO_SEND', 'REPORT_BACK', 'DIGEST', 'HANDED_OVER', 'URGED',
     'INSTRUCTED'));
