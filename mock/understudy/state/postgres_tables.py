"""The tables of a state in PostgreSQL, and the statements on them.

A space is the state of one mock: of a server's own, or of a session. Each row of `records` knows the version that it
was written by, so what changed since another version is a query; a row without text is a record that was deleted.
"""

from __future__ import annotations

import sqlalchemy as sql

FORMAT = 3
"""Raised with every change of the tables, or of what a row of the mock's own holds."""

SCHEMA = "understudy"
NUMBERS = ""
"""The collection in which the last number of each collection stands, under its name."""

schema = sql.MetaData(schema=SCHEMA)


def _space() -> sql.Column[str]:
    return sql.Column("space", sql.Text, primary_key=True)


meta = sql.Table(
    "meta", schema, sql.Column("name", sql.Text, primary_key=True), sql.Column("value", sql.Text, nullable=False)
)
# `horizon`: who has an older version must read everything anew, for what was deleted since is forgotten.
heads = sql.Table(
    "heads",
    schema,
    _space(),
    sql.Column("version", sql.BigInteger, nullable=False),
    sql.Column("horizon", sql.BigInteger, nullable=False),
    sql.Column("clock", sql.BigInteger, nullable=False),
    sql.Column("broadcasts", sql.Boolean, nullable=False),
    sql.Column("messages", sql.BigInteger, nullable=False),
)
records = sql.Table(
    "records",
    schema,
    _space(),
    *(sql.Column(name, sql.Text, primary_key=True) for name in ("collection", "parent", "key")),
    sql.Column("position", sql.BigInteger, nullable=False),
    sql.Column("text", sql.LargeBinary),
    sql.Column("marked", sql.Boolean, nullable=False),
    sql.Column("version", sql.BigInteger, nullable=False),
    sql.Index("records_by_version", "space", "version"),
)
# Whether a change was committed, for whoever lost the connection before it was known.
commits = sql.Table(
    "commits",
    schema,
    sql.Column("token", sql.Text, primary_key=True),
    sql.Column("space", sql.Text, nullable=False),
    sql.Column("version", sql.BigInteger, nullable=False),
)
journals = sql.Table(
    "journals",
    schema,
    _space(),
    sql.Column("last", sql.BigInteger, nullable=False),
    sql.Column("revision", sql.BigInteger, nullable=False),
    sql.Column("id", sql.Text, nullable=False),
    sql.Column("watched", sql.Boolean, nullable=False),
)
journal = sql.Table(
    "journal",
    schema,
    _space(),
    sql.Column("sequence", sql.BigInteger, primary_key=True),
    sql.Column("text", sql.LargeBinary, nullable=False),
)
messages = sql.Table(
    "messages",
    schema,
    _space(),
    sql.Column("sequence", sql.BigInteger, primary_key=True),
    sql.Column("text", sql.LargeBinary, nullable=False),
)
claims = sql.Table(
    "claims",
    schema,
    _space(),
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("owner", sql.BigInteger, nullable=False),
)
# How many calls came in a window that ends at a time, in microseconds since 1970.
counts = sql.Table(
    "counts",
    schema,
    _space(),
    sql.Column("ends", sql.BigInteger, nullable=False),
    sql.Column("used", sql.BigInteger, nullable=False),
)
sessions = sql.Table(
    "sessions",
    schema,
    sql.Column("key", sql.Text, primary_key=True),
    sql.Column("space", sql.Text, nullable=False),
    sql.Column("delivery", sql.Text, nullable=False),
    sql.Column("used", sql.DateTime(timezone=True), nullable=False),
    sql.Column("ended", sql.Boolean, nullable=False),
)
# The records of a snapshot are in a space of their own, `copy`.
snapshots = sql.Table(
    "snapshots",
    schema,
    _space(),
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("copy", sql.Text, nullable=False),
    sql.Column("taken", sql.DateTime(timezone=True), nullable=False),
)
owners = sql.Sequence("owners", schema=SCHEMA, metadata=schema)

LOCK = "SELECT pg_advisory_lock(hashtextextended('understudy:' || %(space)s, 0))"
UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('understudy:' || %(space)s, 0))"

CHANGES = """
    SELECT h.version, h.horizon, h.clock, h.broadcasts, h.messages,
           r.collection, r.parent, r.key, r.text, r.marked, r.position >> 20 > %(since)s AS is_new
    FROM understudy.heads h LEFT JOIN understudy.records r ON r.space = h.space AND r.version > %(since)s
    WHERE h.space = %(space)s ORDER BY r.position
    """
"""What is newer than a version, with the head, which is there even where nothing is newer: one moment's view."""

# One statement is one transaction and one journey. `gate` waits for whoever has the turn; a `head` that is no longer
# at the version that was read changes nothing, and nothing else is changed then either.
WRITE = """
    WITH gate AS MATERIALIZED (
        SELECT pg_advisory_xact_lock(hashtextextended('understudy:' || %(space)s, 0))
    ), head AS (
        UPDATE understudy.heads h
        SET version = version + 1, messages = messages + cardinality(cast(%(messages)s AS bytea[]))
        FROM gate WHERE h.space = %(space)s AND h.version = %(version)s
        RETURNING h.version, h.messages
    ), changed AS (
        INSERT INTO understudy.records AS r (space, collection, parent, key, position, text, marked, version)
        SELECT %(space)s, n.collection, n.parent, n.key,
               CASE WHEN n.keeps THEN coalesce(old.position, (head.version << 20) + n.ordinality)
                    ELSE (head.version << 20) + n.ordinality END,
               n.text, n.marked, head.version
        FROM head, unnest(cast(%(collections)s AS text[]), cast(%(parents)s AS text[]), cast(%(keys)s AS text[]),
                          cast(%(texts)s AS bytea[]), cast(%(marks)s AS boolean[]), cast(%(keeps)s AS boolean[]))
             WITH ORDINALITY AS n (collection, parent, key, text, marked, keeps, ordinality)
             LEFT JOIN understudy.records old
             ON old.space = %(space)s AND old.collection = n.collection AND old.parent = n.parent AND old.key = n.key
        ON CONFLICT (space, collection, parent, key) DO UPDATE
        SET position = excluded.position, text = excluded.text, marked = excluded.marked, version = excluded.version
    ), noted AS (
        INSERT INTO understudy.commits (token, space, version) SELECT %(token)s, %(space)s, version FROM head
    ), numbered AS (
        UPDATE understudy.journals j SET last = last + 1
        FROM head WHERE j.space = %(space)s AND cast(%(row)s AS bytea) IS NOT NULL RETURNING j.last
    ), journalled AS (
        INSERT INTO understudy.journal (space, sequence, text)
        SELECT %(space)s, last, cast(%(row)s AS bytea) FROM numbered
    ), told AS (
        INSERT INTO understudy.messages (space, sequence, text)
        SELECT %(space)s, head.messages - cardinality(cast(%(messages)s AS bytea[])) + m.ordinality, m.text
        FROM head, unnest(cast(%(messages)s AS bytea[])) WITH ORDINALITY AS m (text, ordinality)
    )
    SELECT head.version, numbered.last, pg_notify('understudy', head.version || ' ' || %(space)s)
    FROM head LEFT JOIN numbered ON true
    """

JOURNAL_ROW = """
    WITH numbered AS (
        UPDATE understudy.journals SET last = last + 1 WHERE space = %(space)s RETURNING last, watched
    ), journalled AS (
        INSERT INTO understudy.journal (space, sequence, text)
        SELECT %(space)s, last, cast(%(row)s AS bytea) FROM numbered
    )
    SELECT last, CASE WHEN watched THEN pg_notify('understudy', '0 ' || %(space)s)::text END FROM numbered
    """

COMMITTED = "SELECT version FROM understudy.commits WHERE token = %(token)s"

TRIM = """
    WITH gone AS (
        DELETE FROM understudy.records
        WHERE space = %(space)s AND text IS NULL AND version <= %(horizon)s AND (
            NOT marked OR (collection, parent, key) IN (
                SELECT collection, parent, key FROM (
                    SELECT collection, parent, key,
                           row_number() OVER (PARTITION BY collection ORDER BY position DESC) AS age
                    FROM understudy.records WHERE space = %(space)s AND text IS NULL AND marked
                ) AS marks WHERE age > %(marks)s
            )
        ) RETURNING 1
    ), known AS (
        DELETE FROM understudy.commits WHERE space = %(space)s AND version <= %(horizon)s
    ), told AS (
        DELETE FROM understudy.messages WHERE space = %(space)s AND sequence <= (
            SELECT messages FROM understudy.heads WHERE space = %(space)s
        ) - %(kept)s
    )
    UPDATE understudy.heads SET horizon = greatest(horizon, %(horizon)s)
    WHERE space = %(space)s AND (SELECT count(*) FROM gone) > 0
    """

# A claim is its owner's as long as that one is connected, which its advisory lock shows.
CLAIM = """
    WITH made AS (
        INSERT INTO understudy.claims (space, name, owner) VALUES (%(space)s, %(name)s, %(owner)s)
        ON CONFLICT DO NOTHING RETURNING 1
    ), free AS (
        SELECT space, name FROM understudy.claims
        WHERE space = %(space)s AND name = %(name)s AND (owner = %(owner)s OR owner NOT IN (
            SELECT objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND classid = cast(%(kind)s AS oid) AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        ))
        FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE understudy.claims c SET owner = %(owner)s
        FROM free WHERE c.space = free.space AND c.name = free.name RETURNING 1
    )
    SELECT 1 FROM made UNION ALL SELECT 1 FROM taken
    """

RELEASE = """
    DELETE FROM understudy.claims WHERE space = %(space)s AND name = %(name)s AND owner = %(owner)s
    """
COUNT = """
    INSERT INTO understudy.counts AS c (space, ends, used)
    VALUES (%(space)s, %(now)s::bigint + %(length)s::bigint, 1)
    ON CONFLICT (space) DO UPDATE SET
        ends = CASE WHEN c.ends <= %(now)s::bigint OR c.ends > excluded.ends THEN excluded.ends ELSE c.ends END,
        used = CASE WHEN c.ends <= %(now)s::bigint OR c.ends > excluded.ends THEN 1 ELSE c.used + 1 END
    RETURNING ends, used
    """
FORGET_COUNT = "DELETE FROM understudy.counts WHERE space = %(space)s"
MESSAGES = """
    SELECT sequence, text FROM understudy.messages WHERE space = %(space)s AND sequence > %(after)s ORDER BY sequence
    """
ENTRIES = """
    SELECT j.id, j.revision, e.sequence, e.text
    FROM understudy.journals j LEFT JOIN understudy.journal e ON e.space = j.space AND e.sequence > %(after)s
    WHERE j.space = %(space)s ORDER BY e.sequence
    """
TRIM_JOURNAL = """
    DELETE FROM understudy.journal WHERE space = %(space)s AND (sequence <= %(last)s - %(capacity)s OR sequence <= (
        SELECT max(sequence) FROM (
            SELECT sequence, sum(length(text)) OVER (ORDER BY sequence DESC) AS total
            FROM understudy.journal WHERE space = %(space)s
        ) AS sizes WHERE total > %(bytes)s
    ))
    """
FORGET_ENTRIES = """
    WITH changed AS (
        UPDATE understudy.journals
        SET revision = revision + 1, id = coalesce(%(id)s, id), last = CASE WHEN %(anew)s THEN 0 ELSE last END
        WHERE space = %(space)s RETURNING pg_notify('understudy', '0 ' || %(space)s)
    )
    DELETE FROM understudy.journal
    WHERE space = %(space)s AND (%(sequences)s::bigint[] IS NULL OR sequence = ANY(%(sequences)s::bigint[]))
    AND EXISTS (SELECT 1 FROM changed)
    """
WATCH_JOURNAL = "UPDATE understudy.journals SET watched = true WHERE space = %(space)s AND NOT watched"

TOUCH_SESSION = """
    UPDATE understudy.sessions SET used = CASE WHEN ended THEN used ELSE clock_timestamp() END
    WHERE key = %(key)s RETURNING key, space, delivery, ended
    """
SESSIONS = "SELECT key, space, delivery, ended FROM understudy.sessions WHERE NOT ended ORDER BY used, key"
# A statement that was executed before its connection was lost finds its own space, and has come first.
BEGIN_SESSION = """
    INSERT INTO understudy.sessions AS s (key, space, delivery, used, ended)
    VALUES (%(key)s, %(own)s, %(delivery)s, clock_timestamp(), false)
    ON CONFLICT (key) DO UPDATE
    SET space = excluded.space, delivery = excluded.delivery, used = excluded.used, ended = false
    WHERE s.ended OR s.space = excluded.space RETURNING key, space, delivery, ended
    """
END_OLDEST = """
    UPDATE understudy.sessions SET ended = true WHERE key IN (
        SELECT key FROM understudy.sessions WHERE NOT ended ORDER BY used DESC OFFSET %(most)s
    ) AND NOT ended RETURNING key, space, delivery, ended
    """
END_SESSION = """
    DELETE FROM understudy.sessions WHERE key = %(key)s AND NOT ended RETURNING key, space, delivery, ended
    """

SNAPSHOTS = "SELECT name, copy FROM understudy.snapshots WHERE space = %(space)s ORDER BY taken, name"
ADD_SNAPSHOT = """
    INSERT INTO understudy.snapshots AS s (space, name, copy, taken)
    SELECT %(space)s, %(name)s, %(copy)s, clock_timestamp()
    WHERE (SELECT count(*) FROM understudy.snapshots WHERE space = %(space)s AND name <> %(name)s) < %(most)s
    ON CONFLICT (space, name) DO UPDATE SET copy = excluded.copy RETURNING name
    """
FORGET_SNAPSHOT = "DELETE FROM understudy.snapshots WHERE space = %(space)s AND name = %(name)s"

RECORDS_OF = (records, commits, messages, claims, counts, journal, journals, heads, snapshots)
"""Every table with rows of a space, in the order in which they are dropped."""
