-- Leads, how they are given out and how warm they are; forms with what was sent by them; visits of those who agreed.
create table assignment_rule (
  id uuid not null default uuid_v7(),
  name text not null,
  position bigint not null default 1,
  condition jsonb,
  method text not null default 'turns',
  team_id uuid,
  person_id uuid,
  waits_for_hours boolean not null default false,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index assignment_rule_name_search on assignment_rule using gin (fold(name) gin_trgm_ops);
create index assignment_rule_position on assignment_rule (position, id) where deleted_at is null;
create index assignment_rule_team_id on assignment_rule (team_id, position, id);
create index assignment_rule_person_id on assignment_rule (person_id, position, id);
create index assignment_rule_created_at on assignment_rule (created_at, id) where deleted_at is null;
create index assignment_rule_change_set_id on assignment_rule (change_set_id);
create index assignment_rule_deleted_at on assignment_rule (deleted_at, id) where deleted_at is not null;
create table score_rule (
  id uuid not null default uuid_v7(),
  name text not null,
  position bigint not null default 1,
  condition jsonb not null,
  points bigint not null default 10,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index score_rule_name_search on score_rule using gin (fold(name) gin_trgm_ops);
create index score_rule_position on score_rule (position, id) where deleted_at is null;
create index score_rule_created_at on score_rule (created_at, id) where deleted_at is null;
create index score_rule_change_set_id on score_rule (change_set_id);
create index score_rule_deleted_at on score_rule (deleted_at, id) where deleted_at is not null;
create table absence (
  id uuid not null default uuid_v7(),
  from_on date not null,
  until_on date not null,
  reason text not null default 'Away',
  owner_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index absence_from_on on absence (from_on, id) where deleted_at is null;
create index absence_until_on on absence (until_on, id) where deleted_at is null;
create index absence_owner_id on absence (owner_id, from_on, id);
create index absence_created_at on absence (created_at, id) where deleted_at is null;
create index absence_change_set_id on absence (change_set_id);
create index absence_deleted_at on absence (deleted_at, id) where deleted_at is not null;
create table form (
  id uuid not null default uuid_v7(),
  name text not null,
  slug text,
  status text not null default 'draft',
  language text not null default 'en',
  heading text,
  introduction text,
  elements jsonb,
  submit_label text,
  thanks text,
  redirect_url text,
  source text,
  consent_text text,
  consent_channel text not null default 'email',
  consent_required boolean not null default false,
  double_opt_in boolean not null default false,
  allowed_domains text[],
  lead_count bigint default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create unique index form_name_key on form (lower(name)) where deleted_at is null;
create index form_name on form (fold(name) collate "C", id) where deleted_at is null;
create index form_name_search on form using gin (fold(name) gin_trgm_ops);
create unique index form_slug_key on form (lower(slug)) where deleted_at is null;
create index form_status on form (status, fold(name) collate "C", id) where deleted_at is null;
create index form_lead_count on form (lead_count, id) where deleted_at is null;
create index form_created_at on form (created_at, id) where deleted_at is null;
create index form_change_set_id on form (change_set_id);
create index form_deleted_at on form (deleted_at, id) where deleted_at is not null;
create table lead (
  id uuid not null default uuid_v7(),
  title text not null,
  status text not null default 'new',
  contact_id uuid,
  company_id uuid,
  name text,
  email text,
  phone text,
  company_name text,
  message text,
  source text,
  form_id uuid,
  arrived_at timestamp with time zone not null,
  response_due_at timestamp with time zone,
  responded_at timestamp with time zone,
  lost_reason text,
  closed_at timestamp with time zone,
  deal_id uuid,
  answers jsonb,
  assignment_rule_id uuid,
  assigned_at timestamp with time zone,
  assignment_reason text,
  owner_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index lead_title_exact on lead (lower(title)) where deleted_at is null;
create index lead_title on lead (fold(title) collate "C", id) where deleted_at is null;
create index lead_title_search on lead using gin (fold(title) gin_trgm_ops);
create index lead_status on lead (status, arrived_at, id) where deleted_at is null;
create index lead_contact_id on lead (contact_id, arrived_at, id);
create index lead_company_id on lead (company_id, arrived_at, id);
create index lead_email_exact on lead (lower(email)) where deleted_at is null;
create index lead_email on lead (fold(email) collate "C", id) where deleted_at is null;
create index lead_email_search on lead using gin (fold(email) gin_trgm_ops);
create index lead_phone_exact on lead (lower(phone)) where deleted_at is null;
create index lead_phone_search on lead using gin (fold(phone) gin_trgm_ops);
create index lead_source_exact on lead (lower(source)) where deleted_at is null;
create index lead_source on lead (fold(source) collate "C", id) where deleted_at is null;
create index lead_form_id on lead (form_id, arrived_at, id);
create index lead_arrived_at on lead (arrived_at, id) where deleted_at is null;
create index lead_response_due_at on lead (response_due_at, id) where deleted_at is null;
create index lead_responded_at on lead (responded_at, id) where deleted_at is null;
create index lead_lost_reason_exact on lead (lower(lost_reason)) where deleted_at is null;
create index lead_lost_reason on lead (fold(lost_reason) collate "C", id) where deleted_at is null;
create index lead_closed_at on lead (closed_at, id) where deleted_at is null;
create index lead_deal_id on lead (deal_id, arrived_at, id);
create index lead_assignment_rule_id on lead (assignment_rule_id, arrived_at, id);
create index lead_owner_id on lead (owner_id, arrived_at, id);
create index lead_created_at on lead (created_at, id) where deleted_at is null;
create index lead_change_set_id on lead (change_set_id);
create index lead_deleted_at on lead (deleted_at, id) where deleted_at is not null;
create table lead_score (
  id uuid not null default uuid_v7(),
  lead_id uuid not null,
  temperature text not null default 'cold',
  points bigint not null default 0,
  reasons jsonb,
  scored_at timestamp with time zone not null,
  probability double precision,
  base_rate double precision,
  model_reasons jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  primary key (id)
);
create unique index lead_score_lead_id_key on lead_score (lead_id);
create index lead_score_temperature on lead_score (temperature, points, id);
create index lead_score_points on lead_score (points, id);
create index lead_score_probability on lead_score (probability, id);
create index lead_score_created_at on lead_score (created_at, id);
create index lead_score_change_set_id on lead_score (change_set_id);
create table form_submission (
  id uuid not null default uuid_v7(),
  form_id uuid not null,
  contact_id uuid,
  lead_id uuid,
  name text not null,
  state text not null default 'received',
  answers jsonb not null,
  consent_text text,
  sent_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  page text,
  referrer text,
  campaign jsonb,
  address text,
  agent text,
  visitor text,
  nonce text,
  token text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index form_submission_form_id on form_submission (form_id, sent_at, id);
create index form_submission_contact_id on form_submission (contact_id, sent_at, id);
create unique index form_submission_lead_id_key on form_submission (lead_id) where deleted_at is null;
create index form_submission_state on form_submission (state, sent_at, id) where deleted_at is null;
create index form_submission_sent_at on form_submission (sent_at, id) where deleted_at is null;
create unique index form_submission_nonce_key on form_submission (nonce) where deleted_at is null;
create unique index form_submission_token_key on form_submission (token) where deleted_at is null;
create index form_submission_created_at on form_submission (created_at, id) where deleted_at is null;
create index form_submission_change_set_id on form_submission (change_set_id);
create index form_submission_deleted_at on form_submission (deleted_at, id) where deleted_at is not null;
create table web_visit (
  id uuid not null default uuid_v7(),
  visitor text not null,
  contact_id uuid,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  entry_page text not null,
  entry_title text,
  referrer text,
  campaign jsonb,
  page_count bigint not null default 1,
  pages jsonb,
  told_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version bigint not null default 1,
  created_by_id uuid,
  change_set_id uuid,
  deleted_at timestamp with time zone,
  primary key (id)
);
create index web_visit_contact_id on web_visit (contact_id, started_at, id);
create index web_visit_started_at on web_visit (started_at, id) where deleted_at is null;
create index web_visit_created_at on web_visit (created_at, id) where deleted_at is null;
create index web_visit_change_set_id on web_visit (change_set_id);
create index web_visit_deleted_at on web_visit (deleted_at, id) where deleted_at is not null;
alter table assignment_rule add foreign key (team_id) references team (id) on delete cascade;
alter table assignment_rule add foreign key (person_id) references app_user (id) on delete cascade;
alter table absence add foreign key (owner_id) references app_user (id) on delete set null;
alter table lead add foreign key (contact_id) references contact (id) on delete cascade;
alter table lead add foreign key (company_id) references company (id) on delete set null;
alter table lead add foreign key (form_id) references form (id) on delete set null;
alter table lead add foreign key (deal_id) references deal (id) on delete set null;
alter table lead add foreign key (assignment_rule_id) references assignment_rule (id) on delete set null;
alter table lead add foreign key (owner_id) references app_user (id) on delete set null;
alter table lead_score add foreign key (lead_id) references lead (id) on delete cascade;
alter table form_submission add foreign key (form_id) references form (id) on delete cascade;
alter table form_submission add foreign key (contact_id) references contact (id) on delete cascade;
alter table form_submission add foreign key (lead_id) references lead (id) on delete cascade;
alter table web_visit add foreign key (contact_id) references contact (id) on delete cascade;

-- The pages that one browser read come one by one.
create index web_visit_visitor on web_visit (visitor, last_at);
-- Visits of people we know that are not part of their memory yet.
create index web_visit_untold on web_visit (last_at) where contact_id is not null and told_at is null;
-- Unconfirmed answers are forgotten by age.
create index form_submission_waiting on form_submission (sent_at) where state = 'waiting';

alter table task add column lead_id uuid;
create index task_lead_id on task (lead_id, due_on, id);
alter table task add foreign key (lead_id) references lead (id) on delete cascade;
