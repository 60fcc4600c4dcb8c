/* What O*NET says that its elements are. */
#include "onet_draft.h"

enum { ELEMENT, DESCRIPTION };

static const struct column columns[] = {
	[ELEMENT] = {.name = "Element ID",
		     .kind = COLUMN_TEXT,
		     .required = true},
	[DESCRIPTION] = {.name = "Description",
			 .kind = COLUMN_TEXT,
			 .required = true},
};
static const struct release_file file = {
	.name = "Content Model Reference.txt",
	RELEASE_COLUMNS(columns),
};

static enum rungs_status take(void *context, const struct cell *fields)
{
	struct onet *onet = context;
	enum rungs_status status;
	char id[ONET_ID_SIZE];
	struct cell key;
	bool known;

	if (!onet_id(id, &fields[ELEMENT])) {
		release_refuse(onet->release, ELEMENT, "is no element id");
		return RUNGS_OK;
	}
	key = cell_of(id);
	status = script_has(onet->script, ONET_HAS_ELEMENT, &key, &known);
	if (status == RUNGS_OK && !known)
		release_pass_as(onet->release,
				"of elements that no occupation has");
	if (status == RUNGS_OK && known)
		status = SCRIPT_RUN(onet->script, ONET_DESCRIBE_SKILL, key,
				    fields[DESCRIPTION]);
	if (status == RUNGS_OK && known)
		status = SCRIPT_RUN(onet->script, ONET_DESCRIBE_CONDITION, key,
				    fields[DESCRIPTION]);
	return status;
}

enum rungs_status onet_read_model(struct onet *onet)
{
	return release_read(onet->release, &file, take, onet);
}
