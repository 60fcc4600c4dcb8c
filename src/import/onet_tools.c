/* Technologies and tools, and who uses them.  A technology is an example of a
 * commodity, since the demand is for that; a tool is the commodity itself, and
 * its examples are what is said of it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "onet_draft.h"
#include "texts.h"

enum { NAME = ONET_CODE + 1, REMARK, DEMAND };

static const char *const yes_or_no[] = {"Y", "N", NULL};

#define TOOL_COLUMNS(named, said)                                              \
	ONET_CODE_COLUMN,                                                      \
		[NAME] = {.name = (named),                                     \
			  .kind = COLUMN_TEXT,                                 \
			  .required = true},                                   \
		[REMARK] = {.name = (said), .kind = COLUMN_TEXT}

static const struct column technology_columns[] = {
	TOOL_COLUMNS("Example|Workplace Example",
		     "Commodity Title|Element Name"),
	[DEMAND] = {.name = "In Demand",
		    .kind = COLUMN_CHOICE,
		    .choices = yes_or_no},
};
static const struct column tool_columns[] = {
	TOOL_COLUMNS("Commodity Title", "Example")};

static enum rungs_status settle(void *context);
#define TECHNOLOGIES(file)                                                     \
	{                                                                      \
		.name = file, .settle = settle,                                \
		RELEASE_COLUMNS(technology_columns)                            \
	}
static const struct release_file technology_files[] = {
	TECHNOLOGIES("Technology Skills.txt"),
	TECHNOLOGIES("Software Skills.txt"),
};

static const struct release_file tool_file = {
	.name = "Tools Used.txt",
	.settle = settle,
	RELEASE_COLUMNS(tool_columns),
};

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* 'c-plus-plus' of 'C++', and 'ms-office' of 'MS Office' and of 'MS-Office'. */
static void write_id(char id[ONET_ID_SIZE], const struct cell *name)
{
	const size_t room = ONET_ID_SIZE - sizeof("-sharp-89abcdef");
	size_t used = 0;

	for (size_t i = 0; i < name->size && used < room; i++) {
		char byte = lower(name->text[i]);
		const char *word = byte == '+'   ? "-plus"
				   : byte == '#' ? "-sharp"
						 : NULL;

		if (word != NULL)
			used += (size_t)sprintf(id + used, "%s",
						used > 0 && id[used - 1] != '-'
							? word
							: word + 1);
		else if ((byte >= 'a' && byte <= 'z') ||
			 (byte >= '0' && byte <= '9'))
			id[used++] = byte;
		else if (used > 0 && id[used - 1] != '-')
			id[used++] = '-';
	}
	while (used > 0 && id[used - 1] == '-')
		used--;
	if (used == 0)
		used = (size_t)sprintf(id, "tool");
	id[used] = '\0';
}

/* What tells names apart whose ids are the same: their FNV-1a hash. */
static void add_hash(char id[ONET_ID_SIZE], const struct cell *name)
{
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < name->size; i++)
		hash = (hash ^ (unsigned char)lower(name->text[i])) * 16777619;
	sprintf(id + strlen(id), "-%08" PRIx32, hash);
}

/* Adds a tool of the number; false in *added if there is one of the same
 * id. */
static enum rungs_status add_tool(struct onet *onet, const struct cell *fields,
				  struct cell number, bool *added)
{
	enum rungs_status status = RUNGS_OK;
	char id[ONET_ID_SIZE];

	*added = false;
	write_id(id, &fields[NAME]);
	for (int i = 0; i < 2 && status == RUNGS_OK && !*added; i++) {
		status = SCRIPT_RUN(onet->script, ONET_STAGE_TOOL, number,
				    fields[NAME], cell_of(id),
				    cell_of(onet->skill_group));
		*added = script_changed(onet->script);
		if (i == 0)
			add_hash(id, &fields[NAME]);
	}
	return status;
}

/* Whatever the case of its name, a tool has one number, which is *number; 0 if
 * it cannot be added. */
static enum rungs_status number_of(struct onet *onet, const struct cell *fields,
				   uint32_t *number)
{
	const struct cell *name = &fields[NAME];
	enum rungs_status status = RUNGS_OK;
	char *folded = malloc(name->size), next[16];
	bool added;

	if (folded == NULL)
		return error_no_memory(onet->error);
	for (size_t i = 0; i < name->size; i++)
		folded[i] = lower(name->text[i]);
	*number = texts_find(onet->tools, folded, name->size);
	if (*number == 0) {
		snprintf(next, sizeof(next), "%zu",
			 texts_count(onet->tools) + 1);
		status = add_tool(onet, fields, cell_of(next), &added);
		if (status == RUNGS_OK && added) {
			*number = texts_put(onet->tools, folded, name->size);
			if (*number == 0)
				status = error_no_memory(onet->error);
		}
	}
	free(folded);
	return status;
}

static void forget_file(struct onet *onet)
{
	texts_free(onet->uses);
	texts_free(onet->remarks);
	onet->uses = onet->remarks = NULL;
}

/* Nothing is said yet. */
static enum rungs_status begin_file(struct onet *onet)
{
	forget_file(onet);
	onet->uses = texts_new();
	onet->remarks = texts_new();
	return onet->uses != NULL && onet->remarks != NULL
		       ? RUNGS_OK
		       : error_no_memory(onet->error);
}

/* Whether the cells are said for the first time. */
static enum rungs_status is_news(struct onet *onet, struct texts *said,
				 const struct cell *cells, size_t count,
				 bool *news)
{
	size_t size = 0, before = texts_count(said);
	uint32_t number;
	char *key;

	for (size_t i = 0; i < count; i++)
		size += cells[i].size + 1;
	key = calloc(size, 1);
	if (key == NULL)
		return error_no_memory(onet->error);
	size = 0;
	for (size_t i = 0; i < count; i++) {
		memcpy(key + size, cells[i].text, cells[i].size);
		size += cells[i].size + 1;
	}
	number = texts_put(said, key, size);
	free(key);
	*news = number > before;
	return number > 0 ? RUNGS_OK : error_no_memory(onet->error);
}

static enum rungs_status take(struct onet *onet, const struct cell *fields,
			      struct cell demand)
{
	char tool[16];
	uint32_t number = 0;
	bool news = false;
	enum rungs_status status = number_of(onet, fields, &number);

	if (status != RUNGS_OK)
		return status;
	if (number == 0) {
		release_refuse(onet->release, NAME,
			       "makes the same id as another name");
		return RUNGS_OK;
	}
	snprintf(tool, sizeof(tool), "%" PRIu32, number);
	const struct cell use[] = {fields[ONET_CODE], cell_of(tool),
				   fields[REMARK]};

	status = is_news(onet, onet->uses, use, 3, &news);
	if (status == RUNGS_OK && !news) {
		release_pass_as(onet->release,
				"what an earlier row says already");
		return RUNGS_OK;
	}
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_STAGE_USE, use[0],
				    use[1], demand);
	if (status == RUNGS_OK)
		status = is_news(onet, onet->remarks, use + 1, 2, &news);
	if (status == RUNGS_OK && news)
		status = SCRIPT_RUN(onet->script, ONET_STAGE_REMARK, use[1],
				    use[2]);
	return status;
}

/* What an occupation uses is added file by file, in the order of its rows. */
static enum rungs_status settle(void *context)
{
	struct onet *onet = context;
	enum rungs_status status;

	status = SCRIPT_RUN(onet->script, ONET_ADD_TOOLS,
			    cell_of(onet->skill_group));
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_ADD_USES, 0, NULL);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_DROP_USES, 0, NULL);
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_DROP_REMARKS, 0, NULL);
	return status == RUNGS_OK ? begin_file(onet) : status;
}

static enum rungs_status take_technology(void *context,
					 const struct cell *fields)
{
	return take(context, fields, fields[DEMAND]);
}

static enum rungs_status take_tool(void *context, const struct cell *fields)
{
	return take(context, fields, cell_of(""));
}

static enum rungs_status begin_group(struct onet *onet, const char *id,
				     const char *name, const char *summary)
{
	onet->skill_group = id;
	return SCRIPT_RUN(onet->script, ONET_ADD_SKILL_GROUP, cell_of(id),
			  cell_of("tool"), cell_of(name), cell_of(summary));
}

static enum rungs_status read_tools(struct onet *onet)
{
	enum rungs_status status =
		begin_group(onet, "technology", "Technology",
			    "Programs and information technology that people "
			    "use at work, in O*NET's words.");

	if (status == RUNGS_OK)
		status = onet_read_any(onet, technology_files, 2,
				       take_technology);
	if (status == RUNGS_OK && release_has(onet->release, tool_file.name)) {
		status = begin_group(onet, "tools", "Tools",
				     "Machines, equipment and tools that "
				     "people use at work, in O*NET's words.");
		if (status == RUNGS_OK)
			status = onet_read(onet, &tool_file, take_tool);
	}
	if (status == RUNGS_OK)
		status = script_run(onet->script, ONET_SET_TECHNOLOGIES, 0,
				    NULL);
	return status;
}

enum rungs_status onet_read_tools(struct onet *onet)
{
	enum rungs_status status;

	onet->tools = texts_new();
	if (onet->tools == NULL)
		return error_no_memory(onet->error);
	status = begin_file(onet);
	if (status == RUNGS_OK)
		status = read_tools(onet);
	forget_file(onet);
	texts_free(onet->tools);
	return status;
}
