/* A profile in a folder of its own. */
#ifndef TESTS_PROFILE_STAGE_H
#define TESTS_PROFILE_STAGE_H

#include <check.h>

#include <rungs/profile.h>

#include "../import/scratch.h"

static char *folder, *path;

SCRATCH void setup(void)
{
	folder = scratch_new();
	path = strdup(scratch_path(folder, "profile.db"));
}

SCRATCH void teardown(void)
{
	scratch_delete(folder);
	free(path);
}

SCRATCH struct rungs_profile *opened(enum rungs_profile_use use)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};

	ck_assert_msg(rungs_profile_open(&profile, path, use, NULL, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	return profile;
}

SCRATCH struct rungs_edit skill(const char *id, int level)
{
	return (struct rungs_edit){.record = {.section = RUNGS_HAS_SKILL,
					      .id = id,
					      .name = id,
					      .level = level}};
}

SCRATCH void put(struct rungs_profile *profile, const char *id, int level)
{
	struct rungs_edit edit = skill(id, level);

	ck_assert_int_eq(rungs_profile_change(profile, &edit, 1, false, NULL),
			 RUNGS_OK);
}

/* Everything as 'section id level;' */
SCRATCH const char *said(struct rungs_profile *profile)
{
	static char text[4000];
	struct rungs_records records;
	size_t used = 0;

	text[0] = '\0';
	ck_assert_int_eq(rungs_profile_get(profile, &records, NULL), RUNGS_OK);
	for (size_t i = 0; i < records.count; i++)
		used += (size_t)snprintf(
			text + used, sizeof(text) - used, "%s %s %d;",
			rungs_section_word(records.at[i].section),
			records.at[i].id, records.at[i].level);
	rungs_records_release(&records);
	return text;
}

#endif
