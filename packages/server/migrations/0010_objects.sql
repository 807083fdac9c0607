-- The objects of the model, as records/schema makes them from their definitions. A test compares both, so a changed definition comes
-- with a further migration. Indexes of lists end in id (pages by key) and leave out the bin; fold() orders texts without accents and capitals.

create table app_user (
  id uuid not null default uuid_v7(),
  name text not null,
  email text not null,
  role_id uuid not null,
  team_id uuid,
  locale text,
  time_zone text,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index app_user_name_exact on app_user (lower(name));
create index app_user_name on app_user (fold(name) collate "C", id);
create index app_user_name_search on app_user using gin (fold(name) gin_trgm_ops);
create unique index app_user_email_key on app_user (lower(email));
create index app_user_email on app_user (fold(email) collate "C", id);
create index app_user_role_id on app_user (role_id, fold(name) collate "C", id);
create index app_user_team_id on app_user (team_id, fold(name) collate "C", id);
create index app_user_created_at on app_user (created_at, id);
create index app_user_change_set_id on app_user (change_set_id);

create table role (
  id uuid not null default uuid_v7(),
  key text not null,
  label text not null,
  description text,
  rights jsonb not null,
  built_in boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index role_key_key on role (lower(key));
create index role_key on role (fold(key) collate "C", id);
create index role_label on role (fold(label) collate "C", id);
create index role_created_at on role (created_at, id);
create index role_change_set_id on role (change_set_id);

create table team (
  id uuid not null default uuid_v7(),
  name text not null,
  parent_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index team_name_key on team (lower(name)) where deleted_at is null;
create index team_name on team (fold(name) collate "C", id) where deleted_at is null;
create index team_name_search on team using gin (fold(name) gin_trgm_ops);
create index team_parent_id on team (parent_id, fold(name) collate "C", id);
create index team_created_at on team (created_at, id) where deleted_at is null;
create index team_change_set_id on team (change_set_id);
create index team_deleted_at on team (deleted_at, id) where deleted_at is not null;

create table change_set (
  id uuid not null default uuid_v7(),
  kind text not null,
  label text not null,
  source text,
  state text not null default 'open',
  counts jsonb,
  final boolean not null default false,
  undone_at timestamptz,
  undone_by_id uuid,
  report jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index change_set_kind on change_set (kind, created_at, id);
create index change_set_undone_by_id on change_set (undone_by_id);
create index change_set_created_at on change_set (created_at, id);
create index change_set_change_set_id on change_set (change_set_id);

create table view (
  id uuid not null default uuid_v7(),
  name text not null,
  object text not null,
  condition jsonb,
  columns jsonb,
  sort text,
  shared boolean not null default false,
  position bigint default 0,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index view_name on view (fold(name) collate "C", id) where deleted_at is null;
create index view_object_exact on view (lower(object)) where deleted_at is null;
create index view_object on view (fold(object) collate "C", id) where deleted_at is null;
create index view_owner_id on view (owner_id, fold(name) collate "C", id);
create index view_created_at on view (created_at, id) where deleted_at is null;
create index view_change_set_id on view (change_set_id);
create index view_deleted_at on view (deleted_at, id) where deleted_at is not null;

create table contact (
  id uuid not null default uuid_v7(),
  name text not null,
  first_name text,
  last_name text,
  email text,
  phone text,
  lifecycle text not null default 'lead',
  customer_number text,
  company_id uuid,
  job_title text,
  birthday date,
  pronouns text,
  language text,
  preferred_channel text,
  street text,
  postcode text,
  city text,
  region text,
  country text,
  tags text[],
  source text,
  about text,
  order_count bigint default 0,
  revenue bigint default 0,
  first_order_on date,
  last_order_on date,
  last_seen_at timestamptz,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index contact_name_exact on contact (lower(name)) where deleted_at is null;
create index contact_name on contact (fold(name) collate "C", id) where deleted_at is null;
create index contact_name_search on contact using gin (fold(name) gin_trgm_ops);
create index contact_last_name_exact on contact (lower(last_name)) where deleted_at is null;
create index contact_last_name on contact (fold(last_name) collate "C", id) where deleted_at is null;
create unique index contact_email_key on contact (lower(email)) where deleted_at is null;
create index contact_email on contact (fold(email) collate "C", id) where deleted_at is null;
create index contact_email_search on contact using gin (fold(email) gin_trgm_ops);
create index contact_phone_exact on contact (lower(phone)) where deleted_at is null;
create index contact_phone_search on contact using gin (fold(phone) gin_trgm_ops);
create index contact_lifecycle on contact (lifecycle, fold(name) collate "C", id) where deleted_at is null;
create unique index contact_customer_number_key on contact (lower(customer_number)) where deleted_at is null;
create index contact_customer_number on contact (fold(customer_number) collate "C", id) where deleted_at is null;
create index contact_customer_number_search on contact using gin (fold(customer_number) gin_trgm_ops);
create index contact_company_id on contact (company_id, fold(name) collate "C", id);
create index contact_city_exact on contact (lower(city)) where deleted_at is null;
create index contact_city on contact (fold(city) collate "C", id) where deleted_at is null;
create index contact_country on contact (country, fold(name) collate "C", id) where deleted_at is null;
create index contact_tags on contact using gin (tags) where deleted_at is null;
create index contact_order_count on contact (order_count, id) where deleted_at is null;
create index contact_revenue on contact (revenue, id) where deleted_at is null;
create index contact_last_order_on on contact (last_order_on, id) where deleted_at is null;
create index contact_owner_id on contact (owner_id, fold(name) collate "C", id);
create index contact_created_at on contact (created_at, id) where deleted_at is null;
create index contact_change_set_id on contact (change_set_id);
create index contact_deleted_at on contact (deleted_at, id) where deleted_at is not null;

create table company (
  id uuid not null default uuid_v7(),
  name text not null,
  website text,
  industry text,
  email text,
  phone text,
  customer_number text,
  vat_number text,
  employees bigint,
  street text,
  postcode text,
  city text,
  region text,
  country text,
  tags text[],
  about text,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index company_name_exact on company (lower(name)) where deleted_at is null;
create index company_name on company (fold(name) collate "C", id) where deleted_at is null;
create index company_name_search on company using gin (fold(name) gin_trgm_ops);
create index company_industry_exact on company (lower(industry)) where deleted_at is null;
create index company_industry on company (fold(industry) collate "C", id) where deleted_at is null;
create index company_email_exact on company (lower(email)) where deleted_at is null;
create index company_email on company (fold(email) collate "C", id) where deleted_at is null;
create index company_email_search on company using gin (fold(email) gin_trgm_ops);
create index company_phone_exact on company (lower(phone)) where deleted_at is null;
create unique index company_customer_number_key on company (lower(customer_number)) where deleted_at is null;
create index company_customer_number on company (fold(customer_number) collate "C", id) where deleted_at is null;
create index company_customer_number_search on company using gin (fold(customer_number) gin_trgm_ops);
create index company_city_exact on company (lower(city)) where deleted_at is null;
create index company_city on company (fold(city) collate "C", id) where deleted_at is null;
create index company_country on company (country, fold(name) collate "C", id) where deleted_at is null;
create index company_tags on company using gin (tags) where deleted_at is null;
create index company_owner_id on company (owner_id, fold(name) collate "C", id);
create index company_created_at on company (created_at, id) where deleted_at is null;
create index company_change_set_id on company (change_set_id);
create index company_deleted_at on company (deleted_at, id) where deleted_at is not null;

create table note (
  id uuid not null default uuid_v7(),
  text text not null,
  contact_id uuid,
  company_id uuid,
  pinned boolean default false,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index note_text_search on note using gin (fold(text) gin_trgm_ops);
create index note_contact_id on note (contact_id, created_at, id);
create index note_company_id on note (company_id, created_at, id);
create index note_owner_id on note (owner_id, created_at, id);
create index note_created_at on note (created_at, id) where deleted_at is null;
create index note_change_set_id on note (change_set_id);
create index note_deleted_at on note (deleted_at, id) where deleted_at is not null;

create table task (
  id uuid not null default uuid_v7(),
  title text not null,
  due_on date,
  details text,
  contact_id uuid,
  company_id uuid,
  done_at timestamptz,
  owner_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index task_title_search on task using gin (fold(title) gin_trgm_ops);
create index task_due_on on task (due_on, id) where deleted_at is null;
create index task_contact_id on task (contact_id, due_on, id);
create index task_company_id on task (company_id, due_on, id);
create index task_done_at on task (done_at, id) where deleted_at is null;
create index task_owner_id on task (owner_id, due_on, id);
create index task_created_at on task (created_at, id) where deleted_at is null;
create index task_change_set_id on task (change_set_id);
create index task_deleted_at on task (deleted_at, id) where deleted_at is not null;

create table touchpoint (
  id uuid not null default uuid_v7(),
  at timestamptz not null,
  contact_id uuid not null,
  type text not null,
  channel text,
  subject text,
  about jsonb,
  payload jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id, at)
) partition by range (at);
create index touchpoint_at on touchpoint (at, id);
create index touchpoint_contact_id on touchpoint (contact_id, at, id);
create index touchpoint_type on touchpoint (type, at, id);
create index touchpoint_created_at on touchpoint (created_at, id);
create index touchpoint_change_set_id on touchpoint (change_set_id);
create index touchpoint_about on touchpoint (((about ->> 'id')::uuid));

create table consent (
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  channel text not null default 'email',
  state text not null default 'given',
  source text,
  wording text,
  decided_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index consent_contact_id on consent (contact_id, decided_at, id);
create index consent_channel on consent (channel, decided_at, id) where deleted_at is null;
create index consent_state on consent (state, decided_at, id) where deleted_at is null;
create index consent_decided_at on consent (decided_at, id) where deleted_at is null;
create index consent_created_at on consent (created_at, id) where deleted_at is null;
create index consent_change_set_id on consent (change_set_id);
create index consent_deleted_at on consent (deleted_at, id) where deleted_at is not null;

create table suppression (
  id uuid not null default uuid_v7(),
  address text not null,
  channel text not null default 'email',
  reason text not null default 'manual',
  contact_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index suppression_address_key on suppression (lower(address)) where deleted_at is null;
create index suppression_address on suppression (fold(address) collate "C", id) where deleted_at is null;
create index suppression_address_search on suppression using gin (fold(address) gin_trgm_ops);
create index suppression_contact_id on suppression (contact_id, created_at, id);
create index suppression_created_at on suppression (created_at, id) where deleted_at is null;
create index suppression_change_set_id on suppression (change_set_id);
create index suppression_deleted_at on suppression (deleted_at, id) where deleted_at is not null;

create table product_category (
  id uuid not null default uuid_v7(),
  name text not null,
  parent_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index product_category_name_key on product_category (lower(name)) where deleted_at is null;
create index product_category_name on product_category (fold(name) collate "C", id) where deleted_at is null;
create index product_category_name_search on product_category using gin (fold(name) gin_trgm_ops);
create index product_category_parent_id on product_category (parent_id, fold(name) collate "C", id);
create index product_category_created_at on product_category (created_at, id) where deleted_at is null;
create index product_category_change_set_id on product_category (change_set_id);
create index product_category_deleted_at on product_category (deleted_at, id) where deleted_at is not null;

create table product (
  id uuid not null default uuid_v7(),
  name text not null,
  code text,
  category_id uuid,
  price bigint,
  currency text,
  description text,
  active boolean default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index product_name_exact on product (lower(name)) where deleted_at is null;
create index product_name on product (fold(name) collate "C", id) where deleted_at is null;
create index product_name_search on product using gin (fold(name) gin_trgm_ops);
create unique index product_code_key on product (lower(code)) where deleted_at is null;
create index product_code on product (fold(code) collate "C", id) where deleted_at is null;
create index product_code_search on product using gin (fold(code) gin_trgm_ops);
create index product_category_id on product (category_id, fold(name) collate "C", id);
create index product_active on product (active, fold(name) collate "C", id) where deleted_at is null;
create index product_created_at on product (created_at, id) where deleted_at is null;
create index product_change_set_id on product (change_set_id);
create index product_deleted_at on product (deleted_at, id) where deleted_at is not null;

create table store (
  id uuid not null default uuid_v7(),
  name text not null,
  street text,
  postcode text,
  city text,
  country text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index store_name_key on store (lower(name)) where deleted_at is null;
create index store_name on store (fold(name) collate "C", id) where deleted_at is null;
create index store_name_search on store using gin (fold(name) gin_trgm_ops);
create index store_created_at on store (created_at, id) where deleted_at is null;
create index store_change_set_id on store (change_set_id);
create index store_deleted_at on store (deleted_at, id) where deleted_at is not null;

create table "order" (
  id uuid not null default uuid_v7(),
  number text,
  placed_at timestamptz not null,
  placed_on date,
  contact_id uuid,
  company_id uuid,
  channel text,
  store_id uuid,
  status text not null default 'placed',
  is_return boolean default false,
  total bigint not null default 0,
  currency text not null,
  line_count bigint default 0,
  country text,
  comment text,
  source_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index order_number_exact on "order" (lower(number)) where deleted_at is null;
create index order_number on "order" (fold(number) collate "C", id) where deleted_at is null;
create index order_number_search on "order" using gin (fold(number) gin_trgm_ops);
create index order_placed_at on "order" (placed_at, id) where deleted_at is null;
create index order_placed_on on "order" (placed_on, id) where deleted_at is null;
create index order_contact_id on "order" (contact_id, placed_at, id);
create index order_company_id on "order" (company_id, placed_at, id);
create index order_channel on "order" (channel, placed_at, id) where deleted_at is null;
create index order_store_id on "order" (store_id, placed_at, id);
create index order_status on "order" (status, placed_at, id) where deleted_at is null;
create index order_total on "order" (total, id) where deleted_at is null;
create unique index order_source_key_key on "order" (source_key) where deleted_at is null;
create index order_created_at on "order" (created_at, id) where deleted_at is null;
create index order_change_set_id on "order" (change_set_id);
create index order_deleted_at on "order" (deleted_at, id) where deleted_at is not null;

create table order_line (
  id uuid not null default uuid_v7(),
  order_id uuid not null,
  position bigint not null default 1,
  contact_id uuid,
  product_id uuid,
  description text,
  quantity double precision not null default 1,
  unit_price bigint,
  amount bigint not null default 0,
  currency text not null,
  source_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index order_line_order_id on order_line (order_id, created_at, id);
create index order_line_contact_id on order_line (contact_id, created_at, id);
create index order_line_product_id on order_line (product_id, created_at, id);
create index order_line_created_at on order_line (created_at, id) where deleted_at is null;
create index order_line_change_set_id on order_line (change_set_id);
create index order_line_deleted_at on order_line (deleted_at, id) where deleted_at is not null;

create table analysis (
  id uuid not null default uuid_v7(),
  as_of date not null,
  calibrate_until date,
  status text not null default 'queued',
  problem text,
  customers bigint,
  orders bigint,
  currency text,
  job_run text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index analysis_created_at on analysis (created_at, id);
create index analysis_change_set_id on analysis (change_set_id);

create table model_card (
  id uuid not null default uuid_v7(),
  analysis_id uuid,
  model text not null,
  parameters jsonb not null,
  standard_errors jsonb,
  log_likelihood double precision,
  customers bigint,
  time_unit text not null default 'week',
  as_of date not null,
  back_test jsonb,
  about jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index model_card_analysis_id on model_card (analysis_id, created_at, id);
create index model_card_model_exact on model_card (lower(model));
create index model_card_model on model_card (fold(model) collate "C", id);
create index model_card_created_at on model_card (created_at, id);
create index model_card_change_set_id on model_card (change_set_id);

create table contact_score (
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  as_of date not null,
  recency_days bigint,
  purchase_days bigint,
  age_days bigint,
  gap_days double precision,
  spend bigint,
  mean_spend bigint,
  recency_score bigint,
  frequency_score bigint,
  monetary_score bigint,
  rfm_cell text,
  rfm_sum bigint,
  still_customer double precision,
  still_customer_low double precision,
  still_customer_high double precision,
  expected_orders90 double precision,
  expected_orders90_low double precision,
  expected_orders90_high double precision,
  expected_orders365 double precision,
  expected_orders365_low double precision,
  expected_orders365_high double precision,
  lifetime_value bigint,
  lifetime_value_low bigint,
  lifetime_value_high bigint,
  late_by double precision,
  model text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index contact_score_contact_id_key on contact_score (contact_id);
create index contact_score_rfm_sum on contact_score (rfm_sum, id);
create index contact_score_still_customer on contact_score (still_customer, id);
create index contact_score_expected_orders365 on contact_score (expected_orders365, id);
create index contact_score_lifetime_value on contact_score (lifetime_value, id);
create index contact_score_late_by on contact_score (late_by, id);
create index contact_score_created_at on contact_score (created_at, id);
create index contact_score_change_set_id on contact_score (change_set_id);

create table segment (
  id uuid not null default uuid_v7(),
  name text not null,
  description text,
  condition jsonb not null,
  built_in boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index segment_name_key on segment (lower(name)) where deleted_at is null;
create index segment_name on segment (fold(name) collate "C", id) where deleted_at is null;
create index segment_name_search on segment using gin (fold(name) gin_trgm_ops);
create index segment_created_at on segment (created_at, id) where deleted_at is null;
create index segment_change_set_id on segment (change_set_id);
create index segment_deleted_at on segment (deleted_at, id) where deleted_at is not null;

create table template (
  id uuid not null default uuid_v7(),
  name text not null,
  channel text not null default 'email',
  subject text not null,
  html text,
  text text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create unique index template_name_key on template (lower(name)) where deleted_at is null;
create index template_name on template (fold(name) collate "C", id) where deleted_at is null;
create index template_name_search on template using gin (fold(name) gin_trgm_ops);
create index template_created_at on template (created_at, id) where deleted_at is null;
create index template_change_set_id on template (change_set_id);
create index template_deleted_at on template (deleted_at, id) where deleted_at is not null;

create table program (
  id uuid not null default uuid_v7(),
  name text not null,
  segment_id uuid,
  template_id uuid,
  channel text not null default 'email',
  holdout_share double precision not null default 0.2,
  goal text default 'revenue',
  goal_days bigint default 30,
  budget bigint,
  cost_per_message bigint default 0,
  status text not null default 'draft',
  launched_at timestamptz,
  seed text,
  launch jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamptz,
  primary key (id)
);
create index program_name_exact on program (lower(name)) where deleted_at is null;
create index program_name on program (fold(name) collate "C", id) where deleted_at is null;
create index program_name_search on program using gin (fold(name) gin_trgm_ops);
create index program_segment_id on program (segment_id, created_at, id);
create index program_template_id on program (template_id, created_at, id);
create index program_status on program (status, created_at, id) where deleted_at is null;
create index program_created_at on program (created_at, id) where deleted_at is null;
create index program_change_set_id on program (change_set_id);
create index program_deleted_at on program (deleted_at, id) where deleted_at is not null;

create table enrollment (
  id uuid not null default uuid_v7(),
  program_id uuid not null,
  contact_id uuid not null,
  arm text not null,
  reason text,
  enrolled_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index enrollment_program_id on enrollment (program_id, created_at, id);
create index enrollment_contact_id on enrollment (contact_id, created_at, id);
create index enrollment_arm on enrollment (arm, created_at, id);
create index enrollment_created_at on enrollment (created_at, id);
create index enrollment_change_set_id on enrollment (change_set_id);

create table message (
  id uuid not null default uuid_v7(),
  enrollment_id uuid,
  program_id uuid,
  contact_id uuid not null,
  channel text not null default 'email',
  address text not null,
  subject text,
  html text,
  text text,
  status text not null default 'queued',
  problem text,
  sent_at timestamptz,
  message_id text,
  unsubscribe_token text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index message_enrollment_id_key on message (enrollment_id);
create index message_program_id on message (program_id, created_at, id);
create index message_contact_id on message (contact_id, created_at, id);
create index message_status on message (status, created_at, id);
create unique index message_unsubscribe_token_key on message (unsubscribe_token);
create index message_created_at on message (created_at, id);
create index message_change_set_id on message (change_set_id);

create table import (
  id uuid not null default uuid_v7(),
  file_name text not null,
  kind text not null,
  status text not null default 'queued',
  options jsonb not null,
  total bigint,
  processed bigint default 0,
  created bigint default 0,
  updated bigint default 0,
  unchanged bigint default 0,
  rejected bigint default 0,
  counts jsonb,
  problem text,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  file_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create index import_status on import (status, created_at, id);
create index import_created_at on import (created_at, id);
create index import_change_set_id on import (change_set_id);

-- References of tables that are written by the hundred thousand are checked once for all rows of a statement, not row by row. As with a
-- foreign key, the records pointed to are locked against removal until the transaction ends.
create function check_references() returns trigger language plpgsql as $$
declare
  missing uuid;
begin
  execute format(
    'with wanted as materialized (select distinct %1$I as id from added where %1$I is not null),
      found as materialized (select id from %2$I where id in (select id from wanted) for key share)
    select id from wanted where id not in (select id from found) limit 1', tg_argv[0], tg_argv[1]) into missing;
  if missing is not null then
    perform refuse_reference(tg_table_name, tg_argv[0], missing, tg_argv[1]);
  end if;
  return null;
end
$$;

-- The same for one changed row.
create function check_reference() returns trigger language plpgsql as $$
declare
  wanted uuid := to_jsonb(new) ->> tg_argv[0];
  found uuid;
begin
  execute format('select id from %I where id = $1 for key share', tg_argv[1]) into found using wanted;
  if found is null then
    perform refuse_reference(tg_table_name, tg_argv[0], wanted, tg_argv[1]);
  end if;
  return null;
end
$$;

create function refuse_reference(from_table text, from_column text, missing uuid, to_table text) returns void language plpgsql as $$
begin
  raise foreign_key_violation using
    message = format('%s %s, to which %s.%s is to point, is not there', to_table, missing, from_table, from_column),
    table = from_table, column = from_column, constraint = from_table || '_' || from_column || '_fkey';
end
$$;

-- What happens to the rows that pointed to removed ones: they go too, or point to nothing.
create function follow_removed() returns trigger language plpgsql as $$
begin
  if tg_argv[2] = 'cascade' then
    execute format('delete from %I where %I in (select id from removed)', tg_argv[0], tg_argv[1]);
  else
    execute format('update %1$I set %2$I = null where %2$I in (select id from removed)', tg_argv[0], tg_argv[1]);
  end if;
  return null;
end
$$;

-- Objects point to each other in circles, so this comes last.
alter table app_user add foreign key (role_id) references role (id);
alter table app_user add foreign key (team_id) references team (id) on delete set null;
alter table team add foreign key (parent_id) references team (id) on delete set null;
alter table view add foreign key (owner_id) references app_user (id) on delete set null;
alter table contact add foreign key (company_id) references company (id) on delete set null;
alter table contact add foreign key (owner_id) references app_user (id) on delete set null;
alter table company add foreign key (owner_id) references app_user (id) on delete set null;
alter table note add foreign key (contact_id) references contact (id) on delete cascade;
alter table note add foreign key (company_id) references company (id) on delete cascade;
alter table note add foreign key (owner_id) references app_user (id) on delete set null;
alter table task add foreign key (contact_id) references contact (id) on delete cascade;
alter table task add foreign key (company_id) references company (id) on delete cascade;
alter table task add foreign key (owner_id) references app_user (id) on delete set null;
create trigger check_contact_id after insert on touchpoint referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on touchpoint
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger touchpoint_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('touchpoint', 'contact_id', 'cascade');
alter table consent add foreign key (contact_id) references contact (id) on delete cascade;
alter table suppression add foreign key (contact_id) references contact (id) on delete set null;
alter table product_category add foreign key (parent_id) references product_category (id) on delete set null;
alter table product add foreign key (category_id) references product_category (id) on delete set null;
create trigger check_contact_id after insert on "order" referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on "order"
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger order_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('order', 'contact_id', 'clear');
create trigger check_company_id after insert on "order" referencing new table as added
  for each statement execute function check_references('company_id', 'company');
create trigger check_changed_company_id after update of company_id on "order"
  for each row when (new.company_id is not null and new.company_id is distinct from old.company_id) execute function check_reference('company_id', 'company');
create trigger order_company_id_follows after delete on company referencing old table as removed
  for each statement execute function follow_removed('order', 'company_id', 'clear');
create trigger check_store_id after insert on "order" referencing new table as added
  for each statement execute function check_references('store_id', 'store');
create trigger check_changed_store_id after update of store_id on "order"
  for each row when (new.store_id is not null and new.store_id is distinct from old.store_id) execute function check_reference('store_id', 'store');
create trigger order_store_id_follows after delete on store referencing old table as removed
  for each statement execute function follow_removed('order', 'store_id', 'clear');
create trigger check_order_id after insert on order_line referencing new table as added
  for each statement execute function check_references('order_id', 'order');
create trigger check_changed_order_id after update of order_id on order_line
  for each row when (new.order_id is not null and new.order_id is distinct from old.order_id) execute function check_reference('order_id', 'order');
create trigger order_line_order_id_follows after delete on "order" referencing old table as removed
  for each statement execute function follow_removed('order_line', 'order_id', 'cascade');
create trigger check_contact_id after insert on order_line referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on order_line
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger order_line_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('order_line', 'contact_id', 'clear');
create trigger check_product_id after insert on order_line referencing new table as added
  for each statement execute function check_references('product_id', 'product');
create trigger check_changed_product_id after update of product_id on order_line
  for each row when (new.product_id is not null and new.product_id is distinct from old.product_id) execute function check_reference('product_id', 'product');
create trigger order_line_product_id_follows after delete on product referencing old table as removed
  for each statement execute function follow_removed('order_line', 'product_id', 'clear');
alter table model_card add foreign key (analysis_id) references analysis (id) on delete cascade;
create trigger check_contact_id after insert on contact_score referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on contact_score
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger contact_score_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('contact_score', 'contact_id', 'cascade');
alter table program add foreign key (segment_id) references segment (id);
alter table program add foreign key (template_id) references template (id);
create trigger check_program_id after insert on enrollment referencing new table as added
  for each statement execute function check_references('program_id', 'program');
create trigger check_changed_program_id after update of program_id on enrollment
  for each row when (new.program_id is not null and new.program_id is distinct from old.program_id) execute function check_reference('program_id', 'program');
create trigger enrollment_program_id_follows after delete on program referencing old table as removed
  for each statement execute function follow_removed('enrollment', 'program_id', 'cascade');
create trigger check_contact_id after insert on enrollment referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on enrollment
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger enrollment_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('enrollment', 'contact_id', 'cascade');
create trigger check_enrollment_id after insert on message referencing new table as added
  for each statement execute function check_references('enrollment_id', 'enrollment');
create trigger check_changed_enrollment_id after update of enrollment_id on message
  for each row when (new.enrollment_id is not null and new.enrollment_id is distinct from old.enrollment_id) execute function check_reference('enrollment_id', 'enrollment');
create trigger message_enrollment_id_follows after delete on enrollment referencing old table as removed
  for each statement execute function follow_removed('message', 'enrollment_id', 'cascade');
create trigger check_program_id after insert on message referencing new table as added
  for each statement execute function check_references('program_id', 'program');
create trigger check_changed_program_id after update of program_id on message
  for each row when (new.program_id is not null and new.program_id is distinct from old.program_id) execute function check_reference('program_id', 'program');
create trigger message_program_id_follows after delete on program referencing old table as removed
  for each statement execute function follow_removed('message', 'program_id', 'cascade');
create trigger check_contact_id after insert on message referencing new table as added
  for each statement execute function check_references('contact_id', 'contact');
create trigger check_changed_contact_id after update of contact_id on message
  for each row when (new.contact_id is not null and new.contact_id is distinct from old.contact_id) execute function check_reference('contact_id', 'contact');
create trigger message_contact_id_follows after delete on contact referencing old table as removed
  for each statement execute function follow_removed('message', 'contact_id', 'cascade');

-- The part of the table touchpoint for the year of a moment; made when it is not there yet. It is made apart and then attached, which
-- does not hold up those who read and write the other years.
create function ensure_touchpoint_partition(moment timestamptz) returns void language plpgsql as $$
declare
  year timestamp := date_trunc('year', moment at time zone 'UTC');
  part text := 'touchpoint_' || to_char(year, 'YYYY');
begin
  if to_regclass(part) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('touchpoint partitions'));
  -- Asked of the table, since names looked up before waiting are remembered.
  if exists (select from pg_class where relname = part and relispartition) then
    return;
  end if;
  execute format('create table %I (like touchpoint including defaults including constraints including indexes)', part);
  execute format(
    'alter table touchpoint attach partition %I for values from (%L) to (%L)',
    part, year at time zone 'UTC', (year + interval '1 year') at time zone 'UTC');
end
$$;
