-- People: reviewers' locales, disabled accounts, one-time passwords, sessions, and sign-in by an identity provider; see docs/people.md and docs/decisions/0025-openid-connect.md.

alter table account
    alter column password_hash drop not null,         -- null: signs in by an identity provider alone
    add column locales text[] not null default '{}',  -- what a reviewer decides on; empty: every locale
    add column disabled_at timestamptz,               -- not null: no sign-in, and none goes on
    add column must_change boolean not null default false, -- the password is a one-time one
    add column password_until timestamptz,            -- until when the one-time password is good
    add column signed_in_at timestamptz,
    add column provided text[] not null default '{}'; -- what the identity provider says anew with every sign-in: roles, locales

-- Who a person is at an identity provider. A subject is never given to another person; e-mail addresses and names are.
create table account_identity (
    issuer text not null,
    subject text not null,
    account_id bigint not null references account on delete cascade,
    created_at timestamptz not null default now(),
    primary key (issuer, subject),
    unique (account_id, issuer)
);

-- A browser that is signed in. Its cookie names the row: without it the sign-in has ended.
create table account_session (
    id uuid primary key,
    account_id bigint not null references account on delete cascade,
    way text not null check (way in ('password', 'openid')),
    address text not null,
    agent text not null,
    began_at timestamptz not null,
    seen_at timestamptz not null
);
create index account_session_account on account_session (account_id);
create index account_session_seen on account_session (seen_at);

create or replace function note_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (actor, action, subject, detail)
        values (acting(), 'account.add', new.name, json_build_object('roles', new.roles, 'locales', new.locales)::text);
    elsif tg_op = 'DELETE' then
        insert into audit_entry (actor, action, subject, detail) values (acting(), 'account.delete', old.name, json_build_object('roles', old.roles)::text);
    else
        if new.roles is distinct from old.roles then
            insert into audit_entry (actor, action, subject, detail)
            values (acting(), 'account.roles', new.name, json_build_object('from', old.roles, 'to', new.roles)::text);
        end if;
        if new.locales is distinct from old.locales then
            insert into audit_entry (actor, action, subject, detail)
            values (acting(), 'account.locales', new.name, json_build_object('from', old.locales, 'to', new.locales)::text);
        end if;
        if new.disabled_at is distinct from old.disabled_at then
            insert into audit_entry (actor, action, subject)
            values (acting(), case when new.disabled_at is null then 'account.enable' else 'account.disable' end, new.name);
        end if;
        if new.stamp is distinct from old.stamp then
            insert into audit_entry (actor, action, subject, detail)
            values (acting(), 'account.password', new.name, case when new.must_change then '{"oneTime":true}' else '{}' end);
        end if;
    end if;
    return null;
end $$;
drop trigger account_noted on account;
create trigger account_noted after insert or delete or update of roles, locales, disabled_at, stamp on account for each row execute function note_account();

create function note_identity() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (actor, action, subject, detail)
        select acting(), 'account.connect', name, json_build_object('issuer', new.issuer, 'subject', new.subject)::text from account where id = new.account_id;
    else
        insert into audit_entry (actor, action, subject, detail)
        select acting(), 'account.disconnect', name, json_build_object('issuer', old.issuer, 'subject', old.subject)::text from account where id = old.account_id;
    end if;
    return null;
end $$;
create trigger identity_noted after insert or delete on account_identity for each row execute function note_identity();
