#include "held.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/arena.h"
#include "import/slurp.h"
#include "import/tsv_file.h"
#include "slip.h"

#define OCCUPATIONS "Occupation Data.txt"
#define ALTERNATES "Alternate Titles.txt"
#define REPORTED "Sample of Reported Titles.txt"

enum { CODE, TITLE, SHORT_TITLE };

/* A title of an occupation. */
struct line {
	const char *title, *code;
};

struct lines {
	struct line *at;
	size_t count, room;
};

struct taking {
	const char *release, *folder;
	int release_fd;
	struct arena *arena;
	struct lines occupations; /* by title */
	struct lines held[HELD_PARTS];
};

static bool no_memory(void)
{
	fputs("Memory ran out.\n", stderr);
	return false;
}

static bool lines_add(struct taking *taking, struct lines *lines,
		      const char *title, const struct cell *code)
{
	const char *copy = arena_copy(taking->arena, code->text, code->size);

	if (lines->count == lines->room) {
		size_t room = 2 * lines->room + 1024;
		struct line *at = realloc(lines->at, room * sizeof(*at));

		if (at == NULL)
			return no_memory();
		lines->at = at;
		lines->room = room;
	}
	lines->at[lines->count++] = (struct line){title, copy};
	return copy != NULL || no_memory();
}

static int by_title(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	return strcasecmp(a->title, b->title);
}

static int by_title_and_code(const void *left, const void *right)
{
	const struct line *a = left, *b = right;
	int order = by_title(a, b);

	if (order == 0)
		order = strcmp(a->code, b->code);
	return order != 0 ? order : strcmp(a->title, b->title);
}

/* Whether the rule takes it out; remembers it then. */
static bool hold(struct taking *taking, const struct tsv_file *row,
		 size_t column, bool *held)
{
	const struct cell *field = &row->fields[column];
	struct line line = {0};
	uint32_t part;

	*held = false;
	if (column >= row->count || cell_is(field, "n/a") || field->size == 0)
		return true;
	line.title = arena_copy(taking->arena, field->text, field->size);
	if (line.title == NULL)
		return no_memory();
	part = text_crc(line.title) % HELD_OF;
	if (part >= HELD_PARTS ||
	    bsearch(&line, taking->occupations.at, taking->occupations.count,
		    sizeof(line), by_title) != NULL)
		return true;
	*held = true;
	return lines_add(taking, &taking->held[part], line.title,
			 &row->fields[CODE]);
}

static bool read_file(struct taking *taking, const char *name,
		      struct slurp *out)
{
	enum slurp_got got = slurp_read(out, taking->release_fd, name);

	if (got == SLURP_READ)
		return true;
	fprintf(stderr, "%s/%s: %s\n", taking->release, name,
		got == SLURP_REFUSED ? out->reason : "cannot be read");
	return false;
}

static bool read_occupations(struct taking *taking)
{
	struct slurp slurp = {0};
	struct tsv_file file;
	bool done = read_file(taking, OCCUPATIONS, &slurp);

	file = tsv_file_begin(slurp.bytes, slurp.size);
	while (done && tsv_file_next(&file)) {
		const char *title =
			arena_copy(taking->arena, file.fields[TITLE].text,
				   file.fields[TITLE].size);

		done = title != NULL ? lines_add(taking, &taking->occupations,
						 title, &file.fields[CODE])
				     : no_memory();
	}
	slurp_release(&slurp);
	if (done)
		qsort(taking->occupations.at, taking->occupations.count,
		      sizeof(struct line), by_title);
	return done;
}

static void write_row(const struct tsv_file *row, size_t struck, FILE *out)
{
	for (size_t i = 0; i < row->count; i++)
		fprintf(out, "%s%.*s", i > 0 ? "\t" : "",
			i == struck ? 3 : (int)row->fields[i].size,
			i == struck ? "n/a" : row->fields[i].text);
	putc('\n', out);
}

static bool write_rest(struct taking *taking, const char *name, bool shorts,
		       FILE *out)
{
	struct slurp slurp = {0};
	struct tsv_file row;
	bool done = read_file(taking, name, &slurp);

	row = tsv_file_begin(slurp.bytes, slurp.size);
	while (done && tsv_file_next(&row)) {
		bool whole = false, part = false;

		if (row.line > 1)
			done = hold(taking, &row, TITLE, &whole) &&
			       (!shorts ||
				hold(taking, &row, SHORT_TITLE, &part));
		if (!whole)
			write_row(&row, part ? SHORT_TITLE : SIZE_MAX, out);
	}
	slurp_release(&slurp);
	return done;
}

static bool copy_file(struct taking *taking, const char *name)
{
	char from[PATH_MAX], to[PATH_MAX];
	bool shorts = strcmp(name, ALTERNATES) == 0, done;
	FILE *out;

	snprintf(from, sizeof(from), "%s/%s", taking->release, name);
	snprintf(to, sizeof(to), "%s/%s", taking->folder, name);
	if (!shorts && strcmp(name, REPORTED) != 0) {
		done = symlink(from, to) == 0;
	} else {
		out = fopen(to, "w");
		done = out != NULL && write_rest(taking, name, shorts, out);
		if (out != NULL && fclose(out) != 0)
			done = false;
	}
	if (!done)
		perror(to);
	return done;
}

static bool copy_release(struct taking *taking)
{
	DIR *entries = opendir(taking->release);
	struct dirent *entry;
	bool done = entries != NULL;

	if (!done) {
		perror(taking->release);
		return false;
	}
	taking->release_fd = dirfd(entries);
	done = read_occupations(taking);
	while (done && (entry = readdir(entries)) != NULL)
		if (entry->d_name[0] != '.')
			done = copy_file(taking, entry->d_name);
	closedir(entries);
	return done;
}

/* Lines of one title become one, its codes side by side. */
static bool gather(struct taking *taking, struct lines *lines,
		   struct held_title **out, size_t *count)
{
	struct held_title *titles = arena_alloc(
		taking->arena, (lines->count + 1) * sizeof(*titles));
	const char **codes =
		arena_alloc(taking->arena, (lines->count + 1) * sizeof(*codes));

	if (titles == NULL || codes == NULL)
		return no_memory();
	if (lines->count > 0)
		qsort(lines->at, lines->count, sizeof(*lines->at),
		      by_title_and_code);
	*out = titles;
	*count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		bool same = i > 0 &&
			    by_title(&lines->at[i - 1], &lines->at[i]) == 0;

		if (!same)
			titles[(*count)++] = (struct held_title){
				.text = lines->at[i].title, .codes = &codes[i]};
		codes[i] = lines->at[i].code;
		titles[*count - 1].count++;
	}
	return true;
}

bool held_take(const char *release, const char *folder, struct held *out)
{
	char path[PATH_MAX];
	struct taking taking = {.folder = folder, .arena = arena_new()};
	bool done = taking.arena != NULL;

	*out = (struct held){.memory = taking.arena};
	taking.release = realpath(release, path);
	if (taking.release == NULL) {
		fprintf(stderr,
			"There is no release of O*NET at %s; --release FOLDER "
			"names another place.\n",
			release);
		done = false;
	}
	done = done && copy_release(&taking);
	for (int part = 0; done && part < HELD_PARTS; part++)
		done = gather(&taking, &taking.held[part], &out->at[part],
			      &out->count[part]);
	for (int part = 0; part < HELD_PARTS; part++)
		free(taking.held[part].at);
	free(taking.occupations.at);
	return done;
}

void held_release(struct held *held)
{
	arena_free(held->memory);
	*held = (struct held){0};
}
