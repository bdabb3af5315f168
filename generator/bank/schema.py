"""The tables of the bank: kept ones (draft, source, batch, usage, decision) and derived ones (all others)."""

SCHEMA_VERSION = 10
APPLICATION_ID = 0x4E494741
"""'NIGA' in the file's header, by which a bank is known."""

MEMORY = """
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
"""
"""What was done and can be undone, and what was said: rows are only ever added."""

IN_WORDS = """
alter table usage add column text text not null default '';
"""
"""What was said is kept in the words in which it was said (empty: recorded without them)."""

INDEX = """
create table line (
    number integer primary key, key text not null, text text not null, band integer not null,
    seen integer not null, usable integer not null, own integer not null, newest text not null, tags text not null
);
create index line_key on line (key);
create index source_kind on source (kind);
create virtual table gram using fts5 (tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
"""
"""What can be found, see `lines`: each wording once, and the full-text table of its characters and pairs."""

DECISIONS = """
create table decision (
    id text primary key, key text not null, field text not null, value text not null, at text not null,
    "by" text not null, batch text not null references batch
);
create index decision_key on decision (key);
create index decision_batch on decision (batch);
create table verdict (
    phrase text primary key, hidden integer not null, slot text, role text, topic text,
    kept integer not null, struck integer not null, key text, wording text, level text
) without rowid;
create table wording (
    key text not null, said text not null, text text not null, usable integer not null, why_not text not null,
    since text not null, until text not null, traits text not null, primary key (key, said)
) without rowid;
"""
"""What the user decided on sentences (only ever added); what all that comes to for a phrase (`verdict`),
and his own wordings as mined (both derived)."""

NEAR = """
create table shape (id integer primary key, key text not null, guard text not null, text text not null);
create index shape_key on shape (key);
create table band (id integer primary key);
"""
"""By what sentences that are nearly the same find each other: how they are worded, and the numbers of that."""

BEST = """
create index sentence_best on sentence (slot, role, topic, usable, rank);
"""
"""By what the best of a kind are found: `rank` is that of their source, see `ranks`."""

TABLES = (
    MEMORY
    + IN_WORDS
    + DECISIONS
    + NEAR
    + """
create table meta (key text primary key, value text not null);
create table draft (id text primary key, at text not null, manifest text not null);
create table source (
    id integer primary key, digest text not null, path text not null, name text not null, kind text not null,
    title text not null, occasion text not null, level text not null, place text not null,
    speaker text not null, standing text not null, date text not null, text text not null,
    batch text not null default '', told text not null default ''
);
create unique index source_path on source (path);
create index source_digest on source (digest);
create table sentence (
    id integer primary key, key text not null, source integer not null references source on delete cascade,
    paragraph integer not null, sentence integer not null, slot text not null, role text not null,
    topic text not null, confidence real not null, text text not null, core text not null,
    usable integer not null, why_not text not null, era text not null, since text not null, until text not null,
    traits text not null, rank integer not null default 0
);
create index sentence_slot on sentence (slot, usable);
create index sentence_key on sentence (key);
create index sentence_source on sentence (source);
"""
    + BEST
    + """
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
"""
    + INDEX
)

DERIVED = (
    "sentence", "unit", "member", "shape", "band", "local_name", "verdict", "wording",
    "line", "gram_data", "gram_idx", "gram_config",
)  # fmt: skip
"""Tables that are made anew from the others; a new derived table is named here too.

The last three are what SQLite keeps `gram` in.
"""
