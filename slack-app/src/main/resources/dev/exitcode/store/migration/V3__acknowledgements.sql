-- That people look at incidents, until whoever decides for their cluster has noted it.
create table acknowledgement (
  id ${identity},
  cluster text not null,
  asked_at bigint not null,
  doc text not null
);

create index acknowledgement_cluster on acknowledgement (cluster, id);

-- By what the diagnosis was given that did not help: how firm it stood, and the team's own entry, if it followed one.
alter table feedback add column given_confidence text not null default '';
alter table feedback add column given_entry text;
