#include "route_asked.h"

#include <stdlib.h>
#include <string.h>

#include "../page/routes.h"
#include "json.h"

static int find_one(struct invocation *call, struct rungs_atlas *atlas,
		    const char *name, enum rungs_kind kind,
		    struct rungs_things *found, const char **out)
{
	struct rungs_thing thing;
	int status;

	if (name == NULL)
		return EXIT_DONE;
	status = find_of_kinds(call, atlas, name, 1u << kind, found, &thing);
	if (status == EXIT_DONE)
		*out = thing.id;
	return status;
}

static int find_ends(struct invocation *call, struct rungs_atlas *atlas,
		     const char *start, const char *end,
		     struct route_asked *asked)
{
	const unsigned ends = 1u << RUNGS_ROLE | 1u << RUNGS_TRACK |
			      1u << RUNGS_LEVEL | 1u << RUNGS_SPECIALIZATION;
	struct rungs_thing to;
	int status = EXIT_DONE;

	if (strcmp(start, "start") != 0)
		status = find_one(call, atlas, start, RUNGS_ROLE, &asked->from,
				  &asked->question.from);
	if (status == EXIT_DONE)
		status = find_of_kinds(call, atlas, end, ends, &asked->to, &to);
	if (status != EXIT_DONE)
		return status;
	asked->question.to = to.id;
	asked->question.kind = to.kind;
	return EXIT_DONE;
}

static int read_list(struct invocation *call, enum option_id option,
		     const char *name, struct asked_list *list,
		     const char *const **out)
{
	char *rest = NULL;

	if (call->value[option] == NULL)
		return EXIT_DONE;
	list->text = strdup(call->value[option]);
	if (list->text == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	for (char *word = strtok_r(list->text, ",", &rest); word != NULL;
	     word = strtok_r(NULL, ",", &rest)) {
		word += strspn(word, " ");
		if (list->count == ASKED_MOST) {
			complain(call, "--%s takes %d at most.", name,
				 ASKED_MOST);
			return EXIT_USAGE;
		}
		list->at[list->count++] = word;
	}
	*out = list->at;
	return EXIT_DONE;
}

/* Names the nearest to a role that there is none of. */
static int check_roles(struct invocation *call, struct rungs_atlas *atlas,
		       struct asked_list *list)
{
	int status = EXIT_DONE;

	for (size_t i = 0; i < list->count && status == EXIT_DONE; i++) {
		struct rungs_things found = {0};
		const char *slash = strrchr(list->at[i], '/'), *id;

		status = find_one(call, atlas, list->at[i], RUNGS_ROLE, &found,
				  &id);
		if (status == EXIT_DONE && slash != NULL)
			list->at[i] = slash + 1;
		rungs_things_release(&found);
	}
	return status;
}

static int read_years(struct invocation *call, double *out)
{
	const char *text = call->value[OPTION_MAX_YEARS];
	char *end;

	if (text == NULL)
		return EXIT_DONE;
	*out = strtod(text, &end);
	if (strspn(text, "0123456789.") == strlen(text) && end != text &&
	    *end == '\0' && *out > 0 && *out <= 1000)
		return EXIT_DONE;
	complain(call,
		 "--max-years takes years such as 1.5, up to 1000, not "
		 "'%.200s'.",
		 text);
	return EXIT_USAGE;
}

int read_route_asked(struct invocation *call, struct rungs_atlas *atlas,
		     const char *from, const char *to,
		     struct route_asked *asked)
{
	struct rungs_route_question *question = &asked->question;
	int status;

	memset(asked, 0, sizeof(*asked));
	status = read_years(call, &question->max_years);
	question->no_new_degree = call->value[OPTION_NO_NEW_DEGREE] != NULL;
	question->sourced = call->value[OPTION_SOURCED] != NULL;
	question->common = call->value[OPTION_COMMON] != NULL;
	question->routes = number_option(call, OPTION_ROUTES, 0);
	if (status == EXIT_DONE)
		status = find_ends(call, atlas, from, to, asked);
	if (status == EXIT_DONE)
		status = find_one(call, atlas, call->value[OPTION_EDUCATION],
				  RUNGS_EDUCATION, &asked->education,
				  &question->education);
	if (status == EXIT_DONE)
		status = find_one(call, atlas, call->value[OPTION_IN],
				  RUNGS_SPECIALIZATION, &asked->in,
				  &question->in);
	if (status == EXIT_DONE)
		status = read_list(call, OPTION_WITHOUT, "without",
				   &asked->without, &question->without);
	if (status == EXIT_DONE)
		status = read_list(call, OPTION_AVOID, "avoid", &asked->avoid,
				   &question->avoid);
	if (status == EXIT_DONE)
		status = read_list(call, OPTION_THROUGH, "through",
				   &asked->through, &question->through);
	if (status == EXIT_DONE)
		status = check_roles(call, atlas, &asked->avoid);
	if (status == EXIT_DONE)
		status = check_roles(call, atlas, &asked->through);
	return status;
}

void release_route_asked(struct route_asked *asked)
{
	rungs_things_release(&asked->from);
	rungs_things_release(&asked->to);
	rungs_things_release(&asked->in);
	rungs_things_release(&asked->education);
	free(asked->without.text);
	free(asked->avoid.text);
	free(asked->through.text);
}

int routes_status(const struct rungs_routes *routes)
{
	if (routes->count > 0)
		return EXIT_DONE;
	return routes->relaxation_count > 0 ? EXIT_LIMITS : EXIT_NOTHING;
}

int answer_routes(struct invocation *call, const struct rungs_routes *routes)
{
	json_t *out = json_answer(call);

	json_put(&out, "from",
		 routes->from.id != NULL ? json_brief(&routes->from)
					 : json_text("start"));
	json_put(&out, "to", json_mention(&routes->to));
	json_put(&out, "routes", json_routes(routes));
	json_put(&out, "relax", json_relaxations(routes));
	json_put(&out, "whole", json_boolean(!routes->given_up));
	return json_finish(call, out, false, routes_status(routes));
}

int refuse_routes(struct invocation *call, const struct rungs_routes *routes,
		  const char *more)
{
	struct builder builder;
	struct page page;
	struct rungs_error error = {0};

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(&builder, routes_refusal(&builder, routes), NULL);
	if (builder_finish(&builder, &page, RUNGS_OK, &error) != RUNGS_OK)
		return complain_of(call, &error);
	complain(call, "%s%s%s", page.title, more != NULL ? " " : "",
		 more != NULL ? more : "");
	page_release(&page);
	return routes_status(routes);
}
