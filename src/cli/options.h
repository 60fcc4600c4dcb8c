/* The options of each command, as tables that end with a zero row. */
#ifndef RUNGS_OPTIONS_H
#define RUNGS_OPTIONS_H

#include "command.h"

extern const struct option_spec no_options[], search_options[], list_options[],
	fit_options[], feeders_options[], compare_options[], ladder_options[],
	route_options[], compile_options[], import_options[], export_options[],
	next_options[], me_options[], plan_options[], upgrade_options[];

#endif
