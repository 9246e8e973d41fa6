-- A milestone that its unit brings forward or voids is told to the coordinators.
alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in
    ('ASSIGNED', 'DECLINED', 'JOINED', 'DECIDED', 'TO_REVIEW', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REQUEST_GRANTED',
     'REQUEST_REFUSED', 'REOPENED', 'USED', 'TO_SIGN', 'TO_SEND', 'REPORT_BACK', 'DIGEST', 'HANDED_OVER', 'URGED',
     'INSTRUCTED', 'ANSWERED', 'ALL_IN', 'NO_DRAFT', 'PERIOD_MOVED', 'LET_IN', 'TO_COORDINATE', 'COORDINATED',
     'LIGHT_REVIEW', 'PUT_RIGHT'));
