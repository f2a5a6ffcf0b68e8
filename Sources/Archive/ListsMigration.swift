import GRDB

/// From schema 2 to 3: lists ask for counts and pages, however many attempts there are. Attempts get a number that never
/// changes, their words an index, and what is counted over all of them is kept up to date by triggers.
enum ListsMigration {
  static func run(_ database: Database) throws {
    try database.execute(sql: attempts + indexes + words + states)
  }

  private static let columns = """
    round, position, question, title, section, topic, difficulty, script, started_at, ended_at, zone_offset, outcome,
    blind_mean, final_mean, band, overtime, pauses, pause_time, hints, is_scored, is_late, is_void, remark, notes, fold
    """

  private static let attempts = """
    CREATE TABLE new_attempt (
      id INTEGER PRIMARY KEY,
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
      UNIQUE (round, position)
    ) STRICT;
    INSERT INTO new_attempt (\(columns)) SELECT \(columns) FROM attempt ORDER BY started_at, round, position;
    DROP TABLE attempt;
    ALTER TABLE new_attempt RENAME TO attempt;

    """

  private static let indexes = """
    CREATE INDEX attempt_by_question ON attempt (question, started_at);
    CREATE INDEX attempt_by_time ON attempt (started_at, id);
    CREATE INDEX attempt_by_section ON attempt (section, started_at, id);
    CREATE INDEX attempt_by_outcome ON attempt (outcome, started_at, id);
    CREATE INDEX attempt_by_score ON attempt (final_mean IS NULL, final_mean, started_at DESC, id DESC);
    CREATE INDEX attempt_by_overtime ON attempt (overtime DESC, started_at DESC, id DESC);

    """

  private static let words = """
    CREATE VIRTUAL TABLE attempt_words USING fts5 (
      title, question, topic, remark, notes, content = 'attempt', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
    INSERT INTO attempt_words (attempt_words) VALUES ('rebuild');
    CREATE TRIGGER attempt_words_added AFTER INSERT ON attempt BEGIN
      INSERT INTO attempt_words (rowid, title, question, topic, remark, notes)
        VALUES (new.id, new.title, new.question, new.topic, new.remark, new.notes);
    END;
    CREATE TRIGGER attempt_words_removed AFTER DELETE ON attempt BEGIN
      INSERT INTO attempt_words (attempt_words, rowid, title, question, topic, remark, notes)
        VALUES ('delete', old.id, old.title, old.question, old.topic, old.remark, old.notes);
    END;
    CREATE TRIGGER attempt_words_changed AFTER UPDATE OF title, question, topic, remark, notes ON attempt
      WHEN (old.title, old.question, old.topic, old.remark, old.notes)
        <> (new.title, new.question, new.topic, new.remark, new.notes) BEGIN
      INSERT INTO attempt_words (attempt_words, rowid, title, question, topic, remark, notes)
        VALUES ('delete', old.id, old.title, old.question, old.topic, old.remark, old.notes);
      INSERT INTO attempt_words (rowid, title, question, topic, remark, notes)
        VALUES (new.id, new.title, new.question, new.topic, new.remark, new.notes);
    END;

    """

  /// The draw counts void attempts, the latest outcome does not.
  private static let states = """
    -- How often each question was drawn, and its outcome the last time it had one.
    CREATE TABLE question_state (
      question TEXT NOT NULL PRIMARY KEY,
      section TEXT NOT NULL,
      draws INTEGER NOT NULL,
      outcome TEXT
    ) STRICT, WITHOUT ROWID;
    -- How many attempts there are of each kind that a list filters by.
    CREATE TABLE attempt_tally (
      section TEXT NOT NULL,
      outcome TEXT NOT NULL,               -- empty for none
      is_scored INTEGER NOT NULL,
      is_void INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (section, outcome, is_scored, is_void)
    ) STRICT, WITHOUT ROWID;
    -- How many questions of a section had which outcome the last time, and how many were drawn at all.
    CREATE TABLE question_tally (
      section TEXT NOT NULL,
      outcome TEXT NOT NULL,               -- empty for none
      count INTEGER NOT NULL,
      PRIMARY KEY (section, outcome)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER question_state_added AFTER INSERT ON question_state BEGIN
      INSERT INTO question_tally VALUES (new.section, coalesce(new.outcome, ''), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER question_state_removed AFTER DELETE ON question_state BEGIN
      UPDATE question_tally SET count = count - 1
        WHERE section = old.section AND outcome = coalesce(old.outcome, '');
    END;
    CREATE TRIGGER question_state_changed AFTER UPDATE OF outcome ON question_state
      WHEN old.outcome IS NOT new.outcome BEGIN
      UPDATE question_tally SET count = count - 1
        WHERE section = old.section AND outcome = coalesce(old.outcome, '');
      INSERT INTO question_tally VALUES (new.section, coalesce(new.outcome, ''), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;

    CREATE TRIGGER attempt_added AFTER INSERT ON attempt BEGIN
      INSERT INTO attempt_tally VALUES (new.section, coalesce(new.outcome, ''), new.is_scored, new.is_void, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
      INSERT INTO question_state VALUES (new.question, new.section, 1, NULL)
        ON CONFLICT DO UPDATE SET draws = draws + 1;
      UPDATE question_state SET outcome = (SELECT outcome FROM attempt WHERE question = new.question
        AND outcome IS NOT NULL AND NOT is_void ORDER BY started_at DESC, id DESC LIMIT 1) WHERE question = new.question;
    END;
    CREATE TRIGGER attempt_removed AFTER DELETE ON attempt BEGIN
      UPDATE attempt_tally SET count = count - 1 WHERE section = old.section
        AND outcome = coalesce(old.outcome, '') AND is_scored = old.is_scored AND is_void = old.is_void;
      UPDATE question_state SET draws = draws - 1, outcome = (SELECT outcome FROM attempt WHERE question = old.question
        AND outcome IS NOT NULL AND NOT is_void ORDER BY started_at DESC, id DESC LIMIT 1) WHERE question = old.question;
      DELETE FROM question_state WHERE question = old.question AND draws = 0;
    END;
    CREATE TRIGGER attempt_judged AFTER UPDATE OF outcome, is_scored, is_void, started_at ON attempt
      WHEN (old.outcome, old.is_scored, old.is_void, old.started_at)
        IS NOT (new.outcome, new.is_scored, new.is_void, new.started_at) BEGIN
      UPDATE attempt_tally SET count = count - 1 WHERE section = old.section
        AND outcome = coalesce(old.outcome, '') AND is_scored = old.is_scored AND is_void = old.is_void;
      INSERT INTO attempt_tally VALUES (new.section, coalesce(new.outcome, ''), new.is_scored, new.is_void, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
      UPDATE question_state SET outcome = (SELECT outcome FROM attempt WHERE question = new.question
        AND outcome IS NOT NULL AND NOT is_void ORDER BY started_at DESC, id DESC LIMIT 1) WHERE question = new.question;
    END;

    INSERT INTO attempt_tally SELECT section, coalesce(outcome, ''), is_scored, is_void, count(*) FROM attempt
      GROUP BY 1, 2, 3, 4;
    INSERT INTO question_state SELECT question, min(section), count(*), (SELECT outcome FROM attempt a
      WHERE a.question = attempt.question AND outcome IS NOT NULL AND NOT is_void
      ORDER BY started_at DESC, id DESC LIMIT 1) FROM attempt GROUP BY question;
    """
}
