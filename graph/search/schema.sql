-- Things, their names, and the pieces of the names. A name's place tells how well connected its thing is: the index
-- gives the names that match in the order of their places, so that the first ones are the most important ones.
CREATE TABLE thing (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  iri TEXT NOT NULL,
  type TEXT NOT NULL,
  filters TEXT NOT NULL
);
-- What ranking needs stands with each name, so that a thousand of them are read in one go.
CREATE TABLE name (
  place INTEGER PRIMARY KEY,
  thing INTEGER NOT NULL,
  label TEXT NOT NULL,
  weight REAL NOT NULL,
  name TEXT NOT NULL,
  normalised TEXT NOT NULL,
  syllables TEXT NOT NULL
);
CREATE INDEX name_of_thing ON name (thing);
CREATE INDEX name_normalised ON name (normalised);
-- The pieces themselves are not kept: they can be made of the name again.
CREATE VIRTUAL TABLE gram USING fts5(pieces, content = '', detail = none, tokenize = 'ascii');
