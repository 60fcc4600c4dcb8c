/* What an atlas of O*NET says of itself, and the frame its roles stand in. */
#include <stdio.h>
#include <string.h>

#include "onet_draft.h"

#define README "Read Me.txt"
#define PUBLISHER                                                              \
	"U.S. Department of Labor, Employment and Training Administration"

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* '29.0' of 'O*NET 29.0 Database'. */
static void read_version(const struct slurp *text, char *out, size_t size)
{
	static const char name[] = "O*NET ";
	const char *end = text->bytes + text->size;
	const char *at = memmem(text->bytes, text->size, name, strlen(name));
	size_t used = 0;

	if (at == NULL)
		return;
	at += strlen(name);
	while (at + used < end && used + 1 < size &&
	       (is_digit(at[used]) || (used > 0 && at[used] == '.')))
		used++;
	memcpy(out, at, used);
	out[used] = '\0';
}

/* '2024' of 'August 2024 Release'. */
static void read_year(const struct slurp *text, char out[5])
{
	static const char word[] = " Release";
	const char *at = memmem(text->bytes, text->size, word, strlen(word));

	if (at == NULL || at - text->bytes < 4)
		return;
	for (int i = 1; i <= 4; i++)
		if (!is_digit(at[-i]))
			return;
	memcpy(out, at - 4, 4);
	out[4] = '\0';
}

static enum rungs_status read_readme(struct onet *onet)
{
	struct slurp text;
	enum rungs_status status = release_slurp(onet->release, README, &text);

	if (status == RUNGS_OK && text.bytes != NULL) {
		read_version(&text, onet->version, sizeof(onet->version));
		read_year(&text, onet->year);
		slurp_release(&text);
	}
	onet->version_known = onet->version[0] != '\0';
	if (!onet->version_known)
		snprintf(onet->version, sizeof(onet->version), "not stated");
	return status;
}

static enum rungs_status add_about(struct onet *onet)
{
	const struct {
		const char *key, *value;
	} rows[] = {
		{"name", "O*NET"},
		{"release", onet->version},
		{"language", "en"},
		{"summary", "Occupations of the United States labour market: "
			    "what each does, what it asks and what resembles "
			    "it."},
	};
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(rows) / sizeof(rows[0]) && status == RUNGS_OK; i++)
		status = SCRIPT_RUN(onet->script, ONET_ADD_ABOUT,
				    cell_of(rows[i].key),
				    cell_of(rows[i].value));
	return status;
}

static enum rungs_status add_source(struct onet *onet)
{
	char title[64], attribution[512];

	snprintf(title, sizeof(title), "O*NET%s%s Database",
		 onet->version_known ? " " : "",
		 onet->version_known ? onet->version : "");
	snprintf(attribution, sizeof(attribution),
		 "This product includes information from the %s by the U.S. "
		 "Department of Labor, Employment and Training Administration "
		 "(USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a "
		 "trademark of USDOL/ETA. This project has modified all or "
		 "some of this information. USDOL/ETA has not approved, "
		 "endorsed, or tested these modifications.",
		 title);
	return SCRIPT_RUN(
		onet->script, ONET_ADD_SOURCE, cell_of(title),
		cell_of(PUBLISHER " (USDOL/ETA)"),
		cell_of("https://www.onetcenter.org/database.html"),
		cell_of(onet->year), cell_of("US"),
		cell_of("official data set"),
		cell_of("CC BY 4.0 (attribution required)"),
		cell_of("the text release"),
		cell_of("occupations, titles, tasks, skills, knowledge, "
			"abilities, work activities, work styles, job zones, "
			"education and experience, technologies and tools, "
			"work context, interests, work values, related "
			"occupations"),
		cell_of(attribution));
}

/* Named by place, for O*NET has no words for all of them. */
static enum rungs_status add_skill_levels(struct onet *onet)
{
	static const struct {
		const char *id, *name, *range;
	} levels[] = {
		{"1", "lowest", "below 0.875"},
		{"2", "lower", "from 0.875 to below 2.625"},
		{"3", "middle", "from 2.625 to below 4.375"},
		{"4", "higher", "from 4.375 to below 6.125"},
		{"5", "highest", "from 6.125 on"},
	};
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0;
	     i < sizeof(levels) / sizeof(levels[0]) && status == RUNGS_OK;
	     i++) {
		char summary[80];

		snprintf(summary, sizeof(summary),
			 "on O*NET's own scale from 0 to 7, %s",
			 levels[i].range);
		status = SCRIPT_RUN(onet->script, ONET_ADD_SKILL_LEVEL,
				    cell_of(levels[i].id),
				    cell_of(levels[i].name), cell_of(summary));
	}
	return status;
}

enum rungs_status onet_read_frame(struct onet *onet)
{
	enum rungs_status status = read_readme(onet);

	if (status == RUNGS_OK)
		status = add_about(onet);
	if (status == RUNGS_OK)
		status = add_source(onet);
	if (status == RUNGS_OK)
		status = add_skill_levels(onet);
	if (status == RUNGS_OK)
		status = SCRIPT_RUN(onet->script, ONET_ADD_TRACK,
				    cell_of("occupations"),
				    cell_of("Occupations"),
				    cell_of("Every occupation of the "
					    "O*NET-SOC classification."));
	return status;
}
