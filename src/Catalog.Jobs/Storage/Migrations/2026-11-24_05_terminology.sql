-- The glossary; see docs/terminology.md. Its order is that of the ids: prompts list terms in it.
create table glossary_entry (
    id bigint generated always as identity primary key,
    term text not null,
    locale text not null default '',      -- '': all
    category text not null default '',    -- '': all
    rule text not null check (rule in ('never-translate', 'preferred', 'forbidden')),
    translation text not null default '',
    case_sensitive boolean not null default false,
    inflections text[] not null default '{}',
    note text not null default '',
    version int not null default 1,       -- counts changes, for forms that were opened before one
    changed_by text not null,             -- an account, 'command line' or 'glossary file'
    changed_at timestamptz not null default now(),
    unique (term, locale, category, rule)
);

create table style_guide (
    id bigint generated always as identity primary key,
    locale text not null,
    category text not null default '',    -- '': all
    guide text not null,
    version int not null default 1,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    unique (locale, category)
);

-- One row about the whole.
create table terminology (
    only_row boolean primary key default true check (only_row),
    version bigint not null default 0,     -- counts changes of both tables
    file jsonb,                            -- the entries of the catalogue's glossary file as they were taken last
    not_taken text[] not null default '{}',-- lines of the file that lost against a person's change
    checked jsonb                          -- the entries with which the texts were checked last; null: those with which they were made
);
insert into terminology default values;
create function count_terminology() returns trigger language plpgsql as $$
begin
    update terminology set version = version + 1;
    return null;
end $$;
create trigger glossary_counted after insert or update or delete on glossary_entry for each statement execute function count_terminology();
create trigger styles_counted after insert or update or delete on style_guide for each statement execute function count_terminology();

-- Suggested rules that somebody doesn't want to see again.
create table rule_refusal (
    locale text not null,
    term text not null,
    refused_by text not null,
    refused_at timestamptz not null default now(),
    primary key (locale, term)
);

-- The translation memory is in the revisions: what they were made from, so that the same can be found again.
alter table revision add column origin text not null default 'new' check (origin in ('new', 'memory'));
alter table revision add column reused_revision_id bigint; -- where origin is memory: the approved revision that it repeats
alter table revision add column memory_key text;           -- of facts, pictures, locale, style, fields and terms; null: made before there was a memory
alter table revision add column facts jsonb;               -- the product's facts then, in product.facts' form
create index revision_memory on revision (memory_key) where memory_key is not null;
create index decision_revision on decision (revision_id);

alter table run add column rechecked int not null default 0; -- texts that a change of the glossary touched and that were checked again at the start
