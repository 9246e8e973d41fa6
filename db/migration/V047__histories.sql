-- The history of an object is what the trail holds under its path and below it, newest first.
create index audit_record_by_path on audit_record (subject text_pattern_ops, at);
