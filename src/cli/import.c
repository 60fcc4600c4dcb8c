#include <stdlib.h>
#include <string.h>

#include <rungs/atlas.h>

#include "../import/crosswalk.h"
#include "../import/esco.h"
#include "../import/flows.h"
#include "../import/oews.h"
#include "../import/onet.h"
#include "../import/projections.h"
#include "bar.h"
#include "report.h"

struct import {
	struct invocation *call;
	const char *path, *file;
	struct findings findings;
	struct rungs_error error;
};

static enum rungs_status import_onet(struct import *import)
{
	return onet_import(import->path, import->file, &import->findings,
			   &import->error);
}

static enum rungs_status import_esco(struct import *import)
{
	return esco_import(import->path, import->call->value[OPTION_LANGUAGE],
			   import->file, &import->findings, &import->error);
}

static enum rungs_status import_oews(struct import *import)
{
	const char *year = import->call->value[OPTION_YEAR];

	return oews_import(import->path, import->file,
			   year != NULL ? atoi(year) : 0, &import->findings,
			   &import->error);
}

static enum rungs_status import_projections(struct import *import)
{
	return projections_import(import->path, import->file, &import->findings,
				  &import->error);
}

static enum rungs_status import_flows(struct import *import)
{
	return flows_import(import->path, import->file, &import->findings,
			    &import->error);
}

static enum rungs_status import_crosswalk(struct import *import)
{
	struct rungs_atlas *onet;
	enum rungs_status status =
		open_named(import->call, import->call->value[OPTION_ONET],
			   &onet, &import->error);

	if (status == RUNGS_OK)
		status = crosswalk_import(import->path, import->file, onet,
					  &import->findings, &import->error);
	rungs_atlas_close(onet);
	return status;
}

static const struct format {
	const char *name;
	enum rungs_status (*run)(struct import *import);
	enum option_id target; /* which option says what is written */
	enum option_id own;    /* one that no other format takes, or target */
} formats[] = {
	{"onet", import_onet, OPTION_OUTPUT, OPTION_OUTPUT},
	{"esco", import_esco, OPTION_OUTPUT, OPTION_LANGUAGE},
	{"oews", import_oews, OPTION_INTO, OPTION_YEAR},
	{"projections", import_projections, OPTION_INTO, OPTION_INTO},
	{"flows", import_flows, OPTION_INTO, OPTION_INTO},
	{"crosswalk", import_crosswalk, OPTION_INTO, OPTION_ONET},
};

/* The name is one of the choices that the parser knows. */
static const struct format *format_named(const char *name)
{
	const struct format *format = formats;

	while (strcmp(format->name, name) != 0)
		format++;
	return format;
}

/* Whether the language is one that can be asked for; complains if not. */
static bool language_fits(struct invocation *call)
{
	const char *language = call->value[OPTION_LANGUAGE];

	if (language == NULL || esco_is_language(language))
		return true;
	complain(call, "--language takes a code such as en, not '%s'.",
		 language);
	return false;
}

/* Whether the options are those of the format; complains if not. */
static bool options_fit(struct invocation *call, const struct format *format)
{
	bool into = format->target == OPTION_INTO;

	if (call->value[OPTION_LANGUAGE] != NULL &&
	    format->own != OPTION_LANGUAGE)
		complain(call, "--language is for esco: %s is in English.",
			 strcmp(format->name, "onet") == 0 ? "O*NET"
							   : format->name);
	else if (call->value[OPTION_YEAR] != NULL && format->own != OPTION_YEAR)
		complain(call, "--year is for oews.");
	else if (call->value[OPTION_ONET] != NULL && format->own != OPTION_ONET)
		complain(call, "--onet is for crosswalk.");
	else if (call->value[into ? OPTION_OUTPUT : OPTION_INTO] != NULL)
		complain(call,
			 into ? "%s goes into an atlas: --into ATLAS."
			      : "%s makes an atlas: -o FILE.",
			 format->name);
	else if (call->value[format->target] == NULL && into)
		complain(call, "import needs to know which atlas it goes into: "
			       "--into ATLAS.");
	else if (call->value[format->target] == NULL)
		complain(call, "import needs to know where to write: "
			       "-o FILE.");
	else if (call->value[OPTION_ONET] == NULL && format->own == OPTION_ONET)
		complain(call, "import needs to know the atlas of O*NET that "
			       "the crosswalk leads to: --onet ATLAS.");
	else
		return language_fits(call);
	return false;
}

int run_import(struct invocation *call)
{
	const struct format *format = format_named(call->operands[0]);
	struct import import = {.call = call, .path = call->operands[1]};
	enum rungs_status status;
	struct bar bar;

	if (!options_fit(call, format))
		return EXIT_USAGE;
	import.file = call->value[format->target];
	import.findings.progress = bar_begin(&bar, call);
	status = format->run(&import);
	bar_end(&bar);
	int exit = report(call, &import.findings, import.path, import.file,
			  status, &import.error);
	findings_release(&import.findings);
	return exit;
}
