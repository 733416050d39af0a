-- What the last import saw of a product's row, so that the next can tell without asking whether anything changed. Null: compare.
alter table product add column row_hash uuid;
create index product_retired on product (sku) where retired_at is not null;

-- Content hashes of pictures and documents: a file of the same size and time isn't read again. May be emptied.
create table media_hash (
    path text primary key,
    size bigint not null,
    changed_at bigint not null,           -- ticks, UTC
    hash text not null
);

alter table import
    add column path text not null default '',        -- where the file lay: a job that was killed is known again
    add column bytes bigint not null default 0,      -- read so far; rows is kept up, too, while it runs
    add column total_bytes bigint not null default 0,
    add column stop_requested_by text,
    add column retired int not null default 0,
    add column skipped int not null default 0,       -- values
    add column encoding text not null default '',
    add column delimiter text,
    add column dialect text,
    add column corrects bigint references import;    -- the import whose rejects file this is

alter table import_reject
    add column corrects_line int,                    -- of the import that its import corrects
    add column resolved_by bigint;                   -- the import in which the row came in

-- Values that were skipped, in rows that came in.
create table import_warning (
    id bigint generated always as identity primary key,
    import_id bigint not null references import on delete cascade,
    line int not null,
    column_name text not null,
    code text not null,
    reason text not null
);
create index import_warning_import on import_warning (import_id, id);
