-- Which measures can show a light in a quarter, by what was approved, without asking how every measure stood in every quarter.
create index light_judgement_by_light on light_judgement (period_id, light, measure_id) where not voided and basis = 'VERIFIED';
