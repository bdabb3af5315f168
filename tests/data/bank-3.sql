-- The tables of a bank of version 3, as it was made then; never changed.
create table batch (
    id text primary key, verb text not null, at text not null, "by" text not null, file text not null,
    revokes text not null
);
create table usage (
    id text primary key, key text not null, meeting text not null, date text not null, speaker text not null,
    batch text not null references batch
);
create index usage_key on usage (key);
create index usage_batch on usage (batch);

create table meta (key text primary key, value text not null);
create table draft (id text primary key, at text not null, manifest text not null);
create table source (
    id integer primary key, digest text not null, path text not null, name text not null, kind text not null,
    title text not null, occasion text not null, level text not null, place text not null,
    speaker text not null, standing text not null, date text not null, text text not null
);
create unique index source_path on source (path);
create index source_digest on source (digest);
create table sentence (
    id integer primary key, key text not null, source integer not null references source on delete cascade,
    paragraph integer not null, sentence integer not null, slot text not null, role text not null,
    topic text not null, confidence real not null, text text not null, core text not null,
    usable integer not null, why_not text not null, era text not null, since text not null, until text not null,
    traits text not null
);
create index sentence_slot on sentence (slot, usable);
create index sentence_key on sentence (key);
create index sentence_source on sentence (source);
create table unit (
    id integer primary key, source integer not null references source on delete cascade,
    kind text not null, parent integer not null, pattern text not null, rhythm text not null, members text not null
);
create index unit_source on unit (source);
create index unit_kind on unit (kind);
create table member (key text primary key, phrase text not null) without rowid;
create index member_phrase on member (phrase);
create table local_name (
    source integer not null references source on delete cascade, kind text not null, text text not null
);
create index local_name_source on local_name (source);
