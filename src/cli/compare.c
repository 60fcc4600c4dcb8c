#include <rungs/compare.h>

#include <string.h>

#include "../page/table.h"
#include "invocation.h"
#include "json.h"
#include "print.h"

/* What the command line asks to put side by side. */
struct asked {
	size_t count;
	struct rungs_things found[RUNGS_COMPARE_MOST];
	struct rungs_thing things[RUNGS_COMPARE_MOST];
	struct rungs_things found_level;
	struct rungs_thing level;
};

static void asked_release(struct asked *asked)
{
	for (size_t i = 0; i < asked->count; i++)
		rungs_things_release(&asked->found[i]);
	rungs_things_release(&asked->found_level);
}

static bool is_twice(const struct asked *asked, size_t at)
{
	const struct rungs_thing *thing = &asked->things[at];

	for (size_t i = 0; i < at; i++)
		if (asked->things[i].kind == thing->kind &&
		    strcmp(asked->things[i].id, thing->id) == 0)
			return true;
	return false;
}

/* Finds one more thing; what is found is given back with the rest. */
static int ask(struct invocation *call, struct rungs_atlas *atlas,
	       struct asked *asked, const char *name)
{
	const unsigned kinds = 1u << RUNGS_ROLE | 1u << RUNGS_SPECIALIZATION |
			       1u << RUNGS_TRACK;
	size_t at = asked->count;
	int status = find_of_kinds(call, atlas, name, kinds, &asked->found[at],
				   &asked->things[at]);

	if (status != EXIT_DONE)
		return status;
	asked->count++;
	if (!is_twice(asked, at))
		return EXIT_DONE;
	complain(call, "'%.200s' stands there twice.", name);
	return EXIT_USAGE;
}

static int ask_level(struct invocation *call, struct rungs_atlas *atlas,
		     struct asked *asked)
{
	const char *name = call->value[OPTION_LEVEL];
	char whole[200];

	if (name == NULL)
		return EXIT_DONE;
	for (size_t i = 0; i < asked->count; i++) {
		if (asked->things[i].kind == RUNGS_ROLE)
			continue;
		snprintf(whole, sizeof(whole), "%s%s",
			 strchr(name, '/') != NULL ? "" : "level/", name);
		return find_of_kinds(call, atlas, whole, 1u << RUNGS_LEVEL,
				     &asked->found_level, &asked->level);
	}
	complain(call, "--level narrows specializations and tracks, and only "
		       "roles are compared.");
	return EXIT_USAGE;
}

/* A column without a role has nothing to compare. */
static int check_columns(struct invocation *call,
			 const struct rungs_compare *compare)
{
	for (size_t i = 0; i < compare->count; i++) {
		const struct rungs_compare_column *column =
			&compare->columns[i];

		if (column->role_count > 0)
			continue;
		complain(call, "%s has no role%s%s.", column->thing.name,
			 column->level.name != NULL ? " of the level " : "",
			 column->level.name != NULL ? column->level.name : "");
		return EXIT_NOTHING;
	}
	return EXIT_DONE;
}

static int answer(struct invocation *call, const void *context)
{
	const struct rungs_compare *compare = context;
	struct table table;
	struct rungs_error error = {0};

	if (call->value[OPTION_JSON] != NULL) {
		json_t *out = json_answer(call);

		json_compare(&out, compare);
		return json_finish(call, out, false, EXIT_DONE);
	}
	if (table_make(&table, compare, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = print_table(call, &table, call->value[OPTION_FORMAT]);
	table_release(&table);
	return status;
}

static int compare(struct invocation *call, struct rungs_atlas *atlas,
		   const struct asked *asked)
{
	struct rungs_compare_subject subjects[RUNGS_COMPARE_MOST];
	struct rungs_compare made;
	struct rungs_error error = {0};

	for (size_t i = 0; i < asked->count; i++)
		subjects[i] = (struct rungs_compare_subject){
			.kind = asked->things[i].kind,
			.id = asked->things[i].id,
			.level = asked->level.id,
		};
	if (rungs_compare_get(atlas, subjects, asked->count, &made, &error) !=
	    RUNGS_OK)
		return complain_of(call, &error);
	int status = check_columns(call, &made);
	if (status == EXIT_DONE)
		status = print_answer(call, answer, &made);
	rungs_compare_release(&made);
	return status;
}

int run_compare(struct invocation *call)
{
	struct asked asked = {0};
	struct rungs_atlas *atlas;
	int status = check_format(call);

	if (status != EXIT_DONE)
		return status;
	status = open_atlas(call, &atlas);
	if (status != EXIT_DONE)
		return status;
	for (size_t i = 0; i < call->operand_count && status == EXIT_DONE; i++)
		status = ask(call, atlas, &asked, call->operands[i]);
	if (status == EXIT_DONE)
		status = ask_level(call, atlas, &asked);
	if (status == EXIT_DONE)
		status = compare(call, atlas, &asked);
	asked_release(&asked);
	rungs_atlas_close(atlas);
	return status;
}
