-- A sign-in that is still being checked counts as failed for its user name and address, so that a burst of simultaneous
-- guesses gets no more tries than a slow one. For the address alone only what really failed counts: many colleagues may
-- sign in at once behind one address.

alter table failed_sign_in add column pending boolean not null default false;
