-- Comments, notifications, the audit log and the figures of the Insight page; see docs/history.md and docs/decisions/0020-audit-log.md.
-- Triggers note what happened, and not the code that does it: whatever decides, imports or exports can't forget to.

-- The audit log. A row is never changed; its place in the chain stands in audit_link.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null,                  -- an account, 'rules', 'schedule', 'command line', 'system' …
    action text not null,                 -- text.approve, comment.add, account.roles …
    subject text not null default '',     -- for people: BAG-1001 de-DE
    copy_id bigint,                       -- no keys of other tables: what is gone stays in the log
    product_id bigint,
    detail text not null default '{}'     -- a JSON object; text and not jsonb, since its bytes are hashed
);
create index audit_entry_actor on audit_entry (actor, id desc);
create index audit_entry_action on audit_entry (action, id desc);

-- The chain: hash = SHA-256 over the hash before and the entry; Audit/AuditChain.cs says how.
create table audit_link (
    seq bigint primary key,               -- 1.. without gaps
    entry_id bigint not null unique references audit_entry,
    hash bytea not null
);
-- Entries that wait for their link: those that commit at the same time don't wait for each other.
create table audit_pending (entry_id bigint primary key);

create function audit_wait() returns trigger language plpgsql as $$
begin
    insert into audit_pending values (new.id);
    return null;
end $$;
create trigger audit_entry_waits after insert on audit_entry for each row execute function audit_wait();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to: % of % is refused', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_kept before truncate on audit_entry for each statement execute function refuse_change();
create trigger audit_link_stays before update or delete on audit_link for each row execute function refuse_change();
create trigger audit_link_kept before truncate on audit_link for each statement execute function refuse_change();
alter table audit_entry enable always trigger audit_entry_stays;
alter table audit_entry enable always trigger audit_entry_kept;
alter table audit_link enable always trigger audit_link_stays;
alter table audit_link enable always trigger audit_link_kept;

-- Who acts where a row doesn't say it: set_config('catalog.actor', …, true) in the transaction.
create function acting() returns text language sql stable as
$$ select coalesce(nullif(current_setting('catalog.actor', true), ''), 'system') $$;

create function text_name(copy bigint) returns text language sql stable as
$$ select p.sku || ' ' || c.locale from copy c join product p on p.id = c.product_id where c.id = copy $$;

-- Figures by day: what the Insight page reads. Changes come in by insight_delta, which nobody waits for, and are added up by a job.
create table insight_day (
    day date not null,
    locale text not null,
    measure text not null,                -- see Insight/Measures.cs
    key text not null default '',         -- a check, an action …
    n bigint not null default 0,
    total double precision not null default 0,
    primary key (day, locale, measure, key)
);
create table insight_delta (
    day date not null,
    locale text not null,
    measure text not null,
    key text not null default '',
    n bigint not null,
    total double precision not null default 0
);
-- People's decisions whose measures are still to be worked out: the edit distance is worked out in code.
create table insight_pending (decision_id bigint primary key);

-- When the text came onto the reviewer's screen.
alter table copy add column opened_by text, add column opened_at timestamptz;
alter table decision add column opened_at timestamptz;
create index decision_actor on decision (actor, id desc);

create function note_opening() returns trigger language plpgsql as $$
begin
    new.opened_by := new.held_by;
    new.opened_at := clock_timestamp();
    return new;
end $$;
create trigger copy_opened before update of held_by, held_until on copy for each row
    when (new.held_by is not null and (old.held_by is distinct from new.held_by or old.held_until <= clock_timestamp()))
    execute function note_opening();

-- The next text is on the server's screen before the reviewer comes to it: the time counts from the decision before.
create function time_decision() returns trigger language plpgsql as $$
begin
    new.opened_at := (
        select greatest(c.opened_at, (select d.created_at from decision d where d.actor = new.actor order by d.id desc limit 1))
        from copy c where c.id = new.copy_id and c.opened_by = new.actor and c.opened_at <= new.created_at);
    return new;
end $$;
create trigger decision_timed before insert on decision for each row
    when (new.opened_at is null and new.actor <> 'rules' and new.action in ('approve', 'edit', 'reject', 'regenerate'))
    execute function time_decision();

create function note_decision() returns trigger language plpgsql as $$
declare
    place record;
begin
    select p.sku, c.locale, c.product_id into place from copy c join product p on p.id = c.product_id where c.id = new.copy_id;
    insert into insight_delta (day, locale, measure, key, n)
    values ((new.created_at at time zone 'UTC')::date, place.locale, case new.actor when 'rules' then 'rules' else 'decision' end, new.action, 1);
    if new.actor <> 'rules' then
        insert into insight_pending values (new.id);
    end if;
    -- What the rules approve goes out, so it is noted; that they send a text to a person is not.
    if new.actor <> 'rules' or new.action = 'approve' then
        insert into audit_entry (at, actor, action, subject, copy_id, product_id, detail)
        values (new.created_at, new.actor, 'text.' || new.action, place.sku || ' ' || place.locale, new.copy_id, place.product_id,
            json_build_object('decision', new.id, 'revision', new.revision_id, 'from', new.from_state, 'to', new.to_state, 'reason', new.reason)::text);
    end if;
    return null;
end $$;
create trigger decision_noted after insert on decision for each row execute function note_decision();

create function count_revisions() returns trigger language plpgsql as $$
begin
    insert into insight_delta (day, locale, measure, key, n, total)
    select (a.created_at at time zone 'UTC')::date, c.locale, m.measure, '', count(*), sum(m.value)
    from added a join copy c on c.id = a.copy_id
    cross join lateral (values ('draft', a.seconds), ('tokens-in', a.prompt_tokens), ('tokens-out', a.decode_tokens)) as m (measure, value)
    where a.author = 'model' and a.origin = 'new'
    group by 1, 2, 3;
    return null;
end $$;
create trigger revision_counted after insert on revision referencing new table as added for each statement execute function count_revisions();

create function count_findings() returns trigger language plpgsql as $$
begin
    insert into insight_delta (day, locale, measure, key, n)
    select (a.created_at at time zone 'UTC')::date, coalesce(c.locale, ''), 'finding', a.source, count(*)
    from added a left join copy c on c.id = a.copy_id
    group by 1, 2, a.source;
    return null;
end $$;
create trigger finding_counted after insert on finding referencing new table as added for each statement execute function count_findings();

-- Going back to an older text is an edit whose text is known.
alter table revision add column reverted_from_id bigint;

-- Which exports contained a text.

create table comment (
    id bigint generated always as identity primary key,
    product_id bigint not null references product on delete cascade,
    copy_id bigint not null references copy on delete cascade, -- where it was written
    source_problem boolean not null default false,             -- about the product: shown with all its texts
    author text not null,
    body text not null,                                        -- '' once it is deleted
    created_at timestamptz not null default now(),
    edited_at timestamptz,
    deleted_by text,
    deleted_at timestamptz,
    resolved_by text,                                          -- of a source problem
    resolved_at timestamptz
);
create index comment_copy on comment (copy_id, id);
create index comment_product on comment (product_id, id) where source_problem;
create index comment_problem on comment (id desc) where source_problem and resolved_at is null and deleted_at is null;

create function note_comment() returns trigger language plpgsql as $$
declare
    kind text;
    by_whom text := new.author;
begin
    if tg_op = 'INSERT' then kind := case when new.source_problem then 'comment.problem' else 'comment.add' end;
    elsif old.deleted_at is null and new.deleted_at is not null then kind := 'comment.delete'; by_whom := new.deleted_by;
    elsif old.resolved_at is null and new.resolved_at is not null then kind := 'comment.resolve'; by_whom := new.resolved_by;
    elsif old.resolved_at is not null and new.resolved_at is null then kind := 'comment.reopen'; by_whom := acting();
    elsif old.body <> new.body then kind := 'comment.edit';
    else return null;
    end if;
    insert into audit_entry (at, actor, action, subject, copy_id, product_id, detail)
    values (case tg_op when 'INSERT' then new.created_at else clock_timestamp() end, by_whom, kind, text_name(new.copy_id), new.copy_id, new.product_id,
        json_build_object('comment', new.id)::text);
    return null;
end $$;
create trigger comment_noted after insert or update on comment for each row execute function note_comment();

create table notification (
    id bigint generated always as identity primary key,
    account text not null,                -- whom it is for
    kind text not null check (kind in ('mention', 'answer', 'assigned', 'draft')),
    actor text not null,                  -- an account, or 'model'
    copy_id bigint not null references copy on delete cascade,
    comment_id bigint references comment on delete cascade,
    created_at timestamptz not null default now(),
    read_at timestamptz
);
create index notification_account on notification (account, id desc);
-- How many are unread, kept by a trigger: every page shows it.
create table inbox (account text primary key, unread int not null);

create function count_notification() returns trigger language plpgsql as $$
declare
    change int := 0;
    whose text;
begin
    if tg_op <> 'INSERT' then
        whose := old.account;
        if old.read_at is null then change := change - 1; end if;
    end if;
    if tg_op <> 'DELETE' then
        whose := new.account;
        if new.read_at is null then change := change + 1; end if;
    end if;
    if change <> 0 then
        insert into inbox values (whose, change) on conflict (account) do update set unread = inbox.unread + change;
    end if;
    return null;
end $$;
create trigger notification_counted after insert or delete or update of read_at on notification for each row execute function count_notification();

-- The person who sent a text back learns of its new draft; once, for what the rules decide about it comes next.
create function tell_of_draft() returns trigger language plpgsql as $$
begin
    insert into notification (account, kind, actor, copy_id)
    select d.actor, 'draft', 'model', new.id
    from decision d
    where d.id = (select max(id) from decision where copy_id = new.id) and d.actor <> 'rules' and d.action in ('reject', 'regenerate')
        and exists (select 1 from revision r where r.id = new.newest_revision_id and r.author = 'model' and r.created_at > d.created_at);
    return null;
end $$;
create trigger copy_drafted after update of newest_revision_id on copy for each row
    when (new.newest_revision_id is distinct from old.newest_revision_id and new.newest_revision_id is not null)
    execute function tell_of_draft();

-- What else the log has.
create function note_import() returns trigger language plpgsql as $$
begin
    if new.state = 'running' or (tg_op = 'UPDATE' and old.state = new.state) then return null; end if;
    insert into audit_entry (actor, action, subject, detail)
    values (new.started_by, case new.state when 'failed' then 'import.fail' else 'import.finish' end, new.file_name,
        json_build_object('import', new.id, 'rows', new.rows, 'added', new.added, 'changed', new.changed, 'rejected', new.rejected)::text);
    return null;
end $$;
create trigger import_noted after insert or update of state on import for each row execute function note_import();

create function note_export() returns trigger language plpgsql as $$
begin
    insert into audit_entry (at, actor, action, subject, detail)
    values (new.created_at, new.created_by, 'export.write', new.channel,
        json_build_object('export', new.id, 'rows', new.rows, 'cells', new.cells, 'skipped', new.skipped)::text);
    return null;
end $$;
create trigger export_noted after insert on export_batch for each row execute function note_export();

create function note_run() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (actor, action, subject, detail) values (new.started_by, 'run.start', new.kind, json_build_object('run', new.id)::text);
    else
        insert into audit_entry (actor, action, subject, detail) values (new.stopped_by, 'run.stop', new.kind, json_build_object('run', new.id)::text);
    end if;
    return null;
end $$;
create trigger run_noted after insert on run for each row execute function note_run();
create trigger run_stopped after update of stopped_by on run for each row
    when (new.stopped_by is not null and new.stopped_by is distinct from old.stopped_by) execute function note_run();

create function note_dismissal() returns trigger language plpgsql as $$
begin
    insert into audit_entry (at, actor, action, subject, copy_id, product_id, detail)
    values (case tg_op when 'INSERT' then new.dismissed_at else new.undone_at end,
        case tg_op when 'INSERT' then new.dismissed_by else new.undone_by end,
        case tg_op when 'INSERT' then 'finding.dismiss' else 'finding.restore' end,
        coalesce(text_name(new.copy_id), (select sku from product where id = new.product_id)), new.copy_id, new.product_id,
        json_build_object('check', new.source, 'type', new.type, 'found', new.found, 'reason', new.reason)::text);
    return null;
end $$;
create trigger dismissal_noted after insert on dismissal for each row execute function note_dismissal();
create trigger dismissal_undone after update of undone_at on dismissal for each row
    when (old.undone_at is null and new.undone_at is not null) execute function note_dismissal();

create function note_term() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into audit_entry (actor, action, subject, detail)
        values (acting(), 'glossary.delete', old.term, json_build_object('locale', old.locale, 'rule', old.rule, 'translation', old.translation)::text);
    else
        insert into audit_entry (actor, action, subject, detail)
        values (new.changed_by, case tg_op when 'INSERT' then 'glossary.add' else 'glossary.change' end, new.term,
            json_build_object('locale', new.locale, 'rule', new.rule, 'translation', new.translation)::text);
    end if;
    return null;
end $$;
create trigger glossary_noted after insert or delete on glossary_entry for each row execute function note_term();
create trigger glossary_changed after update on glossary_entry for each row when (old.version is distinct from new.version) execute function note_term();

create function note_style() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into audit_entry (actor, action, subject) values (acting(), 'style.delete', trim(old.locale || ' ' || old.category));
    else
        insert into audit_entry (actor, action, subject, detail)
        values (new.changed_by, 'style.change', trim(new.locale || ' ' || new.category), json_build_object('guide', new.guide)::text);
    end if;
    return null;
end $$;
create trigger style_noted after insert or update or delete on style_guide for each row execute function note_style();

create function note_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (actor, action, subject, detail) values (acting(), 'account.add', new.name, json_build_object('roles', new.roles)::text);
    elsif tg_op = 'DELETE' then
        insert into audit_entry (actor, action, subject, detail) values (acting(), 'account.delete', old.name, json_build_object('roles', old.roles)::text);
    else
        if new.roles is distinct from old.roles then
            insert into audit_entry (actor, action, subject, detail)
            values (acting(), 'account.roles', new.name, json_build_object('from', old.roles, 'to', new.roles)::text);
        end if;
        if new.stamp is distinct from old.stamp then
            insert into audit_entry (actor, action, subject) values (acting(), 'account.password', new.name);
        end if;
    end if;
    return null;
end $$;
create trigger account_noted after insert or delete or update of roles, stamp on account for each row execute function note_account();

-- What happened before there was a log, as far as it is known.
insert into audit_entry (at, actor, action, subject, copy_id, product_id, detail)
select * from (
    select d.created_at as at, d.actor, 'text.' || d.action, p.sku || ' ' || c.locale, d.copy_id, c.product_id,
        json_build_object('decision', d.id, 'revision', d.revision_id, 'from', d.from_state, 'to', d.to_state, 'reason', d.reason, 'beforeLog', true)::text
    from decision d join copy c on c.id = d.copy_id join product p on p.id = c.product_id where d.actor <> 'rules'
    union all
    select coalesce(finished_at, started_at), started_by, case state when 'failed' then 'import.fail' else 'import.finish' end, file_name, null, null,
        json_build_object('import', id, 'rows', rows, 'added', added, 'changed', changed, 'rejected', rejected, 'beforeLog', true)::text
    from import where state <> 'running'
    union all
    select created_at, created_by, 'export.write', channel, null, null,
        json_build_object('export', id, 'rows', rows, 'cells', cells, 'skipped', skipped, 'beforeLog', true)::text
    from export_batch) as before order by at;

insert into insight_pending select id from decision where actor <> 'rules';
insert into insight_delta (day, locale, measure, key, n)
select (d.created_at at time zone 'UTC')::date, c.locale, case d.actor when 'rules' then 'rules' else 'decision' end, d.action, count(*)
from decision d join copy c on c.id = d.copy_id group by 1, 2, 3, 4;
insert into insight_delta (day, locale, measure, n, total)
select (r.created_at at time zone 'UTC')::date, c.locale, m.measure, count(*), sum(m.value)
from revision r join copy c on c.id = r.copy_id
cross join lateral (values ('draft', r.seconds), ('tokens-in', r.prompt_tokens), ('tokens-out', r.decode_tokens)) as m (measure, value)
where r.author = 'model' and r.origin = 'new' group by 1, 2, 3;
insert into insight_delta (day, locale, measure, key, n)
select (f.created_at at time zone 'UTC')::date, coalesce(c.locale, ''), 'finding', f.source, count(*)
from finding f left join copy c on c.id = f.copy_id group by 1, 2, 4;
