-- How likely open deals are won.
create table deal_score (
  id uuid not null default uuid_v7(),
  deal_id uuid not null,
  as_of date not null,
  probability double precision not null,
  base_rate double precision not null,
  reasons jsonb,
  model text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index deal_score_deal_id_key on deal_score (deal_id);
create index deal_score_probability on deal_score (probability, id);
create index deal_score_created_at on deal_score (created_at, id);
create index deal_score_change_set_id on deal_score (change_set_id);
alter table deal_score add foreign key (deal_id) references deal (id) on delete cascade;
