-- A product that vanished from a full file is retired, not deleted: its texts keep their state and history, and wait in no queue, count or export.
alter table product add column retired_at timestamptz;
alter table copy add column retired boolean not null default false; -- as its product: queues and lists look at one table

create or replace function count_copy() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and not old.retired then
        update copy_count set texts = texts - 1 where locale = old.locale and state = old.state;
    end if;
    if tg_op <> 'DELETE' and not new.retired then
        insert into copy_count values (new.locale, new.state, 1)
        on conflict (locale, state) do update set texts = copy_count.texts + 1;
    end if;
    return null;
end $$;
drop trigger copy_counted on copy;
create trigger copy_counted after insert or delete or update of state, retired on copy for each row execute function count_copy();
