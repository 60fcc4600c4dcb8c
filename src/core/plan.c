#include <rungs/plan.h>

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "error.h"
#include "plan_news.h"
#include "plan_steps.h"

static const char *keep(struct reader *reader, const char *text)
{
	const char *copy = arena_text(reader->arena, text);

	if (copy == NULL && text != NULL)
		reader->status = error_no_memory(reader->error);
	return copy;
}

/* The roles of a text with ';' between, by the names that they had. */
static struct rungs_ref *roles_read(struct reader *reader, const char *text,
				    const struct told *told, size_t *count)
{
	struct rungs_ref *roles = NULL;

	*count = 0;
	for (size_t size; text != NULL && *text != '\0';
	     text += size + (text[size] == ';')) {
		struct rungs_ref role = {0};

		size = strcspn(text, ";");
		if (size == 0)
			continue;
		role.id = role.name = arena_copy(reader->arena, text, size);
		roles = arena_grow(reader->arena, roles, *count,
				   sizeof(*roles));
		if (role.id == NULL || roles == NULL) {
			reader->status = error_no_memory(reader->error);
			*count = 0;
			return NULL;
		}
		if (*count < told->count &&
		    strcmp(told->stages[*count].role.id, role.id) == 0)
			role.name = told->stages[*count].role.name;
		roles[(*count)++] = role;
	}
	return roles;
}

static void stages_read(struct reader *reader, const struct plan_facts *facts,
			struct rungs_plan *plan)
{
	struct rungs_route_step *steps =
		arena_alloc(reader->arena, facts->count * sizeof(*steps));

	plan_facts_route(facts, &plan->route);
	plan->stages = arena_alloc(reader->arena,
				   facts->count * sizeof(*plan->stages));
	if (steps == NULL || plan->stages == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	plan->route.steps = steps;
	for (size_t i = 1; i < facts->count; i++) {
		const struct plan_fact *fact = &facts->at[i];

		plan->stages[plan->stage_count++] = (struct rungs_plan_stage){
			.move = fact->step,
			.vanished = !fact->moves,
		};
		steps[plan->route.step_count++] = fact->step;
	}
}

static void head_read(struct reader *reader, const struct rungs_record *record,
		      const struct told *told, struct rungs_plan *plan)
{
	int day;

	plan->id = keep(reader, record->id);
	plan->name = keep(reader, record->name);
	plan->made = date_parse(record->date, &day) ? keep(reader, record->date)
						    : NULL;
	plan->begins = date_parse(told->begins, &day) ? told->begins : NULL;
	plan->atlas_name = told->atlas_name;
	plan->atlas_release = told->atlas_release;
}

static void plan_read(struct reader *reader,
		      const struct rungs_records *profile,
		      const struct rungs_record *record,
		      struct rungs_plan *plan)
{
	struct holding holding;
	struct plan_facts facts;
	struct rungs_ref *roles;
	struct told then;
	size_t count;

	if (!told_read(reader->arena, record->told, &then)) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	head_read(reader, record, &then, plan);
	roles = roles_read(reader, record->text, &then, &count);
	holding_read(reader, profile, &holding);
	plan_facts_read(reader, &holding, roles, count, &facts);
	if (reader->status == RUNGS_OK)
		stages_read(reader, &facts, plan);
	if (reader->status == RUNGS_OK) {
		plan_steps_read(&facts, &then, plan);
		plan_news_read(&then, &facts, plan);
		plan->sources = plan_facts_sources(&facts);
	}
}

enum rungs_status rungs_plan_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 const char *id, struct rungs_plan *out,
				 struct rungs_error *error)
{
	const struct rungs_record *record =
		rungs_records_find(profile, RUNGS_PLANNED, id);
	struct reader reader;

	*out = (struct rungs_plan){0};
	if (record == NULL)
		return error_set(error, RUNGS_NOT_FOUND,
				 "The profile has no plan '%.100s'.", id);
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		plan_read(&reader, profile, record, out);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_plan_release(struct rungs_plan *plan)
{
	arena_free(plan->memory);
	*plan = (struct rungs_plan){0};
}

const struct rungs_plan_step *rungs_plan_next(const struct rungs_plan *plan)
{
	for (size_t i = 0; i < plan->stage_count; i++)
		for (size_t j = 0; j < plan->stages[i].step_count; j++)
			if (!plan->stages[i].steps[j].done)
				return &plan->stages[i].steps[j];
	return NULL;
}

enum rungs_status rungs_plans_get(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  struct rungs_plans *out,
				  struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;

	*out = (struct rungs_plans){0};
	out->at = calloc(profile->count + 1, sizeof(*out->at));
	if (out->at == NULL)
		return error_no_memory(error);
	for (size_t i = 0; i < profile->count && status == RUNGS_OK; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section != RUNGS_PLANNED)
			continue;
		status = rungs_plan_get(atlas, profile, record->id,
					&out->at[out->count], error);
		out->count += status == RUNGS_OK;
	}
	if (status != RUNGS_OK)
		rungs_plans_release(out);
	return status;
}

void rungs_plans_release(struct rungs_plans *plans)
{
	for (size_t i = 0; i < plans->count; i++)
		rungs_plan_release(&plans->at[i]);
	free(plans->at);
	*plans = (struct rungs_plans){0};
}
