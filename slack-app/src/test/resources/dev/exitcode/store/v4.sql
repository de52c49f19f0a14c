PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO schema_history VALUES(1,'1','crash notices','SQL','V1__crash_notices.sql',-2061862258,'','2026-11-28 01:36:56.793',32,1);
INSERT INTO schema_history VALUES(2,'2','terms','SQL','V2__terms.sql',-289236990,'','2026-11-28 06:36:56.793',3,1);
INSERT INTO schema_history VALUES(3,'3','acknowledgements','SQL','V3__acknowledgements.sql',204756828,'','2026-11-28 09:20:56.793',2,1);
INSERT INTO schema_history VALUES(4,'4','index without reader','SQL','V4__index_without_reader.sql',1086727190,'','2026-11-28 09:20:56.793',2,1);
CREATE TABLE cluster (
  name text not null primary key,
  first_synced_at bigint,
  seen_until bigint not null
);
INSERT INTO cluster VALUES('prod',1795860000000,1795860000000);
CREATE TABLE mark (
  cluster text not null,
  uid text not null,
  container text not null,
  ends integer not null,
  last_end text not null,
  primary key (cluster, uid, container)
);
INSERT INTO mark VALUES('prod','u1','api',3,'137@2026-11-28T09:59:58Z');
CREATE TABLE outbox (
  id integer primary key autoincrement,
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
INSERT INTO outbox VALUES(1,'i1/1','i1','C1','ROOT','','SENT',1,0,1795860000000,1795860000000,NULL,1795860000000,'1.1',NULL);
INSERT INTO outbox VALUES(2,'i1/2','i1','C1','UPDATE','{"text":"two"}','WAITING',0,0,1795860000000,1795860000000,NULL,NULL,NULL,NULL);
CREATE TABLE message (
  incident text not null,
  channel text not null,
  ts text not null,
  sent_at bigint not null,
  primary key (incident, channel)
);
INSERT INTO message VALUES('i1','C1','1.1',1795860000000);
CREATE TABLE incident (
  id text not null primary key,
  cluster text not null,
  namespace text not null,
  workload text not null,
  container text not null,
  closed integer not null,
  changed_at bigint not null,
  doc text not null
);
INSERT INTO incident VALUES('i1','prod','shop','api','api',0,1795860000000,'{"id":"i1"}');
CREATE TABLE storm (
  id text not null primary key,
  cluster text not null,
  closed integer not null,
  changed_at bigint not null,
  doc text not null
);
INSERT INTO storm VALUES('s1','prod',1,1795860000000,'{"id":"s1"}');
CREATE TABLE verdict (
  id integer primary key autoincrement,
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
INSERT INTO verdict VALUES(1,'prod','u1','api',3,'137@2026-11-28T09:59:58Z','shop','api','api-1',2,'TOLD','OPENED','Because.','i1',1795860000000);
CREATE TABLE crash (
  id integer primary key autoincrement,
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
INSERT INTO crash VALUES(1,45,1795860000000,'prod','shop','api','api-1','api','i1','OOM_KILLED',137,'java.lang.OutOfMemoryError: Java heap space','{}');
CREATE TABLE silence (
  id text not null primary key,
  over_at bigint not null,
  doc text not null
);
INSERT INTO silence VALUES('q1',1795863600000,'{"id":"q1"}');
CREATE TABLE feedback (
  id integer primary key autoincrement,
  incident text not null,
  given_cause text not null,
  right_cause text,
  by_user text not null,
  given_at bigint not null,
  unique (incident, by_user)
);
INSERT INTO feedback VALUES(1,'i1','OOM_KILLED',NULL,'U0123ABCD',1795860000000);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('verdict',1);
INSERT INTO sqlite_sequence VALUES('crash',1);
INSERT INTO sqlite_sequence VALUES('feedback',1);
INSERT INTO sqlite_sequence VALUES('outbox',2);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE INDEX outbox_open on outbox (incident, channel, id) where state in ('WAITING', 'SENDING', 'AMBIGUOUS');
CREATE INDEX outbox_done on outbox (done_at) where done_at is not null;
CREATE INDEX incident_live on incident (cluster) where closed = 0;
CREATE INDEX incident_changed on incident (changed_at);
CREATE INDEX storm_live on storm (cluster) where closed = 0;
CREATE INDEX storm_changed on storm (changed_at);
CREATE INDEX verdict_pod on verdict (cluster, namespace, pod, decided_at);
CREATE INDEX verdict_workload on verdict (cluster, namespace, workload, decided_at);
CREATE INDEX verdict_decided on verdict (decided_at, decision);
CREATE INDEX crash_happened on crash (happened_at, id, bytes);
CREATE INDEX crash_workload on crash (cluster, namespace, workload, happened_at);
CREATE INDEX crash_incident on crash (incident, happened_at);
CREATE INDEX silence_over on silence (over_at);
CREATE INDEX feedback_given on feedback (given_at);
CREATE TABLE term (
  cluster text primary key,
  number bigint not null
);
INSERT INTO term VALUES('prod',7);
CREATE TABLE acknowledgement (
  id integer primary key autoincrement,
  cluster text not null,
  asked_at bigint not null,
  doc text not null
);
CREATE INDEX acknowledgement_cluster on acknowledgement (cluster, id);
ALTER TABLE feedback ADD COLUMN given_confidence text not null default '';
ALTER TABLE feedback ADD COLUMN given_entry text;
COMMIT;
