create index if not exists integrator_jobs_flow_ended on integrator_jobs (flow, ended_at, id) where ended_at is not null;
