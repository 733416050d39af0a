-- What was measured of a picture's content, once for all products that have it and for all nights.
create table picture (
    hash text primary key,                -- XxHash128 of the content, as in product.pictures
    format text not null,
    width int not null,
    height int not null,
    bytes bigint not null,
    color_space text not null,
    contrast double precision not null,
    sharpness double precision not null,
    fill double precision not null,
    likeness bigint not null,             -- Catalog.Model's PictureLikeness
    colors bytea not null,
    -- Two hashes that differ in at most three bits have one of these four parts in common.
    part1 int generated always as ((likeness >> 48) & 65535) stored,
    part2 int generated always as ((likeness >> 32) & 65535) stored,
    part3 int generated always as ((likeness >> 16) & 65535) stored,
    part4 int generated always as (likeness & 65535) stored,
    measured_at timestamptz not null default now()
);
create index picture_part1 on picture (part1);
create index picture_part2 on picture (part2);
create index picture_part3 on picture (part3);
create index picture_part4 on picture (part4);
create index product_pictures on product using gin (pictures jsonb_path_ops);

-- A product with several pictures has a conversation for each of them.
alter table conversation drop constraint conversation_kind_check, add check (kind in ('copy', 'documents', 'pictures'));
