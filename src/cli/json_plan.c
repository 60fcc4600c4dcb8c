#include "json.h"

static json_t *thing(const struct rungs_thing *one)
{
	if (one->id == NULL)
		return json_null();
	return json_pack("{s:s, s:s, s:s?}", "kind",
			 rungs_kind_singular(one->kind), "id", one->id, "name",
			 one->name);
}

static json_t *step_json(const struct rungs_plan_step *step)
{
	json_t *out = json_object();

	json_put(&out, "number", json_integer(step->number));
	json_put(&out, "kind", json_text(rungs_plan_step_word(step->kind)));
	json_put(&out, "name", json_text(step->thing.name));
	json_put(&out, "thing", thing(&step->thing));
	json_put(&out, "from", json_whole(step->from));
	json_put(&out, "to", json_whole(step->to));
	json_put(&out, "reason", json_text(step->reason));
	json_put(&out, "date", json_text(step->date));
	json_put(&out, "done", json_boolean(step->done));
	json_put(&out, "had", json_boolean(step->had));
	json_put(&out, "done_on", json_text(step->done_on));
	json_put(&out, "vanished", json_boolean(step->vanished));
	json_put(&out, "note", json_text(step->note));
	return out;
}

static json_t *stage_json(const struct rungs_plan_stage *stage)
{
	json_t *out = json_object(), *steps = json_array();

	for (size_t i = 0; i < stage->step_count; i++)
		json_push(&steps, step_json(&stage->steps[i]));
	json_put(&out, "from_date", json_text(stage->from_date));
	json_put(&out, "to_date", json_text(stage->to_date));
	json_put(&out, "vanished", json_boolean(stage->vanished));
	json_put(&out, "steps", steps);
	return out;
}

static json_t *change_json(const struct rungs_plan_change *change)
{
	return json_pack("{s:o, s:o, s:s?}", "stage",
			 change->stage < 0 ? json_null()
					   : json_integer(change->stage + 1),
			 "thing", thing(&change->thing), "text", change->text);
}

json_t *json_plan(const struct rungs_plan *plan)
{
	json_t *out = json_object(), *stages = json_array(),
	       *changes = json_array();

	for (size_t i = 0; i < plan->stage_count; i++)
		json_push(&stages, stage_json(&plan->stages[i]));
	for (size_t i = 0; i < plan->change_count; i++)
		json_push(&changes, change_json(&plan->changes[i]));
	json_put(&out, "id", json_text(plan->id));
	json_put(&out, "name", json_text(plan->name));
	json_put(&out, "made", json_text(plan->made));
	json_put(&out, "begins", json_text(plan->begins));
	json_put(&out, "atlas",
		 json_pack("{s:s?, s:s?}", "name", plan->atlas_name, "release",
			   plan->atlas_release));
	json_put(&out, "done", json_integer((json_int_t)plan->done));
	json_put(&out, "of", json_integer((json_int_t)plan->steps));
	json_put(&out, "stages", stages);
	json_put(&out, "changes", changes);
	json_put(&out, "route", json_route(&plan->route));
	json_put(&out, "sources", json_refs(&plan->sources));
	return out;
}
