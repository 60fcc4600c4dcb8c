#include "plan_news.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "error.h"

/* One stage as it was told and as it is told now. */
struct news {
	struct reader *reader;
	struct rungs_plan *plan;
	const struct told_stage *then, *now;
	const struct plan_fact *fact;
	int stage;   /* from 0; -1 for where it sets out */
	bool linked; /* the atlas has the role before */
};

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is(const char *text, const char *word)
{
	return text != NULL && strcmp(text, word) == 0;
}

/* text: made in the reader's arena, NULL without memory. */
static void tell(struct news *news, enum rungs_kind kind,
		 const struct rungs_ref *about, const char *text)
{
	struct rungs_plan *plan = news->plan;

	plan->changes = arena_grow(news->reader->arena, plan->changes,
				   plan->change_count, sizeof(*plan->changes));
	if (plan->changes == NULL || text == NULL) {
		news->reader->status = error_no_memory(news->reader->error);
		plan->change_count = 0;
		return;
	}
	plan->changes[plan->change_count++] = (struct rungs_plan_change){
		.stage = news->stage,
		.thing = {.kind = kind,
			  .id = about->id,
			  .name = about->name,
			  .roles = RUNGS_UNKNOWN},
		.text = text,
	};
}

#define TELL(news, kind, about, ...)                                           \
	tell(news, kind, about,                                                \
	     arena_format((news)->reader->arena, __VA_ARGS__))

/* The move ------------------------------------------------------------------ */

static const char *years(struct news *news, const struct told_stage *stage)
{
	int least = stage->years_min, most = stage->years_max;
	const char *text = "an unknown time";

	if (least >= 0 && most >= 0 && least != most)
		text = arena_format(news->reader->arena, "%d–%d years", least,
				    most);
	else if (least >= 0 || most >= 0)
		text = arena_format(news->reader->arena, "%d year%s",
				    least >= 0 ? least : most,
				    (least >= 0 ? least : most) == 1 ? ""
								     : "s");
	return text != NULL ? text : "";
}

static void move_news(struct news *news)
{
	const struct told_stage *then = news->then, *now = news->now;
	const char *to = now->role.name;

	if (then->kind == NULL || !news->linked)
		return;
	if (!news->fact->moves) {
		if (is(then->kind, "entry"))
			TELL(news, RUNGS_ROLE, &now->role,
			     "The atlas no longer has a first step into %s.",
			     to);
		else
			TELL(news, RUNGS_ROLE, &now->role,
			     "The atlas no longer has this move to %s.", to);
	} else if (then->years_min != now->years_min ||
		   then->years_max != now->years_max) {
		TELL(news, RUNGS_ROLE, &now->role,
		     "The move to %s now takes %s, not %s.", to,
		     years(news, now), years(news, then));
	}
}

/* What the role asks -------------------------------------------------------- */

static void education_news(struct news *news)
{
	const struct rungs_ref *then = &news->then->education;
	const struct rungs_ref *now = &news->now->education;
	const char *role = news->now->role.name;

	if (same(then->id, now->id))
		return;
	if (now->id == NULL)
		TELL(news, RUNGS_EDUCATION, then, "%s no longer asks %s.", role,
		     then->name);
	else if (then->id == NULL)
		TELL(news, RUNGS_EDUCATION, now, "%s now asks %s at least.",
		     role, now->name);
	else
		TELL(news, RUNGS_EDUCATION, now,
		     "%s now asks %s at least, not %s.", role, now->name,
		     then->name);
}

static void level_news(struct news *news, const struct told_skill *then,
		       const struct told_skill *now)
{
	const char *role = news->now->role.name, *skill = now->skill.name;

	if (then->needs != now->needs && then->needs > 0 && now->needs > 0)
		TELL(news, RUNGS_SKILL, &now->skill,
		     "%s now asks %s at level %d, not %d.", role, skill,
		     now->needs, then->needs);
	else if (then->needs != now->needs && now->needs > 0)
		TELL(news, RUNGS_SKILL, &now->skill,
		     "%s now asks %s at level %d.", role, skill, now->needs);
	if (then->core != now->core)
		TELL(news, RUNGS_SKILL, &now->skill,
		     now->core ? "%s is now a core skill of %s."
			       : "%s is no longer a core skill of %s.",
		     skill, role);
}

static void skill_news(struct news *news)
{
	const struct told_stage *then = news->then, *now = news->now;
	const char *role = now->role.name;

	for (size_t i = 0; i < then->skill_count; i++) {
		const struct told_skill *was = &then->skills[i], *is_now;

		is_now = told_skill_of(now, was->skill.id);
		if (is_now != NULL)
			level_news(news, was, is_now);
		else
			TELL(news, RUNGS_SKILL, &was->skill,
			     "%s no longer asks %s.", role, was->skill.name);
	}
	for (size_t i = 0; i < now->skill_count; i++) {
		const struct told_skill *one = &now->skills[i];

		if (told_skill_of(then, one->skill.id) != NULL)
			continue;
		if (one->needs > 0)
			TELL(news, RUNGS_SKILL, &one->skill,
			     "%s now asks %s too, at level %d.", role,
			     one->skill.name, one->needs);
		else
			TELL(news, RUNGS_SKILL, &one->skill,
			     "%s now asks %s too.", role, one->skill.name);
	}
}

static void certification_news(struct news *news)
{
	const struct rungs_role *role = &news->fact->role;

	for (size_t i = 0; i < news->then->certification_count; i++) {
		const struct told_certification *was =
			&news->then->certifications[i];
		const struct rungs_ref *ref = &was->certification;
		const char *status = NULL;

		for (size_t n = 0; n < role->certification_count; n++) {
			if (same(role->certifications[n].id, ref->id))
				status = role->certifications[n].status;
		}
		if (status == NULL)
			TELL(news, RUNGS_CERTIFICATION, ref,
			     "%s is no longer named for %s.", ref->name,
			     news->now->role.name);
		else if (!same(status, was->status))
			TELL(news, RUNGS_CERTIFICATION, ref,
			     "%s is now marked as %s.", ref->name, status);
	}
}

/* Pay ----------------------------------------------------------------------- */

/* 'USD 98,100 a year (US, 2024)'. */
static const char *pay_words(struct news *news, const struct told_stage *stage)
{
	char digits[40], out[60];
	size_t size, at = 0;
	const char *text;

	if (stage->place == NULL)
		return "no data";
	snprintf(digits, sizeof(digits), "%.0f", fabs(stage->pay));
	size = strlen(digits);
	for (size_t i = 0; i < size; i++) {
		if (i > 0 && (size - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = digits[i];
	}
	out[at] = '\0';
	text = arena_format(news->reader->arena, "%s %s a year (%s, %s)",
			    stage->currency != NULL ? stage->currency : "", out,
			    stage->place,
			    stage->year != NULL ? stage->year : "?");
	return text != NULL ? text : "";
}

static void pay_news(struct news *news)
{
	const struct told_stage *then = news->then, *now = news->now;
	bool known = then->place != NULL && now->place != NULL;

	if (then->place == NULL && now->place == NULL)
		return;
	if (known && same(then->place, now->place) &&
	    same(then->year, now->year) &&
	    same(then->currency, now->currency) &&
	    fabs(then->pay - now->pay) < 0.5)
		return;
	TELL(news, RUNGS_ROLE, &now->role,
	     "Median pay of %s is now %s, before %s.", now->role.name,
	     pay_words(news, now), pay_words(news, then));
}

static void stage_news(struct news *news)
{
	const struct told_stage *then = news->then, *now = news->now;

	if (!news->fact->known) {
		TELL(news, RUNGS_ROLE, &then->role,
		     "The atlas no longer has the role %s.", then->role.name);
		return;
	}
	if (is(now->role.id, PLAN_START))
		return;
	if (!same(then->role.name, now->role.name))
		TELL(news, RUNGS_ROLE, &now->role, "%s is now called %s.",
		     then->role.name, now->role.name);
	if (news->stage >= 0) {
		move_news(news);
		education_news(news);
		skill_news(news);
		certification_news(news);
	}
	pay_news(news);
}

void plan_news_read(const struct told *then, const struct plan_facts *now,
		    struct rungs_plan *plan)
{
	for (size_t i = 0; i < now->count && i < then->count; i++) {
		struct news news = {.reader = now->reader,
				    .plan = plan,
				    .then = &then->stages[i],
				    .now = &now->told.stages[i],
				    .fact = &now->at[i],
				    .stage = (int)i - 1,
				    .linked = i > 0 && now->at[i - 1].known};

		if (now->reader->status == RUNGS_OK &&
		    same(news.then->role.id, news.now->role.id))
			stage_news(&news);
	}
}
