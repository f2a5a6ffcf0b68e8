import GRDB

/// The tables of the index. It is a cache: whoever changes them raises the version, and what is there is made anew.
enum IndexSchema {
  static let version = 4
  /// `grni`, in the header of every index.
  static let applicationID = 0x6772_6E69

  static let tables = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);

    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      rank INTEGER NOT NULL,             -- in the order of sections, topics and banks
      section TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,         -- nanoseconds since 1970; 0 has the file read again
      hash TEXT NOT NULL,                -- of its content
      count INTEGER NOT NULL             -- questions
    ) STRICT;
    CREATE INDEX file_by_rank ON file (rank);

    -- What is wrong with a file.
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

    -- Names without what is beside them: a draw looks at hundreds.
    CREATE INDEX question_names ON question (id, name);

    -- Which questions of a file have a value: a bit each, by position.
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
      rank INTEGER NOT NULL,             -- in their order
      kind TEXT NOT NULL,
      sections TEXT NOT NULL,            -- between blanks
      parts TEXT NOT NULL,               -- the ids of its phases, between blanks
      json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rubric (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT;

    -- `rounds`: the stamps of their files; `parts`: what questions were read with; `problems`: of rounds and rubrics.
    CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
    """

  /// Positions in a file are below this.
  static let positionBits = 20
}
