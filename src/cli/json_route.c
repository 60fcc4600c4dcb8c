#include "json.h"

static json_t *pay_change(const struct rungs_pay_change *pay)
{
	json_t *out;

	if (pay->place == NULL)
		return json_null();
	out = json_pack("{s:o, s:o, s:o, s:s?, s:s?, s:s?}", "amount",
			json_figure(pay->amount), "before",
			json_figure(pay->before), "after",
			json_figure(pay->after), "place", pay->place, "year",
			pay->year, "currency", pay->currency);
	json_basis(&out, &pay->basis);
	return out;
}

static json_t *changes(const struct rungs_route_step *step)
{
	json_t *out = json_array();

	for (size_t i = 0; i < step->change_count; i++) {
		const struct rungs_condition_change *change = &step->changes[i];

		json_push(&out, json_pack("{s:s?, s:s?, s:o, s:o, s:s?, s:s?}",
					  "id", change->condition.id, "name",
					  change->condition.name, "before",
					  json_whole(change->before), "after",
					  json_whole(change->after),
					  "before_word", change->before_word,
					  "after_word", change->after_word));
	}
	return out;
}

static json_t *entries(const struct rungs_route_step *step)
{
	json_t *out = json_array();

	for (size_t i = 0; i < step->entry_count; i++) {
		const struct rungs_entry_route *entry = &step->entries[i];
		json_t *row = json_pack("{s:o, s:s?, s:s?, s:s?}", "education",
					json_ref(&entry->education), "fields",
					entry->fields, "commonness",
					entry->commonness, "note", entry->note);

		json_basis(&row, &entry->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *json_route_step(const struct rungs_route_step *s)
{
	json_t *out = json_move(&s->move);

	json_put(&out, "from",
		 s->from.id != NULL ? json_text(s->from.id)
				    : json_text("start"));
	json_put(&out, "pay_change", pay_change(&s->pay));
	json_put(&out, "conditions", changes(s));
	json_put(&out, "education", json_ref(&s->education));
	json_put(&out, "role", json_brief(&s->to));
	if (s->from.id == NULL)
		json_put(&out, "entries", entries(s));
	return out;
}

json_t *json_route(const struct rungs_route *r)
{
	json_t *steps = json_array();

	for (size_t i = 0; i < r->step_count; i++)
		json_push(&steps, json_route_step(&r->steps[i]));
	return json_pack("{s:o, s:o, s:b, s:i, s:o, s:s?, s:i, s:b, s:o}",
			 "years", json_range(r->years_min, r->years_max),
			 "years_middle", json_figure(r->years), "years_known",
			 r->years_known, "effort", r->effort, "pay_change",
			 pay_change(&r->pay), "evidence", r->evidence,
			 "rare_steps", r->rare, "dominated", r->dominated,
			 "steps", steps);
}

json_t *json_routes(const struct rungs_routes *routes)
{
	json_t *out = json_array();

	for (size_t i = 0; i < routes->count; i++)
		json_push(&out, json_route(&routes->at[i]));
	return out;
}

static json_t *broken(const struct rungs_relaxation *relaxation)
{
	json_t *out = json_array();

	for (size_t i = 0; i < relaxation->count; i++) {
		const struct rungs_broken_limit *one = &relaxation->limits[i];

		json_push(&out,
			  json_pack("{s:s, s:o, s:o}", "limit", one->limit,
				    "value", json_ref(&one->value), "roles",
				    json_refs(&one->roles)));
	}
	return out;
}

json_t *json_relaxations(const struct rungs_routes *routes)
{
	json_t *out = json_array();

	for (size_t i = 0; i < routes->relaxation_count; i++) {
		const struct rungs_relaxation *one = &routes->relaxations[i];

		json_push(&out, json_pack("{s:o, s:o}", "limits", broken(one),
					  "route", json_route(&one->route)));
	}
	return out;
}
