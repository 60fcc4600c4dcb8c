#include "mill.h"

#include <ctype.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "dice.h"

enum { TITLE_SIZE = 160, WORD_LEAST = 5, NAME_WORDS = 3 };

/* What a role's titles are made of.  So few that a word comes in 2.7 of them,
 * and the most common one in a third to a half of the roles, much as in O*NET
 * 29.0: there 2.7, and three in ten ("operator"). */
enum { ROLE_HEADS = 3, ROLE_FRONTS = 32 };

struct pile {
	const char **at;
	size_t count, room;
};

struct stock_of_role {
	const char *heads[ROLE_HEADS];
	char fronts[ROLE_FRONTS][TITLE_SIZE / 3];
};

struct mill {
	struct dice dice;
	struct arena *arena;
	struct pile heads, fronts, names, words;
	sqlite3 *taken; /* titles of roles, each one's own */
	sqlite3_stmt *take;
	FILE *roles, *titles, *requirements;
	bool failed;
};

static const char sql_titles[] =
	"SELECT title FROM roles UNION ALL SELECT title FROM role_titles"
	" UNION ALL SELECT title FROM role_listed_titles";
static const char sql_names[] =
	"SELECT name FROM skills UNION ALL SELECT term FROM terms"
	" UNION ALL SELECT expansion FROM terms";
static const char sql_texts[] =
	"SELECT text FROM role_texts UNION ALL SELECT summary FROM roles"
	" UNION ALL SELECT definition FROM terms";

/* The tables that the roles refer to, a row each. */
static const struct {
	const char *name, *text;
} small_tables[] = {
	{"about", "key,value\nname,Mill\nrelease,1\nlanguage,en_GB\n"},
	{"sources",
	 "id,title,publisher,address,year,place,kind,licence,read,taken,"
	 "attribution\ns,Mill,Mill,,,,made up,none,,,\n"},
	{"specializations",
	 "id,kind,name,also_called,summary,clients,deliverables,study_fields,"
	 "tools,areas,sources\nx,additional,Everything,,All work.,,,,,,s\n"},
	{"tracks", "id,name,summary,sources\nt,Track,All of it.,s\n"},
	{"level_scales", "id,name,release,sources\nz,Scale,1,s\n"},
	{"levels", "id,scale,rank,name,titles_hint,years_min,years_max,summary,"
		   "evidence,sources\nl,z,1,Level,,,,All.,published,s\n"},
	{"skill_groups", "id,kind,name,summary\ng,skill,Group,All skills.\n"},
	{"skill_levels", "id,name,summary,sources\n1,One,The one.,s\n"},
	{"skills", "id,group,name,summary,sources\nk,g,Skill,To do it.,s\n"},
};

static void pile_add(struct mill *mill, struct pile *pile, const char *text,
		     size_t size)
{
	const char *copy = arena_copy(mill->arena, text, size);

	if (pile->count == pile->room) {
		size_t room = 2 * pile->room + 1024;
		const char **at = realloc(pile->at, room * sizeof(*at));

		if (at == NULL) {
			mill->failed = true;
			return;
		}
		pile->at = at;
		pile->room = room;
	}
	pile->at[pile->count++] = copy;
	mill->failed |= copy == NULL;
}

static const char *draw(struct mill *mill, const struct pile *pile)
{
	return pile->at[dice_roll(&mill->dice, pile->count)];
}

/* Collecting -------------------------------------------------------------- */

static size_t count_words(const char *text)
{
	size_t words = *text != '\0';

	for (; *text != '\0'; text++)
		words += *text == ' ';
	return words;
}

static bool is_plain(const char *text)
{
	for (; *text != '\0'; text++)
		if (!isalnum((unsigned char)*text) && *text != ' ' &&
		    *text != '-')
			return false;
	return true;
}

static void collect_title(struct mill *mill, const char *text)
{
	const char *head = strrchr(text, ' ');

	if (!is_plain(text) || head == NULL)
		return;
	pile_add(mill, &mill->heads, head + 1, strlen(head + 1));
	pile_add(mill, &mill->fronts, text, (size_t)(head - text));
}

static void collect_name(struct mill *mill, const char *text)
{
	if (is_plain(text) && count_words(text) <= NAME_WORDS)
		pile_add(mill, &mill->names, text, strlen(text));
}

static void collect_text(struct mill *mill, const char *text)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyz";

	while (*text != '\0') {
		size_t size = strspn(text, small);

		if (size >= WORD_LEAST &&
		    (text[size] == ' ' || text[size] == ','))
			pile_add(mill, &mill->words, text, size);
		text += size;
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
}

static bool collect(struct mill *mill, sqlite3 *db, const char *sql,
		    void (*take)(struct mill *mill, const char *text))
{
	sqlite3_stmt *rows = NULL;
	int step = SQLITE_ERROR;

	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK)
		while ((step = sqlite3_step(rows)) == SQLITE_ROW)
			if (sqlite3_column_type(rows, 0) == SQLITE_TEXT)
				take(mill, (const char *)sqlite3_column_text(
						   rows, 0));
	sqlite3_finalize(rows);
	return step == SQLITE_DONE && !mill->failed;
}

static bool collect_all(struct mill *mill, const char *path)
{
	sqlite3 *db = NULL;
	bool done = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ==
			    SQLITE_OK &&
		    collect(mill, db, sql_titles, collect_title) &&
		    collect(mill, db, sql_names, collect_name) &&
		    collect(mill, db, sql_texts, collect_text);

	if (!done)
		fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
	sqlite3_close(db);
	return done && mill->heads.count > 0 && mill->names.count > 0 &&
	       mill->words.count > 0;
}

/* Making ------------------------------------------------------------------ */

static const char *const grades[] = {
	"Senior", "Senior",    "Junior",  "Lead", "Assistant",
	"Chief",  "Associate", "Trainee", "Head", "Deputy"};
static const char *const numbers[] = {"I", "II", "III", "1", "2", "3"};

#define PICK(dice, list)                                                       \
	(list)[dice_roll(dice, sizeof(list) / sizeof((list)[0]))]

static void make_front(struct mill *mill, char *out, size_t size)
{
	size_t roll = dice_roll(&mill->dice, 10);

	if (roll < 4) {
		snprintf(out, size, "%s", draw(mill, &mill->fronts));
	} else if (roll < 7) {
		snprintf(out, size, "%s", draw(mill, &mill->names));
	} else {
		snprintf(out, size, "%s", draw(mill, &mill->words));
		*out = (char)toupper((unsigned char)*out);
	}
}

static void make_stock(struct mill *mill, struct stock_of_role *stock)
{
	for (size_t i = 0; i < ROLE_HEADS; i++)
		stock->heads[i] = draw(mill, &mill->heads);
	for (size_t i = 0; i < ROLE_FRONTS; i++)
		make_front(mill, stock->fronts[i], sizeof(stock->fronts[i]));
}

static void make_title(struct mill *mill, const struct stock_of_role *stock,
		       char out[TITLE_SIZE])
{
	const char *first = PICK(&mill->dice, stock->fronts), *second = "";
	const char *grade = "", *number = "";

	if (dice_roll(&mill->dice, 3) == 0)
		second = PICK(&mill->dice, stock->fronts);
	if (dice_roll(&mill->dice, 6) == 0)
		grade = PICK(&mill->dice, grades);
	if (dice_roll(&mill->dice, 12) == 0)
		number = PICK(&mill->dice, numbers);
	snprintf(out, TITLE_SIZE, "%s%s%s%s%s %.40s%s%s", grade,
		 *grade != '\0' ? " " : "", first, *second != '\0' ? " " : "",
		 second, PICK(&mill->dice, stock->heads),
		 *number != '\0' ? " " : "", number);
}

static bool is_taken(struct mill *mill, const char *title)
{
	sqlite3_bind_text(mill->take, 1, title, -1, SQLITE_STATIC);
	mill->failed |= sqlite3_step(mill->take) != SQLITE_DONE;
	sqlite3_reset(mill->take);
	return sqlite3_changes(mill->taken) == 0 && !mill->failed;
}

static bool is_among(char titles[][TITLE_SIZE], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(titles[i], titles[count]) == 0)
			return true;
	return false;
}

static void make_role(struct mill *mill, size_t role)
{
	char titles[MILL_TITLES][TITLE_SIZE];
	struct stock_of_role stock;

	make_stock(mill, &stock);
	do
		make_title(mill, &stock, titles[0]);
	while (is_taken(mill, titles[0]));
	fprintf(mill->roles, "r%zu,x,t,l,%s,Does work.,,,,,,,new,published,s\n",
		role, titles[0]);
	fprintf(mill->requirements, "r%zu,k,1,core,published,s\n", role);
	for (size_t i = 1; i < MILL_TITLES; i++) {
		do
			make_title(mill, &stock, titles[i]);
		while (is_among(titles, i));
		fprintf(mill->titles, "r%zu,%s\n", role, titles[i]);
	}
}

static FILE *table_open(struct mill *mill, const char *folder, const char *name,
			const char *head)
{
	char path[PATH_MAX];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.csv", folder, name);
	file = fopen(path, "w");
	if (file == NULL || fputs(head, file) < 0) {
		perror(path);
		mill->failed = true;
	}
	return file;
}

static void table_close(struct mill *mill, FILE *file)
{
	if (file != NULL && (ferror(file) | fclose(file)) != 0) {
		perror("A table");
		mill->failed = true;
	}
}

static void write_tables(struct mill *mill, size_t roles, const char *folder)
{
	for (size_t i = 0; i < sizeof(small_tables) / sizeof(*small_tables);
	     i++)
		table_close(mill, table_open(mill, folder, small_tables[i].name,
					     small_tables[i].text));
	mill->roles = table_open(
		mill, folder, "roles",
		"id,specialization,track,level,title,summary,years_min,"
		"years_max,education_min,education_preferred,occupation,"
		"occupation_fit,unlinked,evidence,sources\n");
	mill->titles = table_open(mill, folder, "role_titles", "role,title\n");
	mill->requirements = table_open(mill, folder, "requirements",
					"role,skill,level,importance,"
					"evidence,sources\n");
	for (size_t i = 0; !mill->failed && i < roles; i++)
		make_role(mill, i);
	table_close(mill, mill->roles);
	table_close(mill, mill->titles);
	table_close(mill, mill->requirements);
}

static bool taken_open(struct mill *mill)
{
	return sqlite3_open(":memory:", &mill->taken) == SQLITE_OK &&
	       sqlite3_exec(mill->taken,
			    "CREATE TABLE taken (title TEXT COLLATE NOCASE"
			    " PRIMARY KEY) WITHOUT ROWID; BEGIN",
			    NULL, NULL, NULL) == SQLITE_OK &&
	       sqlite3_prepare_v2(mill->taken,
				  "INSERT OR IGNORE INTO taken VALUES (?1)", -1,
				  &mill->take, NULL) == SQLITE_OK;
}

bool mill_tables(const char *kpo_atlas, size_t titles, const char *folder)
{
	struct mill mill = {.dice = {1}, .arena = arena_new()};

	mill.failed = mill.arena == NULL || !taken_open(&mill);
	if (!mill.failed)
		mill.failed = !collect_all(&mill, kpo_atlas);
	if (!mill.failed)
		write_tables(&mill, titles / MILL_TITLES, folder);
	sqlite3_finalize(mill.take);
	sqlite3_close(mill.taken);
	free(mill.heads.at);
	free(mill.fronts.at);
	free(mill.names.at);
	free(mill.words.at);
	arena_free(mill.arena);
	return !mill.failed;
}
