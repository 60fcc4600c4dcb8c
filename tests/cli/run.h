/* Runs a command line inside the test and keeps what it wrote. */
#ifndef RUNGS_TEST_RUN_H
#define RUNGS_TEST_RUN_H

#include <check.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/invocation.h"

#define RUN_WORDS 16

struct ran {
	int status;
	char *out, *err;
	int explored; /* how often the explorer was opened */
	char at[64];  /* at which thing */
};

/* How the surroundings are; zeroed is a pipe. */
struct around {
	bool terminal, watched;
	const char *term, *input;
	int columns;
	bool color;
	bool ascii;        /* the locale knows no more */
	const char *own;   /* folder for data and settings, or NULL */
	const char *today; /* NULL for one of these tests' own */
};

/* What the explorer's stand-in leaves behind, set while one run lasts. */
static struct ran *running;

static inline int run_explorer(struct invocation *call,
			       struct rungs_atlas *atlas,
			       const struct rungs_thing *at)
{
	(void)call;
	ck_assert_ptr_nonnull(atlas);
	running->explored++;
	if (at != NULL)
		snprintf(running->at, sizeof(running->at), "%s/%s",
			 rungs_kind_singular(at->kind), at->id);
	return EXIT_DONE;
}

/* words end with NULL. */
static inline struct ran run_words(const struct around *around,
				   const char *const *words)
{
	struct ran ran = {0};
	size_t out_size, err_size;
	FILE *out = open_memstream(&ran.out, &out_size);
	FILE *err = open_memstream(&ran.err, &err_size);
	FILE *in = tmpfile();
	char *argv[RUN_WORDS + 1];
	int argc = 0;
	struct invocation call = {
		.in = in,
		.out = {.file = out, .ascii = around->ascii},
		.err = {.file = err, .ascii = around->ascii},
		.terminal = around->terminal,
		.watched = around->watched,
		.keyboard = around->terminal,
		.color = around->color,
		.term = around->term,
		.columns = around->columns > 0 ? around->columns : 80,
		.data = around->own,
		.config = around->own,
		.today = around->today != NULL ? around->today : "2026-11-26",
		.explore = run_explorer,
	};

	for (; words[argc] != NULL; argc++)
		argv[argc] = (char *)(uintptr_t)words[argc];
	if (around->input != NULL)
		fputs(around->input, in);
	rewind(in);
	running = &ran;
	ran.status = invocation_run(&call, argc, argv);
	running = NULL;
	fclose(in);
	fclose(out);
	fclose(err);
	return ran;
}

static inline void ran_release(struct ran *ran)
{
	free(ran->out);
	free(ran->err);
}

#define RUN(...)                                                               \
	run_words(&(struct around){0}, (const char *const[]){__VA_ARGS__, NULL})
#define RUN_AT(around, ...)                                                    \
	run_words(around, (const char *const[]){__VA_ARGS__, NULL})

/* One sentence on err, nothing on out. */
static inline void assert_refused(struct ran ran, int status, const char *part)
{
	size_t size = strlen(ran.err);

	ck_assert_msg(ran.status == status, "status %d, not %d: %s", ran.status,
		      status, ran.err);
	ck_assert_str_eq(ran.out, "");
	ck_assert_msg(strstr(ran.err, part) != NULL, "no '%s' in '%s'", part,
		      ran.err);
	ck_assert(strncmp(ran.err, "rungs: ", 7) == 0);
	ck_assert(size > 9 && ran.err[size - 1] == '\n');
	ck_assert_ptr_eq(strchr(ran.err, '\n'), ran.err + size - 1);
	ck_assert(ran.err[size - 2] == '.' || ran.err[size - 2] == '?');
	ran_release(&ran);
}

static inline void assert_said(struct ran ran, int status, const char *part)
{
	ck_assert_msg(ran.status == status, "status %d, not %d: %s", ran.status,
		      status, ran.err);
	ck_assert_msg(strstr(ran.out, part) != NULL, "no '%s' in '%s'", part,
		      ran.out);
	ran_release(&ran);
}

/* The answer as JSON, checked for what every answer has. */
static inline json_t *assert_json(struct ran ran, int status,
				  const char *command)
{
	json_error_t error;
	json_t *answer = json_loads(ran.out, JSON_REJECT_DUPLICATES, &error);

	ck_assert_msg(ran.status == status, "status %d, not %d: %s", ran.status,
		      status, ran.err);
	ck_assert_msg(answer != NULL, "%s: %s", error.text, ran.out);
	ck_assert_int_eq(json_integer_value(json_object_get(answer, "rungs")),
			 1);
	ck_assert_str_eq(json_string_value(json_object_get(answer, "command")),
			 command);
	ran_release(&ran);
	return answer;
}

/* The string at a path of members and indices: "role.tasks.0.text". */
static inline json_t *json_at(json_t *value, const char *path)
{
	char key[64];

	while (*path != '\0' && value != NULL) {
		size_t size = strcspn(path, ".");

		snprintf(key, sizeof(key), "%.*s", (int)size, path);
		value = json_is_array(value)
				? json_array_get(value, strtoul(key, NULL, 10))
				: json_object_get(value, key);
		path += size + (path[size] == '.');
	}
	return value;
}

static inline const char *json_text_at(json_t *value, const char *path)
{
	const char *text = json_string_value(json_at(value, path));

	return text != NULL ? text : "(none)";
}

#endif
