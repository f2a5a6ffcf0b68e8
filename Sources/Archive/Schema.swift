import GRDB

/// The tables of the archive, as literal SQL. A migration that has shipped never changes.
enum Schema {
  /// `grnr`, in the header of every archive.
  static let applicationID = 0x6772_6E72

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(migrations[0]) { try $0.execute(sql: firstTables) }
    migrator.registerMigration(migrations[1], migrate: ColumnsMigration.run)
    migrator.registerMigration(migrations[2], migrate: ListsMigration.run)
    migrator.registerMigration(migrations[3]) { try $0.execute(sql: zones) }
    return migrator
  }

  private static let migrations = ["1 rounds", "2 columns", "3 lists", "4 zones"]

  static func hasTables(_ database: Database) throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
  }

  /// Whether the file's schema is not exactly this one. Far cheaper than asking the migrator.
  static func isOld(_ database: Database) throws -> Bool {
    guard try database.tableExists("grdb_migrations") else { return true }
    return try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid") != migrations
  }

  /// Seconds that local time was ahead of UTC at that moment; NULL if only the offset at the round's start is known.
  private static let zones = """
    ALTER TABLE event ADD COLUMN zone_offset INTEGER;
    ALTER TABLE attempt ADD COLUMN end_zone_offset INTEGER;
    """

  private static let firstTables = """
    PRAGMA application_id = \(applicationID);

    -- What a round starts from, written once. The setup is a RoundSetup: script, rubric, questions and plans
    -- as they were, so that no later change of a bank changes the past.
    CREATE TABLE round (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
      script TEXT NOT NULL CHECK (length(script) > 0),
      started_at INTEGER NOT NULL,        -- milliseconds since 1970, UTC
      zone_offset INTEGER NOT NULL CHECK (zone_offset BETWEEN -64800 AND 64800), -- seconds ahead of UTC
      state TEXT NOT NULL CHECK (state IN ('running', 'kept', 'over')),
      setup TEXT NOT NULL CHECK (json_valid(setup))
    ) STRICT;
    CREATE INDEX round_by_state ON round (state);

    -- How far the clock of a round had come at its last sign of life.
    CREATE TABLE clock (
      round TEXT NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
      at INTEGER NOT NULL CHECK (at >= 0), -- milliseconds since the start, on the round's clock
      steady INTEGER NOT NULL,             -- the machine's steady clock then, milliseconds
      wall INTEGER NOT NULL                -- milliseconds since 1970, UTC
    ) STRICT, WITHOUT ROWID;

    -- What happened, in order. A round is the fold over its events that were not taken back.
    CREATE TABLE event (
      round TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 0),
      at INTEGER NOT NULL CHECK (at >= 0),
      wall INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (json_valid(kind)),
      taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1)),
      PRIMARY KEY (round, number)
    ) STRICT;

    -- What is looked at again about each attempt; can be made anew from the events at any time.
    CREATE TABLE attempt (
      round TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      question TEXT NOT NULL CHECK (length(question) > 0),
      section TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      outcome TEXT CHECK (outcome IN ('aced', 'took', 'didnt', 'saw')),
      is_scored INTEGER NOT NULL CHECK (is_scored IN (0, 1)),
      is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
      summary TEXT NOT NULL CHECK (json_valid(summary)),
      PRIMARY KEY (round, position)
    ) STRICT;
    CREATE INDEX attempt_by_question ON attempt (question);
    CREATE INDEX attempt_by_time ON attempt (started_at);
    """
}
