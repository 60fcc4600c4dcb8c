-- Plans: what a step is about, when it was ticked and what the tick gave, and
-- what the atlas told when a plan was made.  And the day of every change.
PRAGMA user_version = 2;

ALTER TABLE records ADD COLUMN about TEXT;	-- 'skill/sql'
ALTER TABLE records ADD COLUMN stage INTEGER;	-- of its plan, from 1
ALTER TABLE records ADD COLUMN done_on TEXT;	-- '2026-11-26'
ALTER TABLE records ADD COLUMN gave TEXT;	-- see src/core/plan_gift.h
ALTER TABLE records ADD COLUMN note TEXT;
ALTER TABLE records ADD COLUMN told TEXT;	-- see src/core/plan_told.h

ALTER TABLE changes ADD COLUMN about TEXT;
ALTER TABLE changes ADD COLUMN stage INTEGER;
ALTER TABLE changes ADD COLUMN done_on TEXT;
ALTER TABLE changes ADD COLUMN gave TEXT;
ALTER TABLE changes ADD COLUMN note TEXT;
ALTER TABLE changes ADD COLUMN told TEXT;
ALTER TABLE changes ADD COLUMN day TEXT;	-- NULL: it was not told
