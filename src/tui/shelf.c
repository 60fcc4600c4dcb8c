#include "shelf.h"

const struct shelf shelves[SHELF_COUNT] = {
	{RUNGS_SKILL, "Skills"},
	{RUNGS_CERTIFICATION, "Certifications"},
	{RUNGS_EDUCATION, "Education"},
	{RUNGS_TERM, "Glossary"},
	{RUNGS_SOURCE, "Sources"},
	{RUNGS_LEVEL, "Levels"},
	{RUNGS_TRACK, "Tracks"},
	{RUNGS_CONDITION, "Conditions"},
	{RUNGS_OCCUPATION, "Occupations"},
	{RUNGS_FACT, "Facts"},
};

size_t shelf_of(enum rungs_kind kind)
{
	for (size_t i = 0; i < SHELF_COUNT; i++)
		if (shelves[i].kind == kind)
			return i;
	return 0;
}
