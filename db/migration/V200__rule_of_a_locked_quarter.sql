-- By which version of the rule a locked quarter was judged last; it keeps it, whatever is set later for quarters before it.
create index light_judgement_by_period on light_judgement (period_id, id) where not voided;
