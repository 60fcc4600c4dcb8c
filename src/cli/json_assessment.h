/* The guided start for programs; docs/profile.md describes it. */
#ifndef RUNGS_JSON_ASSESSMENT_H
#define RUNGS_JSON_ASSESSMENT_H

#include <jansson.h>

#include <rungs/assessment.h>
#include <rungs/shortlist.h>

json_t *json_assessment(const struct rungs_assessment *assessment);
json_t *json_shortlist(const struct rungs_shortlist *shortlist);

#endif
