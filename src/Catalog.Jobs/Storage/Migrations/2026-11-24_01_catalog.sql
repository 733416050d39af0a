-- Products as the last import left them.
create table product (
    id bigint generated always as identity primary key,
    sku text not null unique,
    title text not null,
    category text not null default '',
    brand text not null default '',
    facts jsonb not null,                 -- [{"key": "color", "values": ["blue"]}] in column order
    attributes jsonb not null,            -- {"price": "12.90"}
    pictures jsonb not null,              -- [{"path": "/…/a.jpg", "hash": "…"}]
    documents jsonb not null,
    hash text not null,
    import_id bigint not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index product_category on product (category, id);

create table import (
    id bigint generated always as identity primary key,
    file_name text not null,
    columns text[] not null default '{}', -- the file's header, for the rejects file
    base_folder text not null default '', -- where its pictures and documents lie, for the rejects file when it is brought again
    state text not null check (state in ('running', 'finished', 'failed')),
    rows int not null default 0,
    items int not null default 0,
    added int not null default 0,
    changed int not null default 0,
    unchanged int not null default 0,
    rejected int not null default 0,
    notes text[] not null default '{}',   -- ignored columns and the like
    error text,
    started_by text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz
);

create table import_reject (
    import_id bigint not null references import on delete cascade,
    line int not null,                    -- of the file, 1 is the header
    column_name text not null default '',
    code text not null,                   -- no-key, duplicate-key, no-title …
    reason text not null,
    hint text not null,
    cells text[] not null,                -- the row as it came, in the file's column order
    primary key (import_id, line)
);

-- The text of one product in one locale. Its newest revision is what people see; the approved one is what goes out.
create table copy (
    id bigint generated always as identity primary key,
    product_id bigint not null references product on delete cascade,
    locale text not null,
    state text not null check (state in ('needs_review', 'needs_rewrite', 'approved')),
    version int not null default 1,       -- counts changes, for forms that were opened before one
    newest_revision_id bigint,
    approved_revision_id bigint,
    fingerprint text not null default '', -- what the last attempt of the model was made from
    requested_at timestamptz,             -- a person asked for a new text
    requested_by text,
    request_note text,
    risk int not null default 0,          -- 3 critical, 2 major, 1 minor finding
    held_by text,                         -- a reviewer has it on the screen
    held_until timestamptz,
    updated_at timestamptz not null default now(),
    unique (product_id, locale)
);
create index copy_queue on copy (state, risk desc, id);
create index copy_requested on copy (requested_at) where requested_at is not null;

-- How many texts are in which state, kept by a trigger: lists never count rows.
create table copy_count (
    locale text not null,
    state text not null,
    texts int not null,
    primary key (locale, state)
);
create function count_copy() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update copy_count set texts = texts - 1 where locale = old.locale and state = old.state;
    end if;
    if tg_op <> 'DELETE' then
        insert into copy_count values (new.locale, new.state, 1)
        on conflict (locale, state) do update set texts = copy_count.texts + 1;
    end if;
    return null;
end $$;
create trigger copy_counted after insert or delete or update of state on copy for each row execute function count_copy();

create table revision (
    id bigint generated always as identity primary key,
    copy_id bigint not null references copy on delete cascade,
    number int not null,
    author text not null,                 -- an account, or 'model'
    texts jsonb not null,                 -- ContractJson keeps key order: stored as text in raw, too
    raw text not null,                    -- Copy.ToJson
    said jsonb,                           -- [{"field": "title", "said": ["…"]}], from the review
    model text,
    prompt_version text,
    fingerprint text,
    run_id bigint,
    round int not null default 0,         -- 0 the first draft of a run, 1.. its improvements
    prompt_tokens int not null default 0,
    decode_tokens int not null default 0,
    seconds double precision not null default 0,
    note text,                            -- what the person said who asked for it
    proposal boolean not null default false, -- stands beside a person's text
    created_at timestamptz not null default now(),
    unique (copy_id, number)
);

create table finding (
    id bigint generated always as identity primary key,
    product_id bigint not null references product on delete cascade,
    copy_id bigint references copy on delete cascade,         -- null: belongs to the product
    revision_id bigint references revision on delete cascade,
    field text,
    type text not null,
    severity text not null check (severity in ('minor', 'major', 'critical')),
    source text not null,
    found text not null,
    expected text not null,
    message text not null,
    span_start int,
    span_length int,
    span_item int,
    fingerprint text not null,            -- of what it was computed from
    dismissed_by text,
    dismissed_reason text,
    dismissed_at timestamptz,
    created_at timestamptz not null default now()
);
create index finding_copy on finding (copy_id, revision_id);
create index finding_product on finding (product_id) where copy_id is null;

-- What the model said about pictures and documents, with the code's verdict: shown on the product's page.
create table evidence (
    product_id bigint not null references product on delete cascade,
    kind text not null check (kind in ('pictures', 'documents')),
    fingerprint text not null,
    payload jsonb not null,               -- see Writing/PictureEvidence and DocumentEvidence
    created_at timestamptz not null default now(),
    primary key (product_id, kind)
);

-- What people and rules decided. Rows are never changed.
create table decision (
    id bigint generated always as identity primary key,
    copy_id bigint not null references copy on delete cascade,
    revision_id bigint references revision on delete cascade,
    action text not null check (action in ('approve', 'edit', 'reject', 'regenerate', 'escalate', 'return', 'undo')),
    actor text not null,                  -- an account, or 'rules'
    reason text not null default '',
    from_state text not null,
    to_state text not null,
    created_at timestamptz not null default now()
);
create index decision_copy on decision (copy_id, id);

create table run (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('refresh', 'regenerate')),
    state text not null check (state in ('running', 'finished', 'stopped', 'failed')),
    started_by text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    stopped_by text,                      -- maxTokens, maxMinutes, or the account that stopped it
    max_tokens bigint,
    max_minutes double precision,
    model text not null default '',
    products int not null default 0,      -- work items
    done int not null default 0,
    failed int not null default 0,
    rejected_rows int not null default 0,
    seconds double precision not null default 0, -- of all processes that worked on it
    model_seconds double precision not null default 0, -- of those, with at least one call of the model under way
    notes text[] not null default '{}',   -- what the model can't do with this catalogue
    report jsonb
);

create table work_item (
    id bigint generated always as identity primary key,
    run_id bigint not null references run on delete cascade,
    product_id bigint not null references product on delete cascade,
    locales text[] not null,
    interactive boolean not null default false,
    state text not null default 'ready' check (state in ('ready', 'leased', 'done', 'failed', 'skipped')),
    worker_id int,
    leased_until timestamptz,
    attempts int not null default 0,      -- numbers the lease too: a worker that lost one can't write under the next
    error text,
    finished_at timestamptz,
    prompt_tokens_computed bigint not null default 0,
    decode_tokens bigint not null default 0,
    forced_tokens bigint not null default 0,
    pictures_encoded bigint not null default 0,
    model_calls bigint not null default 0,
    retries int not null default 0,       -- answers that couldn't be used and were asked for once more
    unique (run_id, product_id)
);
create index work_item_open on work_item (run_id, interactive desc, id) where state in ('ready', 'leased');
create index work_item_leased on work_item (worker_id) where state = 'leased';

-- A process that works holds an advisory lock on its id: gone with the process, so its leases end at once.
create table worker (
    id int generated always as identity primary key,
    machine text not null,
    process_id int not null,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now()
);

-- Conversations with the model as they were, so that a run's figures can be worked out again and an answer replayed.
create table conversation (
    id bigint generated always as identity primary key,
    run_id bigint not null references run on delete cascade,
    product_id bigint not null references product on delete cascade,
    kind text not null check (kind in ('copy', 'documents')),
    opening text not null,
    opening_tokens int not null
);
create index conversation_run on conversation (run_id);
create index conversation_product on conversation (product_id);

create table conversation_turn (
    id bigint generated always as identity primary key,
    conversation_id bigint not null references conversation on delete cascade,
    task text not null check (task in ('write', 'review', 'improve', 'compare-pictures', 'compare-documents')),
    locale text,
    round int not null default 0,
    turn int not null default 0,          -- 0, or the agent's further turns
    attempt int not null default 0,       -- 1 where the first answer couldn't be used
    tail text not null,
    answer text not null,
    ended boolean not null,
    tail_tokens int not null,
    decode_tokens int not null,
    forced_tokens int not null,
    seconds double precision not null,
    created_at timestamptz not null default now()
);
create index conversation_turn_conversation on conversation_turn (conversation_id);

create table account (
    id bigint generated always as identity primary key,
    name text not null unique,
    password_hash text not null,
    roles text[] not null,
    stamp text not null,                  -- changes with the password: older sign-ins end
    failures int not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null default now()
);

create table export_batch (
    id bigint generated always as identity primary key,
    channel text not null,
    format text not null,
    file_name text not null,
    rows int not null,
    cells int not null,
    skipped int not null,                 -- texts that aren't approved
    created_by text not null,
    created_at timestamptz not null default now()
);

create table export_item (
    batch_id bigint not null references export_batch on delete cascade,
    copy_id bigint not null references copy on delete cascade,
    revision_id bigint not null references revision on delete cascade,
    primary key (batch_id, copy_id)
);
