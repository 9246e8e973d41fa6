-- A form sent twice sets one version of the rule of lights.
alter table light_rule add column submit_key uuid;
alter table light_rule add constraint light_rule_submit_key_once unique (submit_key);
