-- Coordinators are told when nothing is missing any more, and when nobody has drafted the report three working days later.
alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in
    ('ASSIGNED', 'DECLINED', 'JOINED', 'DECIDED', 'TO_REVIEW', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REQUEST_GRANTED',
     'REQUEST_REFUSED', 'REOPENED', 'USED', 'TO_SIGN', 'TO_SEND', 'REPORT_BACK', 'DIGEST', 'HANDED_OVER', 'URGED',
     'INSTRUCTED', 'ANSWERED', 'ALL_IN', 'NO_DRAFT'));
