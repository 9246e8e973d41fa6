-- A view that was deleted is shown no more, but its history can still be read.
alter table saved_view add column deleted_at timestamptz;
alter table saved_view drop constraint saved_view_once;
create unique index saved_view_once on saved_view (owner_id, path, name) where deleted_at is null;
