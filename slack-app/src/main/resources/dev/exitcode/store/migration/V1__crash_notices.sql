-- For SQLite and PostgreSQL alike. Times are milliseconds since 1970, what is nested is JSON.

create table cluster (
  name text not null primary key,
  first_synced_at bigint,
  seen_until bigint not null
);

create table mark (
  cluster text not null,
  uid text not null,
  container text not null,
  ends integer not null,
  last_end text not null,
  primary key (cluster, uid, container)
);

create table outbox (
  id ${identity},
  unique_key text not null unique,
  incident text not null,
  channel text not null,
  kind text not null check (kind in ('ROOT', 'UPDATE', 'REPLY')),
  payload text not null,
  state text not null check (state in ('WAITING', 'SENDING', 'AMBIGUOUS', 'SENT', 'MERGED', 'PARKED')),
  attempts integer not null,
  doubtful integer not null,
  created_at bigint not null,
  next_at bigint not null,
  leased_until bigint,
  done_at bigint,
  ts text,
  error text
);

-- What is not done yet is little, however much was.
create index outbox_open on outbox (incident, channel, id) where state in ('WAITING', 'SENDING', 'AMBIGUOUS');
create index outbox_done on outbox (done_at) where done_at is not null;

create table message (
  incident text not null,
  channel text not null,
  ts text not null,
  sent_at bigint not null,
  primary key (incident, channel)
);

create table incident (
  id text not null primary key,
  cluster text not null,
  namespace text not null,
  workload text not null,
  container text not null,
  closed integer not null,
  changed_at bigint not null,
  doc text not null
);

create index incident_live on incident (cluster) where closed = 0;
create index incident_workload on incident (cluster, namespace, workload, changed_at);
create index incident_changed on incident (changed_at);

create table storm (
  id text not null primary key,
  cluster text not null,
  closed integer not null,
  changed_at bigint not null,
  doc text not null
);

create index storm_live on storm (cluster) where closed = 0;
create index storm_changed on storm (changed_at);

-- One of each end or state that was decided on: the last word on it.
create table verdict (
  id ${identity},
  cluster text not null,
  uid text not null,
  container text not null,
  ends integer not null,
  last_end text not null,
  namespace text not null,
  workload text not null,
  pod text not null,
  times integer not null,
  decision text not null,
  reason text not null,
  sentence text not null,
  incident text,
  decided_at bigint not null,
  unique (cluster, uid, container, ends, last_end)
);

create index verdict_pod on verdict (cluster, namespace, pod, decided_at);
create index verdict_workload on verdict (cluster, namespace, workload, decided_at);
create index verdict_decided on verdict (decided_at, decision);

-- What is known of an end, as long as there is room. The small columns come first: they are read without the large ones.
create table crash (
  id ${identity},
  bytes integer not null,
  happened_at bigint not null,
  cluster text not null,
  namespace text not null,
  workload text not null,
  pod text not null,
  container text not null,
  incident text,
  cause text not null,
  exit_code integer,
  log text not null,
  case_file text not null
);

create index crash_happened on crash (happened_at, id, bytes);
create index crash_workload on crash (cluster, namespace, workload, happened_at);
create index crash_incident on crash (incident, happened_at);

create table silence (
  id text not null primary key,
  over_at bigint not null,
  doc text not null
);

create index silence_over on silence (over_at);

create table feedback (
  id ${identity},
  incident text not null,
  given_cause text not null,
  right_cause text,
  by_user text not null,
  given_at bigint not null,
  unique (incident, by_user)
);

create index feedback_given on feedback (given_at);
