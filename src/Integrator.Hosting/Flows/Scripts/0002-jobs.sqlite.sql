create table if not exists integrator_jobs (
  id text not null primary key, flow text not null, tenant text not null, mutex_key text not null, started_by integer not null, status integer not null,
  version text, payload text, parent_id text, root_id text not null, request_key text, due_at bigint not null, created_at bigint not null,
  started_at bigint, ended_at bigint, attempts integer not null, page_attempts integer not null, owner text, fence bigint not null, lease_until bigint not null,
  checkpoint text, pages bigint not null, exported bigint not null, succeeded bigint not null, failed bigint not null, ignored bigint not null,
  failure_code text, failure_message text);
create unique index if not exists integrator_jobs_key on integrator_jobs (request_key) where request_key is not null;
create unique index if not exists integrator_jobs_active on integrator_jobs (flow, tenant, mutex_key) where status in (1, 4);
create index if not exists integrator_jobs_queued on integrator_jobs (tenant, due_at, id) where status = 0;
create index if not exists integrator_jobs_leases on integrator_jobs (lease_until) where status in (1, 4);
create index if not exists integrator_jobs_parent on integrator_jobs (parent_id) where parent_id is not null;
create index if not exists integrator_jobs_ended on integrator_jobs (ended_at) where ended_at is not null;
create table if not exists integrator_job_errors (
  id integer not null primary key autoincrement, job_id text not null, step text not null, code text not null, message text not null, record text, record_key text not null,
  trace_key text, attempt integer not null, done text not null, is_warning integer not null, is_resolved integer not null, created_at bigint not null);
create index if not exists integrator_job_errors_job on integrator_job_errors (job_id, id);
create table if not exists integrator_flow_state (flow text not null, tenant text not null, name text not null, value text not null, primary key (flow, tenant, name));
