/* A copy of the release in tests/import/esco, of invented occupations. */
#ifndef TESTS_ESCO_STAGE_H
#define TESTS_ESCO_STAGE_H

#include "import/esco.h"
#include "release_stage.h"

static const char *const release_folder = SOURCE_DIR "/tests/import/esco";
static const char *language;

static enum rungs_status import_release(const char *from, const char *to)
{
	return esco_import(from, language, to, &findings, &error);
}

static const char *const names[] = {
	"ISCOGroups_en.csv",
	"broaderRelationsOccPillar_en.csv",
	"occupationSkillRelations.csv",
	"skills_en.csv",
	"occupations_en.csv", /* the one that must be there */
};

#endif
