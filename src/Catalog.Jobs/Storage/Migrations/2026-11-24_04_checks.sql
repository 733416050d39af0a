-- The correction of a finding, where one is certain: what it replaces and with what.
alter table finding
    add fix_start int,
    add fix_length int,
    add fix_item int,
    add fix_text text;

-- What people said doesn't count. Findings come and go with their texts; this stays, so that a check's precision can be told.
create table dismissal (
    id bigint generated always as identity primary key,
    product_id bigint not null references product on delete cascade,
    copy_id bigint references copy on delete cascade, -- null: the finding was the product's
    locale text,
    source text not null,
    type text not null,
    field text,
    found text not null,
    fingerprint text not null,                        -- of the text that it holds for
    reason text not null,
    dismissed_by text not null,
    dismissed_at timestamptz not null,
    undone_by text,
    undone_at timestamptz
);
create index dismissal_copy on dismissal (copy_id);
create index dismissal_product on dismissal (product_id) where copy_id is null;
