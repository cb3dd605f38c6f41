create table if not exists integrator_connections (
  id text not null primary key, api text not null, name text not null, tenant text not null, end_user text,
  method text, status text not null, error text, created_at integer not null, updated_at integer not null, expires_at integer,
  generation integer not null default 0, secret blob, lease_holder text, lease_until integer);
create unique index if not exists integrator_connections_key on integrator_connections (tenant, api, name, coalesce(end_user, ''));
create index if not exists integrator_connections_expiry on integrator_connections (expires_at);
create table if not exists integrator_reads (connection text not null, purpose text not null, process text not null, read_at integer not null);
create index if not exists integrator_reads_connection on integrator_reads (connection, read_at);
create table if not exists integrator_keys (id text not null primary key, xml text not null);
create table if not exists integrator_consents (id text not null primary key, data blob, until integer not null);
