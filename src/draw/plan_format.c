#include "plan_format.h"

#include <stdlib.h>
#include <string.h>

static enum rungs_status write_html(FILE *out, struct rungs_atlas *atlas,
				    const struct plan_set *set,
				    struct rungs_error *error)
{
	struct paper paper;
	enum rungs_status status = plan_paper(&paper, atlas, set, error);

	if (status == RUNGS_OK)
		status = paper_write_html(out, &paper, error);
	paper_release(&paper);
	return status;
}

static enum rungs_status write_markdown(FILE *out, struct rungs_atlas *atlas,
					const struct plan_set *set,
					struct rungs_error *error)
{
	struct paper paper;
	enum rungs_status status = plan_paper(&paper, atlas, set, error);

	if (status == RUNGS_OK)
		paper_write_markdown(out, &paper);
	paper_release(&paper);
	return status;
}

static enum rungs_status write_csv(FILE *out, struct rungs_atlas *atlas,
				   const struct plan_set *set,
				   struct rungs_error *error)
{
	(void)atlas;
	(void)error;
	plan_write_csv(out, set);
	return RUNGS_OK;
}

static enum rungs_status write_calendar(FILE *out, struct rungs_atlas *atlas,
					const struct plan_set *set,
					struct rungs_error *error)
{
	(void)atlas;
	return plan_write_calendar(out, set, error);
}

static const struct plan_format formats[] = {
	{"html", write_html},
	{"md", write_markdown},
	{"csv", write_csv},
	{"ics", write_calendar},
};

const struct plan_format *plan_format(const char *word)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i].word, word) == 0)
			return &formats[i];
	return NULL;
}

const char *plan_part_word(size_t part)
{
	static const char *const words[PLAN_PART_COUNT] = {
		[PLAN_PICTURE] = "picture",
		[PLAN_ROUTE] = "route",
		[PLAN_STEPS] = "steps",
		[PLAN_GAPS] = "gaps",
		[PLAN_PAY] = "pay",
		[PLAN_CERTIFICATIONS] = "certifications",
	};

	return part < PLAN_PART_COUNT ? words[part] : NULL;
}

char *plan_owner(const char *path)
{
	const char *slash = path != NULL ? strrchr(path, '/') : NULL;
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;

	if (name == NULL || strcmp(name, "profile.db") == 0)
		return NULL;
	return strndup(name, dot != NULL && dot != name ? (size_t)(dot - name)
							: strlen(name));
}
