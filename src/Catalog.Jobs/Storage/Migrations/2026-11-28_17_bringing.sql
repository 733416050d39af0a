-- A file that an export wrote and a person edited brings texts, not products: whose export it is. '': it brings products.
alter table import_draft add column channel text not null default '';
alter table import add column channel text; -- of kind texts: whose export the file was
update import set channel = (regexp_match(array_to_string(notes, ' '), 'Texts of the channel (\S+), compared'))[1] where kind = 'texts';

-- What a write-back put in the place of what, so that it can be taken back exactly.
create table write_back_change (
    batch_id bigint not null references export_batch on delete cascade,
    product_id bigint not null references product on delete cascade,
    before jsonb not null, -- column → text that stood there
    after jsonb not null,  -- column → text that was written
    primary key (batch_id, product_id)
);
create index write_back_change_product on write_back_change (product_id);
