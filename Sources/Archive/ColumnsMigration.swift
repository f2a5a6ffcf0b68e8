import ContentHash
import Foundation
import GRDB

/// From schema 1 to 2: what is queried becomes columns, what stays JSON gets a format, and scripts, rubrics, questions and
/// plans are stored once, by the hash of their content.
enum ColumnsMigration {
  static func run(_ database: Database) throws {
    try database.execute(sql: tables)
    try moveRounds(database)
    try database.execute(sql: rows)
  }

  /// A setup that is not what it should be keeps its text and its old format: it can be fixed by hand, and hides nothing else.
  private static func moveRounds(_ database: Database) throws {
    let ids = try String.fetchAll(database, sql: "SELECT id FROM old_round ORDER BY id")
    for id in ids {
      let setup = try String.fetchOne(database, sql: "SELECT setup FROM old_round WHERE id = ?", arguments: [id]) ?? ""
      let (text, format) = (try? split(setup, database).map { ($0, 2) }) ?? (setup, 1)
      try database.execute(
        sql: """
          INSERT INTO round SELECT id, script, started_at, zone_offset,
            CASE state WHEN 'kept' THEN 'paused' ELSE state END, ?, ? FROM old_round WHERE id = ?
          """, arguments: [format, text, id])
    }
    try database.execute(sql: "DROP TABLE old_round")
  }

  private static func split(_ setup: String, _ database: Database) throws -> String? {
    let value = try StoredForm.object(setup, .script)
    guard let script = value["script"], let rubric = value["rubric"], let questions = value["questions"] as? [Any],
      let plans = value["plans"] as? [Any], let seed = value["seed"]
    else { return nil }
    return try StoredForm.text(
      [
        "script": try store(script, .script, database), "rubric": try store(rubric, .rubric, database),
        "questions": try questions.map { try store($0, .question, database) },
        "plans": try plans.map { try store($0, .plan, database) }, "seed": seed,
      ] as StoredForm.Object)
  }

  private static func store(_ value: Any, _ kind: StoredForm.Kind, _ database: Database) throws -> String {
    let json = try StoredForm.upgraded(try StoredForm.text(value), kind, from: 1)
    let hash = contentHash(json)
    try database.execute(
      sql: "INSERT INTO content (hash, format, json) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
      arguments: [hash, StoredForm.current, json])
    return hash
  }

  private static let tables = """
    ALTER TABLE round RENAME TO old_round;
    DROP INDEX round_by_state;
    ALTER TABLE event RENAME TO old_event;
    ALTER TABLE attempt RENAME TO old_attempt;
    DROP INDEX attempt_by_question;
    DROP INDEX attempt_by_time;
    ALTER TABLE clock RENAME TO old_clock;

    -- Scripts, rubrics, questions and plans as they were when a round began, each once, by the hash of its text.
    CREATE TABLE content (
      hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      format INTEGER NOT NULL CHECK (format > 0), -- of the JSON: see StoredForm
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What a round starts from, written once: the hashes of its contents, and its seed.
    CREATE TABLE round (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
      script TEXT NOT NULL CHECK (length(script) > 0),
      started_at INTEGER NOT NULL,        -- milliseconds since 1970, UTC
      zone_offset INTEGER NOT NULL CHECK (zone_offset BETWEEN -64800 AND 64800), -- seconds ahead of UTC
      state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'over')),
      format INTEGER NOT NULL CHECK (format > 0), -- of the setup
      setup TEXT NOT NULL
    ) STRICT;
    CREATE INDEX round_by_state ON round (state, started_at);

    -- The heartbeat: how far the clock of a round had come when the program last said so.
    CREATE TABLE clock (
      round TEXT NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
      at INTEGER NOT NULL CHECK (at >= 0), -- milliseconds since the start, on the round's clock
      steady INTEGER NOT NULL,             -- the machine's steady clock then, milliseconds
      wall INTEGER NOT NULL                -- milliseconds since 1970, UTC
    ) STRICT, WITHOUT ROWID;

    -- What happened, in order. A round is the fold over its events that were not undone.
    CREATE TABLE event (
      round TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 0),
      at INTEGER NOT NULL CHECK (at >= 0),
      wall INTEGER NOT NULL,
      format INTEGER NOT NULL CHECK (format > 0), -- of the kind
      kind TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
      PRIMARY KEY (round, number)
    ) STRICT;

    -- What lists, filters and charts ask about each attempt; summed up from the events.
    CREATE TABLE attempt (
      round TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      question TEXT NOT NULL CHECK (length(question) > 0),
      title TEXT NOT NULL,
      section TEXT NOT NULL,
      topic TEXT NOT NULL,
      difficulty TEXT NOT NULL,
      script TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      zone_offset INTEGER NOT NULL,
      outcome TEXT CHECK (outcome IN ('aced', 'took', 'didnt', 'saw')),
      blind_mean REAL,
      final_mean REAL,
      band TEXT CHECK (band IN ('no', 'leaning-no', 'leaning-yes', 'yes')),
      overtime INTEGER NOT NULL,           -- milliseconds
      pauses INTEGER NOT NULL,
      pause_time INTEGER NOT NULL,         -- milliseconds
      hints INTEGER NOT NULL,
      is_scored INTEGER NOT NULL CHECK (is_scored IN (0, 1)),
      is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
      is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
      remark TEXT NOT NULL,
      notes TEXT NOT NULL CHECK (json_valid(notes)), -- a list of texts
      fold INTEGER NOT NULL,               -- the version of the code that summed it up
      PRIMARY KEY (round, position)
    ) STRICT;
    CREATE INDEX attempt_by_question ON attempt (question, started_at);
    CREATE INDEX attempt_by_time ON attempt (started_at);

    CREATE TABLE attempt_phase (
      round TEXT NOT NULL,
      position INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 0),
      phase TEXT NOT NULL,
      title TEXT NOT NULL,
      time INTEGER NOT NULL,               -- milliseconds
      bound TEXT NOT NULL CHECK (bound IN ('limit', 'target', 'open')),
      length INTEGER CHECK ((length IS NULL) = (bound = 'open')), -- milliseconds
      phase_group TEXT,
      PRIMARY KEY (round, position, number),
      FOREIGN KEY (round, position) REFERENCES attempt (round, position) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- Limits that several phases share.
    CREATE TABLE attempt_group (
      round TEXT NOT NULL,
      position INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 0),
      phase_group TEXT NOT NULL,
      title TEXT NOT NULL,
      time INTEGER NOT NULL,               -- milliseconds
      length INTEGER NOT NULL,             -- milliseconds
      PRIMARY KEY (round, position, number),
      FOREIGN KEY (round, position) REFERENCES attempt (round, position) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt_score (
      round TEXT NOT NULL,
      position INTEGER NOT NULL,
      dimension TEXT NOT NULL,
      rater TEXT NOT NULL,                 -- self-blind, self; room for partner and tests
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
      PRIMARY KEY (round, position, dimension, rater),
      FOREIGN KEY (round, position) REFERENCES attempt (round, position) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """

  /// A summary without a key that this reads is left out: `doctor --repair` sums the attempt up again from its events.
  private static let rows = """
    INSERT INTO clock SELECT * FROM old_clock;
    DROP TABLE old_clock;
    INSERT INTO event SELECT round, number, at, wall, 1, kind, taken_back FROM old_event;
    DROP TABLE old_event;

    INSERT OR IGNORE INTO attempt SELECT round, position, question, summary ->> 'title', section, summary ->> 'topic',
      summary ->> 'difficulty', summary ->> 'script', started_at, summary ->> 'endedAt', summary ->> 'zoneOffset',
      outcome, summary ->> 'blindMean', summary ->> 'finalMean',
      CASE summary ->> 'band' WHEN 'no?' THEN 'leaning-no' WHEN 'yes?' THEN 'leaning-yes' ELSE summary ->> 'band' END,
      max(
        coalesce((SELECT sum(max(0, (p.value ->> 'time') - (p.value ->> '$.bound.limit._0')))
          FROM json_each(summary, '$.phases') p), 0),
        coalesce((SELECT max(max(0, (g.value ->> 'time') - (g.value ->> 'limit')))
          FROM json_each(summary, '$.groups') g), 0)),
      summary ->> 'pauses', summary ->> 'pauseTime', summary ->> 'hints', is_scored, summary ->> 'isLate', is_void,
      summary ->> 'remark', summary -> 'notes', 1
      FROM old_attempt WHERE json_valid(summary);
    INSERT OR IGNORE INTO attempt_phase SELECT o.round, o.position, p.key, p.value ->> 'id', p.value ->> 'title',
      p.value ->> 'time',
      CASE WHEN p.value -> '$.bound.limit' IS NOT NULL THEN 'limit'
        WHEN p.value -> '$.bound.target' IS NOT NULL THEN 'target' ELSE 'open' END,
      coalesce(p.value ->> '$.bound.limit._0', p.value ->> '$.bound.target._0'), p.value ->> 'group'
      FROM old_attempt o JOIN attempt USING (round, position), json_each(o.summary, '$.phases') p;
    INSERT OR IGNORE INTO attempt_group SELECT o.round, o.position, g.key, g.value ->> 'id', g.value ->> 'title',
      g.value ->> 'time', g.value ->> 'limit'
      FROM old_attempt o JOIN attempt USING (round, position), json_each(o.summary, '$.groups') g;
    INSERT OR IGNORE INTO attempt_score SELECT o.round, o.position, s.key, 'self-blind', s.value
      FROM old_attempt o JOIN attempt USING (round, position), json_each(o.summary, '$.blind') s;
    INSERT OR IGNORE INTO attempt_score SELECT o.round, o.position, s.key, 'self', s.value
      FROM old_attempt o JOIN attempt USING (round, position), json_each(o.summary, '$.final') s;
    DROP TABLE old_attempt;
    """
}
