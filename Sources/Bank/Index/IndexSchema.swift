import GRDB

/// The tables of the index. It is a cache: if you change them, or what is stored in them as JSON, raise
/// the version, and old files are rebuilt.
enum IndexSchema {
  static let version = 5
  /// `grni`, in the header of every index.
  static let applicationID = 0x6772_6E69

  static let tables = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);

    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      rank INTEGER NOT NULL,             -- by section, topic, then bank
      section TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,         -- nanoseconds since 1970; 0 forces a reread
      hash TEXT NOT NULL,                -- of its contents
      count INTEGER NOT NULL             -- questions
    ) STRICT;
    CREATE INDEX file_by_rank ON file (rank);

    -- What is wrong with a file, one problem per row.
    CREATE TABLE problem (
      file INTEGER NOT NULL REFERENCES file (id),
      json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX problem_by_file ON problem (file);

    CREATE TABLE question (
      id INTEGER PRIMARY KEY,            -- file << 20 | position in the file
      name TEXT NOT NULL UNIQUE,
      topic TEXT NOT NULL,
      title TEXT NOT NULL,
      difficulty TEXT NOT NULL,
      line INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT;

    -- Covers id and name, so that a draw, which looks up hundreds, need not read the rows.
    CREATE INDEX question_names ON question (id, name);

    -- Which questions of a file have a value: one bit per question, by position.
    CREATE TABLE posting (
      facet TEXT NOT NULL,
      value TEXT NOT NULL,
      file INTEGER NOT NULL,
      bits BLOB NOT NULL,
      PRIMARY KEY (facet, value, file)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posting_by_file ON posting (file);

    CREATE VIEW question_text AS SELECT id, title, json_extract(json, '$.prompt') AS prompt,
      json_extract(json, '$.answer') AS answer FROM question;
    CREATE VIRTUAL TABLE question_words USING fts5 (
      title, prompt, answer, content = 'question_text', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

    CREATE TABLE script (
      id TEXT NOT NULL PRIMARY KEY,
      rank INTEGER NOT NULL,             -- the order they are shown in
      kind TEXT NOT NULL,
      sections TEXT NOT NULL,            -- each between spaces
      parts TEXT NOT NULL,               -- the ids of its phases, each between spaces
      json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rubric (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT;

    -- `rounds`: their files' stamps; `parts`: what reading questions depends on; `problems`: in rounds and rubrics.
    CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
    """

  /// Positions in a file take this many bits.
  static let positionBits = 20
}
