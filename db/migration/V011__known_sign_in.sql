-- From where people have signed in. Many colleagues sit behind one address; whoever signed in from there before is not
-- kept out because somebody else guesses passwords there. Rows older than thirty days are removed.

create table known_sign_in (
    username text        not null,
    address  text        not null,
    at       timestamptz not null,

    primary key (username, address)
);

create index known_sign_in_by_time on known_sign_in (at);
