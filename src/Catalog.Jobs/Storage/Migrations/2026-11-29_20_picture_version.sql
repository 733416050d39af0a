-- How a picture was measured (Catalog.Model's PictureInspector.Version): what an older program measured is measured again by the next run.
alter table picture add column version int not null default 1;
alter table picture alter column version drop default;
create index picture_version on picture (version);
