-- Pictures whose features were kept from an earlier night, so that a small pictures_encoded can be told from few pictures.
alter table work_item add column pictures_reused bigint not null default 0;
