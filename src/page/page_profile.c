#include <rungs/profile.h>

#include <stdio.h>
#include <string.h>

#include "own.h"
#include "page.h"
#include "words.h"

/* NULL for what is no fact but keeps one's place. */
static const char *const headings[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = "Education",
	[RUNGS_HAS_SKILL] = "Skills",
	[RUNGS_HAS_CERTIFICATION] = "Certifications",
	[RUNGS_HAS_EXPERIENCE] = "Experience",
	[RUNGS_HAS_LANGUAGE] = "Languages",
	[RUNGS_LIKES] = "Likes",
	[RUNGS_LEARNS] = "Ready to learn",
	[RUNGS_LIMITS] = "Not wanted",
	[RUNGS_PLACE] = "Place",
	[RUNGS_PAY_PLACE] = "Place of pay",
	[RUNGS_BOOKMARKED] = "Bookmarks",
	[RUNGS_MARKED] = "Marked to compare",
	[RUNGS_NOTED] = "Notes",
	[RUNGS_PLANNED] = "Plans",
};

const char *page_profile_heading(enum rungs_section section)
{
	return headings[section];
}

/* What the record names as rungs_find takes it; false if it names nothing of
 * an atlas. */
static bool name_of(const struct rungs_record *record, char *out, size_t size)
{
	struct page_link thing;

	if (!own_thing(record, &thing))
		return false;
	snprintf(out, size, "%s/%s", rungs_kind_singular(thing.kind), thing.id);
	return true;
}

/* Whether the atlas knows what the record names, and what that is. */
static bool find(struct rungs_atlas *atlas, const struct rungs_record *record,
		 struct rungs_things *found)
{
	char name[400];

	*found = (struct rungs_things){0};
	if (!name_of(record, name, sizeof(name)))
		return true;
	if (rungs_find(atlas, name, found, NULL) == RUNGS_OK)
		return true;
	rungs_things_release(found);
	return false;
}

bool page_profile_knows(struct rungs_atlas *atlas,
			const struct rungs_record *record)
{
	struct rungs_things found;
	bool known = find(atlas, record, &found);

	rungs_things_release(&found);
	return known;
}

static const char *years_of(struct builder *builder, double years)
{
	char text[40];

	if (!(years > 0))
		return NULL;
	snprintf(text, sizeof(text), "%g", years);
	return builder_format(builder, "%s year%s", text,
			      strcmp(text, "1") == 0 ? "" : "s");
}

/* '2 of 19 steps ticked', of a plan. */
static const char *ticks_of(struct builder *builder,
			    const struct rungs_records *records,
			    const char *plan)
{
	size_t size = strlen(plan), steps = 0, ticked = 0;

	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *one = &records->at[i];

		if (one->section != RUNGS_STEP ||
		    strncmp(one->id, plan, size) != 0 || one->id[size] != '/')
			continue;
		steps++;
		ticked += one->done;
	}
	return builder_format(builder, "%zu of %s ticked", ticked,
			      words_count(builder, steps, "step"));
}

static const char *detail_of(struct builder *builder,
			     const struct rungs_records *records,
			     const struct rungs_record *record)
{
	static const char *const languages[] = {"A1", "A2", "B1",    "B2",
						"C1", "C2", "native"};

	if (record->section == RUNGS_HAS_LANGUAGE && record->level >= 1 &&
	    record->level <= 7)
		return languages[record->level - 1];
	if (record->section == RUNGS_HAS_SKILL && record->level > 0)
		return builder_format(builder, "level %d", record->level);
	if (record->section == RUNGS_PLANNED)
		return ticks_of(builder, records, record->id);
	return years_of(builder, record->years);
}

static void put(struct builder *builder, struct rungs_atlas *atlas,
		const struct rungs_records *records,
		const struct rungs_record *record)
{
	struct rungs_things found;
	bool known = find(atlas, record, &found);
	struct page_row row = {
		.kind = PAGE_ITEM,
		.text = record->name,
		.detail = detail_of(builder, records, record),
		.note = record->section != RUNGS_PLANNED ? record->text : NULL,
	};

	if (found.count > 0) {
		row.text = found.at[0].name;
		row.link = builder_link(found.at[0].kind, found.at[0].id);
	}
	if (!known)
		row.note = builder_and(builder, row.note, WORDS_BETWEEN,
				       "this atlas does not have it");
	row.note = builder_keep(builder, row.note, true);
	row.detail = builder_keep(builder, row.detail, false);
	row.text = builder_keep(builder, row.text, false);
	builder_row(builder, &row);
	rungs_things_release(&found);
}

enum rungs_status page_open_profile(struct page *out, struct rungs_atlas *atlas,
				    const struct rungs_records *records,
				    struct rungs_error *error)
{
	struct builder builder;
	int section = -1;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(
		&builder, "Your profile",
		records->count == 0
			? "nothing in it yet; 'rungs me start' asks about you"
			: NULL);
	for (size_t i = 0; i < records->count; i++) {
		if (headings[records->at[i].section] == NULL)
			continue;
		if ((int)records->at[i].section != section) {
			section = (int)records->at[i].section;
			builder_heading(&builder, headings[section], NULL);
		}
		put(&builder, atlas, records, &records->at[i]);
	}
	return builder_finish(&builder, out, RUNGS_OK, error);
}
