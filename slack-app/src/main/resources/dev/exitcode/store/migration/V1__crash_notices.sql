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
  kind text not null,
  payload text not null,
  state text not null,
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
