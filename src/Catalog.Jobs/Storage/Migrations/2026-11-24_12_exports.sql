-- Receipts of exports, and what each channel has: see docs/exporting.md.
alter table export_batch
    add kept_file text not null default '',        -- the data folder's own copy of the file, to be downloaded again
    add sha256 text not null default '',           -- of the file, hex; '': from before receipts
    add layout text not null default '',           -- hash of the format, fields and options: texts in another layout count as not published
    add guarded boolean not null default true,     -- cells that look like formulas have an apostrophe in front
    add unchanged int not null default 0,          -- approved texts that the channel has already
    add held int not null default 0,               -- rows of export_skip
    add notes text[] not null default '{}',
    add takes_back bigint references export_batch, -- the batch whose texts it replaces by those before
    add taken_back_by bigint references export_batch;
update export_batch set kept_file = file_name;

alter table export_item alter revision_id drop not null; -- null: emptied
create index export_item_copy on export_item (copy_id, batch_id);

-- What a channel has of a text, and the batch that changed it last.
create table published (
    channel text not null,
    copy_id bigint not null references copy on delete cascade,
    revision_id bigint not null references revision on delete cascade,
    batch_id bigint not null references export_batch on delete cascade,
    primary key (channel, copy_id)
);
create index published_batch on published (batch_id);
insert into published
select distinct on (b.channel, i.copy_id) b.channel, i.copy_id, i.revision_id, b.id
from export_item i join export_batch b on b.id = i.batch_id
order by b.channel, i.copy_id, b.id desc;

-- Approved texts that a batch kept back, and why.
create table export_skip (
    batch_id bigint not null references export_batch on delete cascade,
    copy_id bigint not null references copy on delete cascade,
    field text not null,    -- '': the text as a whole
    code text not null,     -- limit, enforced, no-key, incomplete, cannot-be-emptied
    reason text not null,
    primary key (batch_id, copy_id)
);

alter table import add column kind text not null default 'products' check (kind in ('products', 'texts'));
