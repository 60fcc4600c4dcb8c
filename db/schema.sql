-- The atlas: one read-only SQLite file that describes a world of careers.
--
-- A table of the first part is a file of the same name in an atlas folder
-- (db/kpo/roles.csv is the table roles), column for column; the rowid of a
-- row is the line it stands on.  Ids are stable lower-case text, unique
-- within a table.  A column named `sources` holds ids of the table sources,
-- separated by ';'.  `evidence` is the weakest class of the row's parts:
-- observed, published, derived or editorial; any editorial part makes the
-- row editorial.  An empty CSV field is NULL: not known, never zero.
--
-- The second part is derived from the first when the atlas is compiled.
--
-- Raise user_version with every change; a reader refuses a newer one.

PRAGMA application_id = 1383427687;	-- 'Rung'
PRAGMA user_version = 10;

-- What the atlas is: name, release, summary; language, as dictionaries are
-- named ('en_GB').
CREATE TABLE about (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	publisher TEXT NOT NULL,
	address TEXT,			-- URL
	year TEXT,			-- of publication, or 'undated'
	place TEXT,			-- where it is true, if not everywhere
	kind TEXT NOT NULL,		-- 'official statistics', 'newspaper article', and so on
	licence TEXT NOT NULL,
	read TEXT,			-- how much of it was read
	taken TEXT,			-- what was taken from it
	attribution TEXT		-- the wording its licence asks for
) STRICT;

-- A line of work.
CREATE TABLE specializations (
	id TEXT PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('seed', 'additional', 'shared')),
	name TEXT NOT NULL,
	also_called TEXT,
	summary TEXT NOT NULL,		-- what it does
	clients TEXT,
	deliverables TEXT,
	study_fields TEXT,
	tools TEXT,
	areas TEXT,			-- ids of study_areas that lead here
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE specialization_texts (
	specialization TEXT NOT NULL REFERENCES specializations (id),
	aspect TEXT NOT NULL CHECK (aspect IN ('example', 'day', 'study',
		'pricing', 'downside', 'change', 'ladder')),
	text TEXT NOT NULL,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;
CREATE INDEX specialization_texts_by_specialization
	ON specialization_texts (specialization);

CREATE TABLE tracks (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- Rungs belong to a scale with a name and a release.
CREATE TABLE level_scales (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	release TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE levels (
	id TEXT PRIMARY KEY,
	scale TEXT NOT NULL REFERENCES level_scales (id),
	rank INTEGER NOT NULL,		-- 1 is the lowest
	name TEXT NOT NULL,
	titles_hint TEXT,		-- words that titles of this level use
	years_min INTEGER,		-- total working years, from
	years_max INTEGER,		-- and to
	summary TEXT NOT NULL,		-- what changes on this rung
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- Degrees, in order; ranks compare general degrees only: where `profession`
-- is set the rung names a field, and no higher rank replaces it.
CREATE TABLE education (
	id TEXT PRIMARY KEY,
	rank INTEGER NOT NULL,
	name TEXT NOT NULL,
	profession INTEGER NOT NULL CHECK (profession IN (0, 1)),
	years_min INTEGER,		-- usual years after secondary school, from
	years_max INTEGER,		-- and to
	summary TEXT NOT NULL,		-- what it changes about getting in
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE education_figures (
	education TEXT NOT NULL REFERENCES education (id),
	measure TEXT NOT NULL,		-- 'median weekly earnings', and so on
	value REAL NOT NULL,
	unit TEXT NOT NULL,		-- 'USD a week', 'percent', and so on
	place TEXT NOT NULL,
	year TEXT NOT NULL,
	evidence TEXT NOT NULL,
	note TEXT,
	sources TEXT NOT NULL,
	PRIMARY KEY (education, measure, place, year)
) STRICT;

-- Occupations of a statistical classification, which carry pay and outlook.
CREATE TABLE occupations (
	id TEXT PRIMARY KEY,		-- O*NET-SOC code, or ISCO-08 code
	title TEXT NOT NULL,
	soc TEXT NOT NULL,		-- SOC or ISCO-08 code: key of pay and outlook
	job_zone INTEGER REFERENCES job_zones (id),
	job_zone_date TEXT,
	education TEXT REFERENCES education (id),	-- commonest required
	education_as_asked TEXT,	-- in the words of the survey
	education_share REAL,		-- percent of answers
	experience_as_asked TEXT,
	experience_share REAL,
	asked_date TEXT,
	technologies TEXT,		-- in demand, separated by '; '
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE occupation_relations (
	occupation TEXT NOT NULL REFERENCES occupations (id),
	related TEXT NOT NULL REFERENCES occupations (id),
	tier TEXT NOT NULL CHECK (tier IN ('primary-short', 'primary-long',
		'supplemental')),
	rank INTEGER NOT NULL,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (occupation, related)
) STRICT;

CREATE TABLE job_zones (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	experience TEXT NOT NULL,
	education TEXT NOT NULL,
	training TEXT NOT NULL,
	svp_range TEXT NOT NULL,	-- specific vocational preparation
	release TEXT NOT NULL,		-- of the scale
	sources TEXT NOT NULL
) STRICT;

-- Yearly pay by SOC code.  NULL with a note: at or above the top code.
CREATE TABLE pay (
	soc TEXT NOT NULL,
	title TEXT NOT NULL,
	place TEXT NOT NULL,
	year TEXT NOT NULL,
	currency TEXT NOT NULL,
	p10 REAL, p25 REAL, median REAL, p75 REAL, p90 REAL, mean REAL,
	top_code REAL,			-- NULL percentiles are at or above it
	employment INTEGER,
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (soc, place, year)
) STRICT;

CREATE TABLE outlook (
	soc TEXT NOT NULL,
	place TEXT NOT NULL,
	year_from INTEGER NOT NULL,
	year_to INTEGER NOT NULL,
	employment_from REAL NOT NULL,	-- thousands of jobs
	employment_to REAL NOT NULL,
	change_percent REAL NOT NULL,
	openings REAL NOT NULL,		-- thousands a year
	education_as_asked TEXT,
	experience_as_asked TEXT,
	training_as_asked TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (soc, place, year_from, year_to)
) STRICT;

-- A job.  `unlinked` says why nothing leads to or from it, if so.
CREATE TABLE roles (
	id TEXT PRIMARY KEY,
	specialization TEXT NOT NULL REFERENCES specializations (id),
	track TEXT NOT NULL REFERENCES tracks (id),
	level TEXT NOT NULL REFERENCES levels (id),
	title TEXT NOT NULL,
	summary TEXT NOT NULL,
	years_min INTEGER,		-- total working years on reaching it
	years_max INTEGER,
	education_min TEXT REFERENCES education (id),
	education_preferred TEXT REFERENCES education (id),
	occupation TEXT REFERENCES occupations (id),	-- the nearest one
	occupation_fit TEXT CHECK (occupation_fit IN ('listed', 'close', 'loose')),
	unlinked TEXT,
	address TEXT,			-- URI that its own classification gives it
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;
CREATE INDEX roles_by_specialization ON roles (specialization);
CREATE INDEX roles_by_occupation ON roles (occupation);

-- Occupations that a crosswalk maps a role to, and the group that it is of: what
-- the occupation is to the role.
CREATE TABLE role_occupations (
	role TEXT NOT NULL REFERENCES roles (id),
	occupation TEXT NOT NULL REFERENCES occupations (id),
	match TEXT NOT NULL CHECK (match IN ('exact', 'close', 'broad', 'narrow',
		'group')),
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (role, occupation)
) STRICT;

-- Alternate titles.
CREATE TABLE role_titles (
	role TEXT NOT NULL REFERENCES roles (id),
	title TEXT NOT NULL,
	PRIMARY KEY (role, title)
) STRICT;

-- Titles, main or alternate, that the classification itself lists for the
-- role's occupation.
CREATE TABLE role_listed_titles (
	role TEXT NOT NULL REFERENCES roles (id),
	title TEXT NOT NULL,
	PRIMARY KEY (role, title)
) STRICT;

-- What a role does and is like, in words; several rows of one aspect keep
-- their order.
CREATE TABLE role_texts (
	role TEXT NOT NULL REFERENCES roles (id),
	aspect TEXT NOT NULL CHECK (aspect IN ('task', 'works-with',
		'good-work', 'why-leave', 'how-in', 'first-90-days')),
	text TEXT NOT NULL,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;
CREATE INDEX role_texts_by_role ON role_texts (role);

CREATE TABLE skill_groups (
	id TEXT PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('skill', 'tool', 'knowledge')),
	name TEXT NOT NULL,
	summary TEXT NOT NULL
) STRICT;

CREATE TABLE skill_levels (
	id INTEGER PRIMARY KEY,		-- 1 to 5
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE skills (
	id TEXT PRIMARY KEY,
	"group" TEXT NOT NULL REFERENCES skill_groups (id),
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- A skill that a role asks.
CREATE TABLE requirements (
	role TEXT NOT NULL REFERENCES roles (id),
	skill TEXT NOT NULL REFERENCES skills (id),
	level INTEGER REFERENCES skill_levels (id),	-- NULL: not said
	importance TEXT NOT NULL CHECK (importance IN ('core', 'useful')),
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (role, skill)
) STRICT;
CREATE INDEX requirements_by_skill ON requirements (skill);

-- What everybody on a level needs, whatever the role.
CREATE TABLE baseline_skills (
	skill TEXT NOT NULL REFERENCES skills (id),
	level TEXT NOT NULL REFERENCES levels (id),
	skill_level INTEGER NOT NULL REFERENCES skill_levels (id),
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (skill, level)
) STRICT;
CREATE INDEX baseline_skills_by_level ON baseline_skills (level);

CREATE TABLE certifications (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	issuer TEXT NOT NULL,
	specializations TEXT NOT NULL,	-- ids of specializations
	levels TEXT NOT NULL,		-- ids of levels
	prerequisites TEXT,
	validity TEXT,
	verified TEXT NOT NULL CHECK (verified IN ('yes', 'part', 'no')),
	status TEXT NOT NULL CHECK (status IN ('current', 'changing', 'unclear',
		'retired')),
	replaced_by TEXT,		-- ids of certifications
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE role_certifications (
	role TEXT NOT NULL REFERENCES roles (id),
	certification TEXT NOT NULL REFERENCES certifications (id),
	usefulness TEXT NOT NULL CHECK (usefulness IN ('helpful', 'often asked')),
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (role, certification)
) STRICT;
CREATE INDEX role_certifications_by_certification
	ON role_certifications (certification);

-- What work is like; values go from 0 to 3 in the words of scale_N.
CREATE TABLE conditions (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	scale_0 TEXT NOT NULL,
	scale_1 TEXT NOT NULL,
	scale_2 TEXT NOT NULL,
	scale_3 TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE role_conditions (
	role TEXT NOT NULL REFERENCES roles (id),
	condition TEXT NOT NULL REFERENCES conditions (id),
	value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 3),
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (role, condition)
) STRICT;

-- A step from role to role.
CREATE TABLE moves (
	from_role TEXT NOT NULL REFERENCES roles (id),
	to_role TEXT NOT NULL REFERENCES roles (id),
	kind TEXT NOT NULL CHECK (kind IN ('advancement', 'lateral',
		'lateral-advancement', 'cross-track', 'cross-specialization',
		'similar')),
	years_min INTEGER,		-- in the seat before the step
	years_max INTEGER,
	commonness TEXT CHECK (commonness IN ('common', 'possible', 'rare')),
	certifications TEXT,		-- ids of certifications that help
	note TEXT,			-- what the step takes
	doubtful TEXT,			-- why it is doubtful, if it is
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (from_role, to_role)
) STRICT;
CREATE INDEX moves_by_to_role ON moves (to_role);

-- How many people went from one line of work to another, as counted: nothing is
-- known of the roles that they had and took.
CREATE TABLE flows (
	from_specialization TEXT NOT NULL REFERENCES specializations (id),
	to_specialization TEXT NOT NULL REFERENCES specializations (id),
	place TEXT NOT NULL,
	year_from INTEGER NOT NULL,
	year_to INTEGER NOT NULL,
	movers REAL NOT NULL,		-- people a month, on average
	share REAL NOT NULL,		-- of all who went to another line, 0 to 1
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (from_specialization, to_specialization, place, year_from,
		year_to)
) STRICT;

-- First steps: from study into a role.
CREATE TABLE entry_routes (
	education TEXT NOT NULL REFERENCES education (id),
	fields TEXT NOT NULL,		-- what was studied; 'any' for all
	areas TEXT,			-- ids of study_areas; NULL for all
	role TEXT NOT NULL REFERENCES roles (id),
	commonness TEXT NOT NULL CHECK (commonness IN ('common', 'possible',
		'rare')),
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL,
	PRIMARY KEY (education, fields, role)
) STRICT;
CREATE INDEX entry_routes_by_role ON entry_routes (role);

-- Broad fields of study or interest: where the guided start begins.
CREATE TABLE study_areas (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- What one can like doing, and by what a role shows that it has it: the core
-- skills that it asks, or the conditions of which it has much.
CREATE TABLE interests (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	summary TEXT NOT NULL,
	language TEXT CHECK (language IN ('spoken', 'written')),	-- what it
					-- needs of the language of work, if much
	skills TEXT,			-- ids of skills
	conditions TEXT,		-- ids of conditions
	sources TEXT NOT NULL
) STRICT;

CREATE TABLE terms (
	id TEXT PRIMARY KEY,
	term TEXT NOT NULL,
	expansion TEXT,
	definition TEXT NOT NULL,
	specialization TEXT NOT NULL REFERENCES specializations (id),
	topic TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- Figures about the industry, pay outside the pay table among them.
CREATE TABLE facts (
	id TEXT PRIMARY KEY,
	topic TEXT NOT NULL,		-- 'industry' or 'offshore pay'
	statement TEXT NOT NULL,	-- what was counted
	value TEXT NOT NULL,		-- a number, or a range 'a-b'
	unit TEXT NOT NULL,
	place TEXT,
	year TEXT,
	statistic TEXT,			-- 'median', 'average wage rate', and so on
	survey TEXT,			-- who asked whom
	quality TEXT,			-- how far to trust it
	note TEXT,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- The answer to "How do I start?", statement by statement.
CREATE TABLE statements (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	text TEXT NOT NULL,
	evidence TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT;

-- What proves a statement: any thing of the atlas.
CREATE TABLE statement_links (
	statement TEXT NOT NULL REFERENCES statements (id),
	kind TEXT NOT NULL,		-- singular kind: 'role', 'education', and so on
	thing TEXT NOT NULL,		-- its id
	note TEXT NOT NULL,		-- what one sees there
	PRIMARY KEY (statement, kind, thing)
) STRICT;

-- What people type, and the words of the atlas that it means.
CREATE TABLE synonyms (
	word TEXT NOT NULL,		-- one word, folded
	means TEXT NOT NULL,		-- one word of the atlas, folded
	PRIMARY KEY (word, means)
) STRICT;

-- What the atlas holds itself to.  rungs check tells where it falls short;
-- what has no row here is not judged.
CREATE TABLE standards (
	name TEXT PRIMARY KEY CHECK (name IN ('tasks', 'requirements',
		'role length', 'summary length', 'text length', 'note length')),
	least INTEGER,
	most INTEGER
) STRICT;

-- Words that say nothing: a phrase in lower case; a word that ends with '*'
-- stands for all that begin so.  With rows here, all prose is checked for
-- style: fillers, final stops, figures without a source, and eight words in a
-- row that two roles share.
CREATE TABLE fillers (
	phrase TEXT PRIMARY KEY
) STRICT;

-- Words that are spelled right though no dictionary has them, as they are
-- written.  With rows here, all prose is checked for spelling, in the language
-- that the table about names.
CREATE TABLE spellings (
	word TEXT PRIMARY KEY
) STRICT;

-- What was changed here of the release that the atlas was made from, by an
-- overlay or by tables that were taken in: rungs upgrade does it again on the
-- next release.  Key and row are JSON; of a table without a key they are those
-- of one aspect, and all rows of it.
CREATE TABLE local_edits (
	name TEXT NOT NULL,		-- of the table
	key TEXT NOT NULL,
	before TEXT,			-- what the release has; NULL of what is added
	PRIMARY KEY (name, key)
) STRICT;

-- Derived from the tables above ------------------------------------------

-- Everything that has a page of its own, as lists and links show it.
CREATE TABLE things (
	number INTEGER PRIMARY KEY,	-- the kind above 26 bits, then the order of lists
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	detail TEXT,			-- what tells it apart
	"group" TEXT,			-- heading under which lists show it
	roles INTEGER,			-- that are of it or ask it, where any can
	UNIQUE (kind, id)
) STRICT;
CREATE INDEX things_of_kind ON things (kind);

-- Which things rest on a source.
CREATE TABLE citations (
	source TEXT NOT NULL,
	thing INTEGER NOT NULL REFERENCES things (number),
	PRIMARY KEY (source, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_thing ON citations (thing);

-- Roles and specializations in whose texts a term stands.
CREATE TABLE term_uses (
	term TEXT NOT NULL,
	thing INTEGER NOT NULL REFERENCES things (number),
	PRIMARY KEY (term, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_uses_by_thing ON term_uses (thing);

-- Roles by what a query can be narrowed by.
CREATE TABLE filter_roles (
	filter TEXT NOT NULL,		-- 'level', 'skill', 'condition', and so on
	value TEXT NOT NULL,		-- id of what the role is of, asks or has
	degree REAL NOT NULL,		-- how much of it; of pay, the median
	role INTEGER NOT NULL REFERENCES things (number),
	PRIMARY KEY (filter, value, degree, role)
) STRICT, WITHOUT ROWID;

-- Where, when and in what most pay is counted: a row, if there is pay.
CREATE TABLE pay_basis (
	place TEXT NOT NULL,
	currency TEXT NOT NULL,
	year TEXT NOT NULL
) STRICT;

-- The moves that are steps, all but 'similar', the first steps, and what a
-- route adds up of them and of roles: one row of bytes that src/core/graph.c
-- reads.
CREATE TABLE move_graph (
	bytes BLOB NOT NULL
) STRICT;

-- What each role asks, so that fit can read it of all at once.
CREATE TABLE role_demands (
	role INTEGER PRIMARY KEY REFERENCES things (number),
	specialization INTEGER NOT NULL REFERENCES things (number),
	track INTEGER NOT NULL REFERENCES things (number),
	level INTEGER NOT NULL REFERENCES things (number),
	education INTEGER REFERENCES things (number),	-- at least
	years INTEGER,			-- total working years, from
	bytes BLOB NOT NULL		-- skills, what everybody on its level
					-- needs, and certifications: bytes that
					-- src/core/demand.c reads
) STRICT;

-- Every text that search looks at, once.
CREATE TABLE search_texts (
	id INTEGER PRIMARY KEY,		-- tells thing and ordinal
	field INTEGER NOT NULL,		-- its place in search_fields.def
	text TEXT NOT NULL
) STRICT;

-- What words come down to (singular, one spelling), and what each says of
-- which things: bytes that src/core/posting.c reads.
CREATE TABLE search_terms (
	id INTEGER PRIMARY KEY,		-- in the order of words
	word TEXT NOT NULL UNIQUE,
	names INTEGER NOT NULL,		-- that it stands in
	things INTEGER NOT NULL,	-- likewise
	heads INTEGER NOT NULL,		-- titles of roles that end with it
	embedding BLOB NOT NULL,	-- src/core/embedding.h
	postings BLOB NOT NULL
) STRICT;

-- What has texts: how many, and where it stands beside terms.
CREATE TABLE search_things (
	thing INTEGER PRIMARY KEY REFERENCES things (number),
	texts INTEGER NOT NULL,
	embedding BLOB NOT NULL
) STRICT;

-- What all terms say together that begin with the same few letters, where they
-- are many: names and things are sums.  With row numbers, as SQLite would read
-- whole rows of other beginnings on its way to one.
CREATE TABLE search_beginnings (
	beginning TEXT PRIMARY KEY,
	names INTEGER NOT NULL,
	things INTEGER NOT NULL,
	postings BLOB NOT NULL
) STRICT;

-- The words, folded, as they stand in texts: for beginnings and for mending
-- typing errors.
CREATE TABLE search_words (
	word TEXT PRIMARY KEY,
	term INTEGER NOT NULL,
	uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 'names': how many there are; 'name words': how many each has, on average;
-- 'bodies': how many things have other texts than names; 'name rarity': how much
-- a word in a name tells, squared, on average.
CREATE TABLE search_figures (
	name TEXT PRIMARY KEY,
	value REAL NOT NULL
) STRICT, WITHOUT ROWID;
