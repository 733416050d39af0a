-- What conditions of the search language are met by few texts is found by an index; see docs/decisions/0026-bounded-searches.md.
create index finding_severity on finding (severity) where dismissed_at is null;
create index finding_field on finding (field text_pattern_ops) where dismissed_at is null;
create index finding_dismissed on finding (copy_id) where dismissed_at is not null;
create index revision_proposal on revision (copy_id) where proposal;
create index copy_approved on copy (id) where approved_revision_id is not null;
create index copy_locale_risk on copy (locale, risk, id) where not retired; -- the one order of lists that had none
create index product_pictured on product (id) where pictures <> '[]';
create index product_documented on product (id) where documents <> '[]';

-- What was undone counts for nothing: the undo takes away what its decision added, on the decision's day. Until now it stayed in the figures.
create or replace function note_decision() returns trigger language plpgsql as $$
declare
    place record;
begin
    select p.sku, c.locale, c.product_id into place from copy c join product p on p.id = c.product_id where c.id = new.copy_id;
    insert into insight_delta (day, locale, measure, key, n)
    values ((new.created_at at time zone 'UTC')::date, place.locale, case new.actor when 'rules' then 'rules' else 'decision' end, new.action, 1);
    insert into insight_delta (day, locale, measure, key, n)
    select (d.created_at at time zone 'UTC')::date, place.locale, case d.actor when 'rules' then 'rules' else 'decision' end, d.action, -1
    from decision d where d.id = new.undoes;
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
insert into insight_pending select id from decision where undoes is not null on conflict do nothing;
insert into insight_delta (day, locale, measure, key, n)
select (d.created_at at time zone 'UTC')::date, c.locale, case d.actor when 'rules' then 'rules' else 'decision' end, d.action, -count(*)
from decision u join decision d on d.id = u.undoes join copy c on c.id = d.copy_id group by 1, 2, 3, 4;

-- The audit log names decisions about many texts, and exports that take another back, as what they are.
create function note_bulk() returns trigger language plpgsql as $$
begin
    insert into audit_entry (actor, action, subject, detail)
    values (
        case new.state when 'running' then new.actor else coalesce(new.undone_by, new.actor) end,
        case new.state when 'running' then 'bulk.decide' else 'bulk.undo' end,
        new.action || ' ' || new.query,
        json_build_object('bulk', new.id, 'action', new.action, 'query', new.query, 'texts', new.texts)::text);
    return null;
end $$;
create trigger bulk_noted after update of state on bulk for each row
    when (new.state in ('running', 'undoing') and old.state <> new.state) execute function note_bulk();

create or replace function note_export() returns trigger language plpgsql as $$
begin
    insert into audit_entry (at, actor, action, subject, detail)
    values (new.created_at, new.created_by, case when new.takes_back is null then 'export.write' else 'export.take-back' end, new.channel,
        json_build_object('export', new.id, 'rows', new.rows, 'cells', new.cells, 'skipped', new.skipped, 'takes_back', new.takes_back)::text);
    return null;
end $$;
