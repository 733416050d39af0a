-- Lists and searches over texts; see docs/search.md. pg_trgm is a trusted extension: who may create objects in the database may create it.
create extension if not exists pg_trgm;

-- Text as it is compared: wide, narrow and composed letters alike, lower case. Catalog.Jobs.Search.SearchText does the same.
create function search_fold(text) returns text language sql immutable strict parallel safe as $$ select lower(normalize($1, NFKC)) $$;

-- A pattern for LIKE that finds a text anywhere.
create function search_pattern(text) returns text language sql immutable strict parallel safe as $$
    select '%' || replace(replace(replace(search_fold($1), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- Pairs of neighbouring kana, Han or Hangul letters, each once: trigrams can't find words of two letters.
create function search_bigrams(text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct letters[at] || letters[at + 1]), '{}')
    from regexp_matches($1, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{2,}', 'g') run,
         lateral (select regexp_split_to_array(run[1], '') as letters) split,
         lateral generate_series(1, cardinality(letters) - 1) at
$$;

-- What can be searched for in a text: article number, product's title and the newest revision, folded. Kept by triggers, in the transaction of the change.
create table copy_text (
    copy_id bigint primary key references copy on delete cascade,
    words text not null,
    bigrams text[] not null
);

create function copy_words(bigint) returns text language sql stable as $$
    select search_fold(concat_ws(E'\n', p.sku, p.title,
        (select string_agg(value #>> '{}', E'\n') from jsonb_path_query(r.texts, 'strict $.** ? (@.type() == "string")') value)))
    from copy c join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
    where c.id = $1
$$;

create function index_copy() returns trigger language plpgsql as $$
declare
    found text := copy_words(new.id);
begin
    insert into copy_text values (new.id, found, search_bigrams(found))
    on conflict (copy_id) do update set words = excluded.words, bigrams = excluded.bigrams;
    return null;
end $$;
create trigger copy_indexed after insert on copy for each row execute function index_copy();
create trigger copy_text_indexed after update of newest_revision_id on copy for each row
    when (old.newest_revision_id is distinct from new.newest_revision_id) execute function index_copy();

create function index_product() returns trigger language plpgsql as $$
begin
    insert into copy_text select c.id, w.words, search_bigrams(w.words) from copy c, lateral (select copy_words(c.id) as words) w where c.product_id = new.id
    on conflict (copy_id) do update set words = excluded.words, bigrams = excluded.bigrams;
    return null;
end $$;
create trigger product_indexed after update of sku, title on product for each row
    when (old.sku is distinct from new.sku or old.title is distinct from new.title) execute function index_product();

insert into copy_text select c.id, w.words, search_bigrams(w.words) from copy c, lateral (select copy_words(c.id) as words) w;
create index copy_text_words on copy_text using gin (words gin_trgm_ops);
create index copy_text_bigrams on copy_text using gin (bigrams) where bigrams <> '{}';

-- Lists page by key in both directions: each order has an index for what is asked most.
create index copy_changed on copy (updated_at, id) where not retired;
create index copy_locale_changed on copy (locale, updated_at, id) where not retired;
create index copy_state_changed on copy (state, updated_at, id) where not retired;
create index copy_locale_state_changed on copy (locale, state, updated_at, id) where not retired;
create index copy_risk on copy (risk, id) where not retired;
create index copy_state_risk on copy (state, risk, id) where not retired;
create index copy_locale_state_risk on copy (locale, state, risk, id) where not retired;
create index copy_assigned_name on copy (lower(assigned_to)) where assigned_to is not null;

create index product_brand on product (lower(brand) text_pattern_ops);
create index product_category_name on product (lower(category) text_pattern_ops);
create index product_sku_name on product (lower(sku) text_pattern_ops);
create index finding_type on finding (type text_pattern_ops) where dismissed_at is null;
create index finding_source on finding (source text_pattern_ops) where dismissed_at is null;
create index revision_person on revision (lower(author)) where author <> 'model';

-- Queries that people keep.
create table saved_view (
    id bigint generated always as identity primary key,
    owner text not null,                  -- an account
    name text not null,
    query text not null,
    sort text not null,
    compact boolean not null default false,
    shared boolean not null default false,
    created_at timestamptz not null default now(),
    unique (owner, name)
);
create table queue_view (                 -- the view that a person's queue starts with
    account text primary key,
    view_id bigint not null references saved_view on delete cascade
);

-- A decision about many texts. Its rows are pinned when it is looked at first.
create table bulk (
    id bigint generated always as identity primary key,
    action text not null check (action in ('approve', 'reject', 'regenerate', 'dismiss', 'assign', 'replace')),
    query text not null,
    arguments jsonb not null,             -- Review/Bulk/BulkArguments
    actor text not null,
    state text not null check (state in ('previewed', 'running', 'finished', 'undoing', 'undone')),
    texts int not null default 0,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    undone_by text,
    undone_at timestamptz
);
create table bulk_item (
    bulk_id bigint not null references bulk on delete cascade,
    copy_id bigint not null references copy on delete cascade,
    version int not null,                 -- as it was looked at
    outcome text check (outcome in ('done', 'changed', 'refused', 'gone')), -- null: not yet
    reason text,                          -- why it was left out
    before jsonb,                         -- what an undo puts back
    after_version int,
    undo text check (undo in ('done', 'changed')),
    primary key (bulk_id, copy_id)
);
create index bulk_item_open on bulk_item (bulk_id, copy_id) where outcome is null;
create index bulk_item_undo on bulk_item (bulk_id, copy_id) where outcome = 'done' and undo is null;
create index bulk_item_copy on bulk_item (copy_id);
