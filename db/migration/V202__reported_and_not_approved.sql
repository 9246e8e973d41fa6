-- What is reported and not approved is told by a clause of its own; quarters that are locked are judged once more.
insert into light_to_judge (from_day) values (date '0001-01-01');
