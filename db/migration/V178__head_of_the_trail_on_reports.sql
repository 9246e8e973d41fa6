-- A report carries the end of the audit trail's chain as it was before 报送, so that the trail up to then cannot be exchanged.
alter table roll_up_report add column audit_head text;
alter table roll_up_report add constraint roll_up_report_audit_head check (audit_head ~ '^[0-9a-f]{64}$');
