-- Things, their names, and which names hold which pieces. A name's place tells how well connected its thing is: of the
-- names that match the first ones are the most important ones.
CREATE TABLE thing (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  iri TEXT NOT NULL,
  type TEXT NOT NULL
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
-- The places of the names that hold a piece, as compressed bitmaps. Changes come as layers of their own upon the layers
-- before, which are put together as they grow. A name that is gone may stay in its layer until then.
CREATE TABLE layer (number INTEGER PRIMARY KEY, names INTEGER NOT NULL);
CREATE TABLE posting (layer INTEGER NOT NULL, piece TEXT NOT NULL, places BLOB NOT NULL);
CREATE UNIQUE INDEX posting_of_piece ON posting (layer, piece);
CREATE TABLE gone (only INTEGER PRIMARY KEY CHECK (only = 0), places BLOB NOT NULL);
