-- The profile: one private SQLite file with what one person has.
--
-- A numbered file of this folder takes a profile from the version before to
-- its own, in one transaction; none is changed once it was released.
--
-- A profile is a set of records.  It names things of an atlas by their ids and
-- keeps the name that was seen, so that it outlives every atlas.

PRAGMA application_id = 1383427696;	-- 'Runp'
PRAGMA user_version = 1;

-- Which columns a section uses, and what for, is told in
-- include/rungs/profile.h.
CREATE TABLE records (
	section TEXT NOT NULL,		-- 'skill', 'note', and so on
	id TEXT NOT NULL,		-- unique within a section
	name TEXT NOT NULL,		-- as it was seen, or as it was written
	level INTEGER,
	years REAL,
	text TEXT,
	date TEXT,			-- '2026-11-26'
	done INTEGER NOT NULL CHECK (done IN (0, 1)),
	PRIMARY KEY (section, id)
) STRICT, WITHOUT ROWID;

-- The other side of every change: of one that is applied what stood there
-- before, of one that is undone what stood there after.  Undo and redo both
-- swap a step's rows with those of records.
CREATE TABLE changes (
	step INTEGER NOT NULL,		-- from 1: what is undone at once
	place INTEGER NOT NULL,		-- within the step
	section TEXT NOT NULL,
	id TEXT NOT NULL,
	name TEXT,			-- NULL: there is no such record
	level INTEGER,
	years REAL,
	text TEXT,
	date TEXT,
	done INTEGER NOT NULL,
	PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (
	only INTEGER PRIMARY KEY CHECK (only = 1),
	applied INTEGER NOT NULL	-- the last step that is not undone
) STRICT;
INSERT INTO state VALUES (1, 0);
