/* A copy of the release in tests/import/onet, of invented occupations. */
#ifndef TESTS_ONET_STAGE_H
#define TESTS_ONET_STAGE_H

#include "import/onet.h"
#include "release_stage.h"

#define ONET_RELEASE SOURCE_DIR "/tests/import/onet"

static const char *const release_folder = ONET_RELEASE;

static enum rungs_status import_release(const char *from, const char *to)
{
	return onet_import(from, to, &findings, &error);
}

static const char *const names[] = {
	"Alternate Titles.txt",
	"Content Model Reference.txt",
	"Education, Training, and Experience Categories.txt",
	"Education, Training, and Experience.txt",
	"Job Zone Reference.txt",
	"Job Zones.txt",
	"Knowledge.txt",
	"Related Occupations.txt",
	"Sample of Reported Titles.txt",
	"Skills.txt",
	"Task Statements.txt",
	"Tasks to DWAs.txt",
	"Technology Skills.txt",
	"Occupation Data.txt", /* the one that must be there */
};

/* What not every release has. */
SCRATCH const char *const optional[] = {
	"Abilities.txt",
	"Interests.txt",
	"Tools Used.txt",
	"Work Activities.txt",
	"Work Context Categories.txt",
	"Work Context.txt",
	"Work Styles.txt",
	"Work Values.txt",
};

#endif
