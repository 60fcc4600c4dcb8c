#include "json.h"

#include <rungs/rung.h>
#include <rungs/specialization.h>

void json_put_flows(json_t **object, size_t count,
		    const struct rungs_flow *flows)
{
	json_t *out;

	if (count == 0)
		return;
	out = json_array();
	for (size_t i = 0; i < count; i++) {
		const struct rungs_flow *flow = &flows[i];
		json_t *row = json_pack(
			"{s:o, s:o, s:s?, s:o, s:o, s:o}", "from",
			json_ref(&flow->from), "to", json_ref(&flow->to),
			"place", flow->place, "years",
			json_range(flow->year_from, flow->year_to),
			"movers_a_month", json_figure(flow->movers), "share",
			json_figure(flow->share));

		json_basis(&row, &flow->basis);
		json_push(&out, row);
	}
	json_put(object, "flows", out);
}

static json_t *specialization(const struct rungs_specialization *s)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}", "id",
		s->id, "name", s->name, "kind", s->kind, "also_called",
		s->also_called, "summary", s->summary, "clients", s->clients,
		"deliverables", s->deliverables, "study_fields",
		s->study_fields, "tools", s->tools);

	json_put(&out, "areas", json_refs(&s->areas));
	json_put(&out, "texts", json_texts(s->text_count, s->texts, NULL));
	json_put(&out, "roles", json_briefs(s->role_count, s->roles));
	json_put_flows(&out, s->flow_count, s->flows);
	json_put(&out, "skills", json_ref_array(s->skill_count, s->skills));
	json_put(&out, "certifications", json_refs(&s->certifications));
	json_put(&out, "terms", json_refs(&s->terms));
	json_basis(&out, &s->basis);
	json_put(&out, "sources", json_refs(&s->sources));
	return out;
}

json_t *json_specialization(struct rungs_atlas *atlas, const char *id,
			    struct rungs_error *error)
{
	struct rungs_specialization thing = {0};

	if (rungs_specialization_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = specialization(&thing);
	rungs_specialization_release(&thing);
	return out;
}

static json_t *track(const struct rungs_track *t)
{
	json_t *out = json_pack("{s:s, s:s?, s:s?}", "id", t->id, "name",
				t->name, "summary", t->summary);

	json_put(&out, "roles", json_briefs(t->role_count, t->roles));
	json_basis(&out, &t->basis);
	json_put(&out, "sources", json_refs(&t->sources));
	return out;
}

json_t *json_track(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error)
{
	struct rungs_track thing = {0};

	if (rungs_track_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = track(&thing);
	rungs_track_release(&thing);
	return out;
}

static json_t *baseline(const struct rungs_level *level)
{
	json_t *out = json_array();

	for (size_t i = 0; i < level->baseline_count; i++) {
		const struct rungs_baseline *b = &level->baseline[i];
		json_t *row = json_pack("{s:s?, s:s?, s:o, s:s?}", "id",
					b->skill.id, "name", b->skill.name,
					"level", json_whole(b->level),
					"level_name", b->level_name);

		json_basis(&row, &b->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *level(const struct rungs_level *l)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:o, s:s?, s:s?, s:s?, s:o, s:s?}", "id", l->id,
		"name", l->name, "rank", json_whole(l->rank), "scale", l->scale,
		"release", l->release, "titles_hint", l->titles_hint, "years",
		json_range(l->years_min, l->years_max), "summary", l->summary);

	json_put(&out, "baseline", baseline(l));
	json_put(&out, "roles", json_briefs(l->role_count, l->roles));
	json_basis(&out, &l->basis);
	json_put(&out, "sources", json_refs(&l->sources));
	return out;
}

json_t *json_level(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error)
{
	struct rungs_level thing = {0};

	if (rungs_level_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = level(&thing);
	rungs_level_release(&thing);
	return out;
}

static json_t *figures(const struct rungs_education *education)
{
	json_t *out = json_array();

	for (size_t i = 0; i < education->figure_count; i++) {
		const struct rungs_education_figure *f = &education->figures[i];
		json_t *row = json_pack("{s:s?, s:o, s:s?, s:s?, s:s?, s:s?}",
					"measure", f->measure, "value",
					json_figure(f->value), "unit", f->unit,
					"place", f->place, "year", f->year,
					"note", f->note);

		json_basis(&row, &f->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *entries(const struct rungs_education *education)
{
	json_t *out = json_array();

	for (size_t i = 0; i < education->entry_count; i++) {
		const struct rungs_education_entry *e = &education->entries[i];
		json_t *row =
			json_pack("{s:o, s:s?, s:s?, s:s?}", "role",
				  json_brief(&e->role), "fields", e->fields,
				  "commonness", e->commonness, "note", e->note);

		json_basis(&row, &e->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *education(const struct rungs_education *e)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:o, s:b, s:o, s:s?, s:s?}", "id", e->id, "name",
		e->name, "rank", json_whole(e->rank), "profession",
		e->profession, "years", json_range(e->years_min, e->years_max),
		"summary", e->summary, "note", e->note);

	json_put(&out, "figures", figures(e));
	json_put(&out, "entries", entries(e));
	json_put(&out, "minimum_of", json_briefs(e->minimum_count, e->minimum));
	json_put(&out, "preferred_by",
		 json_briefs(e->preferred_count, e->preferred));
	json_basis(&out, &e->basis);
	json_put(&out, "sources", json_refs(&e->sources));
	return out;
}

json_t *json_education(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error)
{
	struct rungs_education thing = {0};

	if (rungs_education_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = education(&thing);
	rungs_education_release(&thing);
	return out;
}
