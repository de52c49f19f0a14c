-- Who decides for a cluster: each replica that begins to gets the next number, and the one before may write no more.
create table term (
  cluster text primary key,
  number bigint not null
);
