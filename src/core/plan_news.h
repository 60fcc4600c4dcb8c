/* What an atlas tells otherwise than when a plan was made. */
#ifndef RUNGS_PLAN_NEWS_H
#define RUNGS_PLAN_NEWS_H

#include "plan_facts.h"

/* Adds the changes to a plan, by stage; a failure is the reader's. */
void plan_news_read(const struct told *then, const struct plan_facts *now,
		    struct rungs_plan *plan);

#endif
