#include "json.h"

#include <rungs/reference.h>

static json_t *term(const struct rungs_term *t)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:o, s:o, s:o}", "id",
		t->id, "name", t->term, "expansion", t->expansion, "definition",
		t->definition, "topic", t->topic, "specialization",
		json_ref(&t->specialization), "skill", json_ref(&t->skill),
		"related", json_refs(&t->related), "specializations",
		json_refs(&t->specializations), "roles", json_refs(&t->roles));

	json_basis(&out, &t->basis);
	json_put(&out, "sources", json_refs(&t->sources));
	return out;
}

json_t *json_term(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error)
{
	struct rungs_term thing = {0};

	if (rungs_term_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = term(&thing);
	rungs_term_release(&thing);
	return out;
}

json_t *json_source(struct rungs_atlas *atlas, const char *id,
		    struct rungs_error *error)
{
	struct rungs_source s = {0};

	if (rungs_source_get(atlas, id, &s, error) != RUNGS_OK)
		return NULL;
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, "
		"s:s?, s:o}",
		"id", s.id, "title", s.title, "publisher", s.publisher,
		"address", s.address, "year", s.year, "place", s.place, "kind",
		s.kind, "licence", s.licence, "attribution", s.attribution,
		"read", s.read, "taken", s.taken, "cited_by",
		json_mentions(&(struct rungs_things){.count = s.cited_count,
						     .at = s.cited_by}));
	rungs_source_release(&s);
	return out;
}

static json_t *condition(const struct rungs_condition *c)
{
	json_t *uses = json_array();

	for (size_t i = 0; i < c->use_count; i++) {
		const struct rungs_condition_use *use = &c->uses[i];
		json_t *row = json_pack(
			"{s:o, s:o, s:s?}", "role", json_brief(&use->role),
			"value", json_whole(use->value), "note", use->note);

		json_basis(&row, &use->basis);
		json_push(&uses, row);
	}
	json_t *out = json_pack("{s:s, s:s?, s:s?, s:[s?, s?, s?, s?], s:o}",
				"id", c->id, "name", c->name, "summary",
				c->summary, "scale", c->scale[0], c->scale[1],
				c->scale[2], c->scale[3], "roles", uses);
	json_basis(&out, &c->basis);
	json_put(&out, "sources", json_refs(&c->sources));
	return out;
}

json_t *json_condition(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error)
{
	struct rungs_condition thing = {0};

	if (rungs_condition_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = condition(&thing);
	rungs_condition_release(&thing);
	return out;
}

static json_t *job_zone(const struct rungs_occupation *o)
{
	if (o->job_zone == RUNGS_UNKNOWN)
		return json_null();
	return json_pack("{s:i, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}",
			 "zone", o->job_zone, "name", o->job_zone_name,
			 "release", o->job_zone_release, "date",
			 o->job_zone_date, "experience", o->zone_experience,
			 "education", o->zone_education, "training",
			 o->zone_training, "svp", o->zone_svp);
}

static json_t *relations(const struct rungs_occupation *o)
{
	json_t *out = json_array();

	for (size_t i = 0; i < o->relation_count; i++) {
		const struct rungs_relation *r = &o->relations[i];

		json_push(&out, json_pack("{s:s?, s:s?, s:s?}", "id",
					  r->occupation.id, "name",
					  r->occupation.name, "tier", r->tier));
	}
	return out;
}

static json_t *occupation(const struct rungs_occupation *o)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:o, s:o, s:s?, s:o, s:s?, s:o, s:s?, s:s?}",
		"id", o->id, "title", o->title, "soc", o->soc, "job_zone",
		job_zone(o), "education", json_ref(&o->education),
		"education_as_asked", o->education_as_asked, "education_share",
		json_figure(o->education_share), "experience_as_asked",
		o->experience_as_asked, "experience_share",
		json_figure(o->experience_share), "asked_date", o->asked_date,
		"technologies", o->technologies);

	json_put(&out, "pay", json_pay(o->pay_count, o->pay));
	json_put(&out, "outlook", json_outlook(o->outlook_count, o->outlook));
	json_put(&out, "related", relations(o));
	json_put(&out, "roles", json_briefs(o->role_count, o->roles));
	json_basis(&out, &o->basis);
	json_put(&out, "sources", json_refs(&o->sources));
	return out;
}

json_t *json_occupation(struct rungs_atlas *atlas, const char *id,
			struct rungs_error *error)
{
	struct rungs_occupation thing = {0};

	if (rungs_occupation_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = occupation(&thing);
	rungs_occupation_release(&thing);
	return out;
}

json_t *json_fact(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error)
{
	struct rungs_fact f = {0};

	if (rungs_fact_get(atlas, id, &f, error) != RUNGS_OK)
		return NULL;
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, "
		"s:s?}",
		"id", f.id, "name", f.statement, "topic", f.topic, "value",
		f.value, "unit", f.unit, "place", f.place, "year", f.year,
		"statistic", f.statistic, "survey", f.survey, "quality",
		f.quality, "note", f.note);
	json_basis(&out, &f.basis);
	json_put(&out, "sources", json_refs(&f.sources));
	rungs_fact_release(&f);
	return out;
}
