/* The O*NET release of the shared data folder. */
#include <ctype.h>
#include <math.h>
#include <strings.h>

#include "import/onet.h"
#include "import/tsv_file.h"
#include "real_release.h"

static enum rungs_status import_release(const char *from, const char *to)
{
	return onet_import(from, to, &findings, &error);
}

/* Ten occupations of all zones, and one without any. */
static const char *const codes[] = {
	"11-1011.00", "13-2011.00", "15-1211.00", "17-2051.00",
	"23-2011.00", "29-1141.00", "35-3023.00", "43-4051.00",
	"47-2111.00", "53-7062.00", "55-1011.00",
};

static bool is(const struct cell *cell, const char *text)
{
	return cell->size == strlen(text) &&
	       memcmp(cell->text, text, cell->size) == 0;
}

static bool is_alike(const struct cell *cell, const char *text)
{
	return cell->size == strlen(text) &&
	       strncasecmp(cell->text, text, cell->size) == 0;
}

/* What the release's own text says of one occupation, row by row. */
struct text {
	char *bytes;
	struct tsv_file rows;
	const char *code;
};

static void open_text(struct text *text, const char *name, const char *code)
{
	size_t size;

	text->bytes = scratch_read(scratch_path(release, name), &size);
	text->rows = tsv_file_begin(text->bytes, size);
	text->code = code;
}

/* The next row of the occupation; NULL, and all is freed, after the last. */
static const struct cell *next_of(struct text *text)
{
	while (tsv_file_next(&text->rows))
		if (is(&text->rows.fields[0], text->code))
			return text->rows.fields;
	free(text->bytes);
	return NULL;
}

static void expect_title(const struct rungs_role *role,
			 const struct cell *title)
{
	bool found = is_alike(title, role->brief.title) || is(title, "n/a");

	for (size_t i = 0; i < role->title_count; i++)
		found |= is_alike(title, role->titles[i]);
	ck_assert_msg(found, "%s: %.*s", role->brief.id, (int)title->size,
		      title->text);
}

static void expect_words(const struct rungs_role *role)
{
	const struct cell *row;
	size_t tasks = 0, found = 0;
	struct text text;

	open_text(&text, "Occupation Data.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL) {
		ck_assert(is(&row[1], role->brief.title));
		ck_assert(is(&row[2], role->summary));
	}
	open_text(&text, "Alternate Titles.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL) {
		expect_title(role, &row[1]);
		expect_title(role, &row[2]);
	}
	open_text(&text, "Sample of Reported Titles.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL)
		expect_title(role, &row[1]);
	open_text(&text, "Task Statements.txt", role->brief.id);
	for (; (row = next_of(&text)) != NULL; tasks++)
		for (size_t i = 0; i < role->text_count; i++)
			found += strcmp(role->texts[i].aspect, "task") == 0 &&
				 is(&row[2], role->texts[i].text);
	ck_assert_uint_eq(found, tasks);
}

/* Tools go by their names, what is rated by its element. */
static const struct rungs_requirement *tool_of(const struct rungs_role *role,
					       const struct cell *name)
{
	for (size_t i = 0; i < role->requirement_count; i++)
		if (is_alike(name, role->requirements[i].name) &&
		    strcmp(role->requirements[i].kind, "tool") == 0)
			return &role->requirements[i];
	return NULL;
}

static const struct rungs_requirement *rated_of(const struct rungs_role *role,
						const struct cell *element)
{
	char id[32] = "";

	for (size_t i = 0; i < element->size && i + 1 < sizeof(id); i++)
		id[i] = element->text[i] == '.'
				? '-'
				: (char)tolower(
					  (unsigned char)element->text[i]);
	for (size_t i = 0; i < role->requirement_count; i++)
		if (strcmp(role->requirements[i].id, id) == 0)
			return &role->requirements[i];
	return NULL;
}

/* Importance and level stand on two lines, one after the other. */
static size_t expect_ratings(const struct rungs_role *role, const char *name)
{
	double important = 0;
	bool fit = false;
	size_t count = 0;
	const struct cell *row;
	struct text text;

	open_text(&text, name, role->brief.id);
	while ((row = next_of(&text)) != NULL) {
		const struct rungs_requirement *asked = rated_of(role, &row[1]);
		double value = strtod(row[4].text, NULL);
		bool no = is(&row[9], "Y") || is(&row[10], "Y");

		if (is(&row[3], "IM")) {
			important = value;
			fit = !no && value >= ONET_USEFUL;
			continue;
		}
		ck_assert(is(&row[3], "LV"));
		ck_assert((asked != NULL) == (fit && !no));
		if (asked == NULL)
			continue;
		ck_assert_int_eq(asked->level, 1 + (int)round(value * 4 / 7));
		ck_assert_str_eq(asked->importance,
				 important >= ONET_CORE ? "core" : "useful");
		ck_assert_str_eq(asked->basis.evidence, "derived");
		count++;
	}
	return count;
}

static void expect_requirements(const struct rungs_role *role)
{
	size_t rated = expect_ratings(role, "Skills.txt") +
		       expect_ratings(role, "Knowledge.txt");
	const struct cell *row;
	struct text text;

	for (size_t i = 0; i < role->requirement_count; i++)
		rated -= strcmp(role->requirements[i].kind, "tool") != 0;
	ck_assert_uint_eq(rated, 0);
	open_text(&text, "Technology Skills.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL) {
		const struct rungs_requirement *asked = tool_of(role, &row[1]);

		ck_assert_msg(asked != NULL, "%.*s", (int)row[1].size,
			      row[1].text);
		if (is(&row[5], "Y"))
			ck_assert_str_eq(asked->importance, "core");
	}
	open_text(&text, "Tools Used.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL)
		ck_assert_ptr_nonnull(tool_of(role, &row[3]));
}

static void expect_place(const struct rungs_role *role)
{
	bool zoned = false;
	size_t related = 0, found = 0;
	const struct cell *row;
	struct text text;
	char zone[16];

	open_text(&text, "Job Zones.txt", role->brief.id);
	while ((row = next_of(&text)) != NULL) {
		zoned = true;
		snprintf(zone, sizeof(zone), "zone-%.*s", (int)row[1].size,
			 row[1].text);
		ck_assert_str_eq(role->brief.level.id, zone);
	}
	if (!zoned)
		ck_assert_str_eq(role->brief.level.id, "zone-unknown");
	open_text(&text, "Related Occupations.txt", role->brief.id);
	for (; (row = next_of(&text)) != NULL; related++)
		for (size_t i = 0; i < role->leads_count; i++)
			found += is(&row[1], role->leads_to[i].to.id);
	ck_assert_uint_eq(found, related);
	ck_assert_uint_eq(role->leads_count, related);
}

START_TEST(the_release_is_taken_whole)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;
	struct rungs_role role;

	import_to(out);
	ck_assert_uint_eq(count_warnings(), 0);
	ck_assert_int_eq(rungs_atlas_open(&atlas, out, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "O*NET");
	ck_assert_str_eq(about.release, "29.0");
	ck_assert_uint_eq(about.roles, 1016);
	rungs_about_release(&about);
	ck_assert_int_eq(rungs_role_get(atlas, "15-1211.00", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "Computer Systems Analysts");
	ck_assert_str_eq(role.brief.level.id, "zone-3");
	ck_assert_uint_gt(role.title_count, 10);
	ck_assert_uint_gt(role.text_count, 5);
	ck_assert_uint_gt(role.requirement_count, 10);
	ck_assert_uint_gt(role.leads_count, 9);
	ck_assert_uint_gt(role.comes_count, 0);
	rungs_role_release(&role);
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		ck_assert_msg(rungs_role_get(atlas, codes[i], &role, &error) ==
				      RUNGS_OK,
			      "%s", error.text);
		expect_words(&role);
		expect_requirements(&role);
		expect_place(&role);
		rungs_role_release(&role);
	}
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	return run_on("onet_release", "onet-29.0-text",
		      the_release_is_taken_whole);
}
