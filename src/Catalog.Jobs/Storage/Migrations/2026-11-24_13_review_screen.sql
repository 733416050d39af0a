-- The order of the review queue, who a text was sent to, and what an undo needs. See docs/decisions/0018-queue-order.md.
alter table copy
    add column assigned_to text,          -- a colleague whom it was sent to: nobody else's queue has it
    add column assigned_by text,
    add column assigned_note text,
    add column request_scope jsonb,       -- {"field", "item", "start", "length"}: what of the text was to be written anew; null: all
    add column value int not null default 0, -- of its product, 0 to 100 (see review_value)
    add column waiting_since timestamptz not null default now(), -- when it came into its state
    add column due bigint not null default 0; -- unix seconds; the smallest is next. Kept by a trigger

-- catalog.json's review.value as it was read last; no row: texts are ordered by risk and age alone.
create table review_setting (
    only_row boolean primary key default true check (only_row),
    value_key text not null
);

-- What a column's number is worth: 20 for every factor of ten, so that a few best sellers don't push all else back.
create function review_value(key text, attributes jsonb, facts jsonb) returns int language sql immutable as $$
    select case when found.value ~ '^\s*\d{1,15}(\.\d+)?\s*$' then least(100, round(20 * log(1 + found.value::numeric)))::int else 0 end
    from (select coalesce(attributes ->> key, (select fact -> 'values' ->> 0 from jsonb_array_elements(facts) fact where fact ->> 'key' = key)) as value) found
$$;

-- Risk × value is counted in seconds of waiting: 0, 1, 3 or 9 days for a finding's severity, up to five times as much for the most valuable product.
create function copy_due(risk int, value int, since timestamptz) returns bigint language sql stable as $$
    select floor(extract(epoch from since))::bigint - (array[0, 86400, 259200, 777600])[least(greatest(risk, 0), 3) + 1] * (100 + 4 * value) / 100
$$;

create function place_copy() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.value := coalesce((
            select review_value(s.value_key, p.attributes, p.facts) from review_setting s, product p where p.id = new.product_id), 0);
    elsif new.state is distinct from old.state and new.waiting_since = old.waiting_since then
        new.waiting_since := now();
    end if;
    new.due := copy_due(new.risk, new.value, new.waiting_since);
    return new;
end $$;
create trigger copy_placed before insert or update of state, risk, value, waiting_since on copy for each row execute function place_copy();
update copy set waiting_since = updated_at;

create function value_product() returns trigger language plpgsql as $$
declare
    worth int := (select review_value(value_key, new.attributes, new.facts) from review_setting);
begin
    if worth is not null then
        update copy set value = worth where product_id = new.id and value <> worth;
    end if;
    return null;
end $$;
create trigger product_valued after update of attributes, facts on product for each row
    when (old.attributes is distinct from new.attributes or old.facts is distinct from new.facts) execute function value_product();

drop index copy_queue;
create index copy_due_place on copy (state, due, id) where not retired;
create index copy_locale_place on copy (state, locale, due, id) where not retired;
create index copy_product_place on copy (state, product_id, id) where not retired;
create index copy_locale_product_place on copy (state, locale, product_id, id) where not retired;
create index copy_assigned on copy (assigned_to, state, due, id) where assigned_to is not null;

-- Undo: what the text's row was before a decision, and its version after it.
alter table decision
    add column version int,               -- null: made before there was an undo, or by rules
    add column before jsonb,
    add column undoes bigint references decision on delete cascade,
    drop constraint decision_action_check,
    add constraint decision_action_check check (action in ('approve', 'edit', 'reject', 'regenerate', 'escalate', 'return', 'undo', 'assign'));
create unique index decision_undone on decision (undoes) where undoes is not null;
create index decision_undoable on decision (actor, id) where before is not null;
alter table revision add column undone boolean not null default false; -- its edit was taken back: it stays in the history and counts for nothing

-- How a person wants the review screen.
create table reviewer (
    name text primary key,                -- the account's
    density text not null default 'roomy' check (density in ('roomy', 'compact')),
    keys jsonb not null default '{}'      -- {"approve": "a"}: only what differs from the defaults
);
