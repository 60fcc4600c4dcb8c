#include <string.h>

#include "invocation.h"
#include "nearest.h"

/* Answers as another command does. */
static int run_as(struct invocation *call, const char *name, size_t count,
		  char **operands)
{
	call->command = command_named(name);
	call->operands = operands;
	call->operand_count = count;
	return call->command->run(call);
}

static int run_linear(struct invocation *call)
{
	char overview[] = "specializations";
	char *operands[] = {overview};

	if (call->operand_count > 0)
		return run_as(call, "show", call->operand_count,
			      call->operands);
	return run_as(call, "list", 1, operands);
}

static bool draws(const char *term)
{
	return term != NULL && *term != '\0' && strcmp(term, "dumb") != 0;
}

static const char *command_name(const void *context, size_t n)
{
	(void)context;
	return word_choice(WORD_COMMAND, n);
}

static int explore_thing(struct invocation *call, struct rungs_atlas *atlas,
			 const char *name)
{
	struct rungs_things found = {0};
	struct rungs_error error = {0};
	const char *command;
	int status;

	switch (rungs_find(atlas, name, &found, &error)) {
	case RUNGS_OK: {
		const struct rungs_thing *at = &found.at[0];

		for (size_t i = 0; i < found.count; i++) {
			if (found.at[i].kind == RUNGS_ROLE)
				at = &found.at[i];
		}
		status = call->explore(call, atlas, at);
		break;
	}
	case RUNGS_NOT_FOUND:
		command = nearest(name, command_name, NULL);
		if (command != NULL) {
			complain(call,
				 "There is no command '%s'; did you mean "
				 "'%s'?",
				 name, command);
			status = EXIT_USAGE;
		} else {
			status = complain_unknown(call, atlas, name, ANY_KIND,
						  &found);
		}
		break;
	default:
		status = complain_of(call, &error);
	}
	rungs_things_release(&found);
	return status;
}

int run_explore(struct invocation *call)
{
	struct rungs_atlas *atlas;

	if (wants_lines(call) || !call->keyboard ||
	    call->value[OPTION_JSON] != NULL)
		return run_linear(call);
	if (!draws(call->term)) {
		complain(call, "This terminal cannot be drawn on; "
			       "rungs --plain writes line by line.");
		return EXIT_USAGE;
	}
	int status = open_atlas(call, &atlas);
	if (status != EXIT_DONE)
		return status;
	status = call->operand_count > 0
			 ? explore_thing(call, atlas, call->operands[0])
			 : call->explore(call, atlas, NULL);
	rungs_atlas_close(atlas);
	return status;
}
