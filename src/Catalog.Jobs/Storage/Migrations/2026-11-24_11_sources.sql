-- When each source of catalog.json was pulled last, and what is needed to ask only for what changed.
create table source_pull (
    name text primary key,
    state text not null check (state in ('imported', 'unchanged', 'failed')),
    message text not null default '',
    started_by text not null,
    import_id bigint,
    pulled_at timestamptz not null,
    seconds double precision not null,
    request text not null default '',     -- hash of what was asked and how it was read: the next two hold for it alone
    etag text,
    last_modified text
);

-- What the drop folder's files looked like when they were seen last: one that didn't change since is complete.
create table drop_file (
    path text primary key,
    bytes bigint not null,
    modified timestamptz not null,
    seen_at timestamptz not null,
    attempts int not null default 0,      -- how often an import of it began
    problem text                          -- why it is left alone until it changes
);

-- Pictures that cells name by URL. Their files lie in the data folder under their content's hash.
create table remote_picture (
    url text primary key,
    path text,                            -- null: never fetched
    hash text,                            -- XxHash128
    bytes bigint,
    etag text,
    last_modified text,
    problem text,                         -- why the last attempt failed; path is that of an earlier one then
    checked_at timestamptz not null
);

-- What we know of a row that a channel writes into: the version under which the cells were read or written.
create table write_back_row (
    channel text not null,
    product_id bigint not null references product on delete cascade,
    token text not null,
    cells jsonb not null,                 -- column → text at that version
    original jsonb not null,              -- column → text before we wrote for the first time
    seen_at timestamptz not null,
    primary key (channel, product_id)
);

-- Rows that were not written, since somebody else changed them or they can't be. Kept when they are settled.
create table write_back_conflict (
    id bigint generated always as identity primary key,
    channel text not null,
    product_id bigint not null references product on delete cascade,
    batch_id bigint references export_batch on delete set null,
    kind text not null check (kind in ('changed', 'gone', 'refused')),
    message text not null,
    token text,                           -- of the row as it was found; null: it is gone
    theirs jsonb not null,
    ours jsonb not null,
    found_at timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    settlement text check (settlement in ('ours', 'theirs', 'again', 'same'))
);
create unique index write_back_conflict_open on write_back_conflict (channel, product_id) where settled_at is null;
create index write_back_conflict_list on write_back_conflict (id) where settled_at is null;
