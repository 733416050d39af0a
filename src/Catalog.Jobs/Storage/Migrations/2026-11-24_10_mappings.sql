-- Saved mappings: which column of a source's files is which of the catalogue's; see docs/importing.md.
create table source_mapping (
    id bigint generated always as identity primary key,
    name text not null unique,
    file_pattern text not null default '', -- of file names, * stands for anything
    header text[] not null,               -- of the file with which it was saved last: how files of the source are known again
    mapping jsonb not null,               -- Import/Mappings/SourceMapping
    changed_by text not null,
    changed_at timestamptz not null default now()
);

-- Files that people bring step by step.
create table import_draft (
    id bigint generated always as identity primary key,
    file_name text not null,
    path text not null,                   -- below the uploads folder; '' once the file was swept away
    bytes bigint not null,
    hash text not null,                   -- XxHash128 of the content
    mapping jsonb not null,               -- Import/Mappings/SourceMapping
    mapping_name text not null default '',-- the saved mapping that it came from or was saved as
    is_mapped boolean not null default false, -- a person has seen the columns
    is_full boolean not null default false,   -- products that aren't in the file are retired
    may_retire_many boolean not null default false, -- even where they are so many that the file may be cut off
    version int not null default 1,       -- counts changes of what stands above, for forms that were opened before one
    state text not null default 'open' check (state in ('open', 'checking', 'checked', 'importing', 'imported')),
    report jsonb,                         -- Import/Drafts/DraftReport of the dry run
    stamp jsonb,                          -- Import/Drafts/DraftStamp: what the dry run was made from
    problem text,                         -- why dry run or import came to nothing
    rows_done int not null default 0,
    bytes_done bigint not null default 0,
    stop boolean not null default false,  -- a person wants the job to end
    import_id bigint references import on delete set null,
    started_by text not null,
    started_at timestamptz not null default now(),
    touched_at timestamptz not null default now()
);
create index import_draft_touched on import_draft (touched_at) where path <> '';

-- With which mapping an import was made: rejected rows that come back are read with the same.
create table import_mapping (
    import_id bigint primary key references import on delete cascade,
    name text not null,                   -- of the saved mapping; '': none
    mapping jsonb not null
);
