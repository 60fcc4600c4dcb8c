#include "json.h"

#include <string.h>

json_t *json_pay(size_t count, const struct rungs_pay *pay)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct rungs_pay *p = &pay[i];
		json_t *row = json_pack(
			"{s:s?, s:s?, s:s?, s:o, s:o, s:o, s:o, s:o, s:o, s:o, "
			"s:o, s:s?, s:s?, s:s?}",
			"place", p->place, "year", p->year, "currency",
			p->currency, "p10", json_figure(p->p10), "p25",
			json_figure(p->p25), "median", json_figure(p->median),
			"p75", json_figure(p->p75), "p90", json_figure(p->p90),
			"mean", json_figure(p->mean), "top_code",
			json_figure(p->top_code), "employment",
			json_figure(p->employment), "soc", p->soc, "title",
			p->title, "note", p->note);

		json_basis(&row, &p->basis);
		json_push(&out, row);
	}
	return out;
}

json_t *json_outlook(size_t count, const struct rungs_outlook *outlook)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct rungs_outlook *o = &outlook[i];
		json_t *row = json_pack(
			"{s:s?, s:o, s:o, s:o, s:o, s:o, s:s?, s:s?, s:s?, "
			"s:s?}",
			"place", o->place, "years",
			json_range(o->year_from, o->year_to), "employment_from",
			json_figure(o->employment_from), "employment_to",
			json_figure(o->employment_to), "change_percent",
			json_figure(o->change_percent), "openings",
			json_figure(o->openings), "education",
			o->education_as_asked, "experience",
			o->experience_as_asked, "training",
			o->training_as_asked, "soc", o->soc);

		json_basis(&row, &o->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *requirement(const char *kind, const char *id, const char *name,
			   int level, const char *importance,
			   const struct rungs_basis *basis)
{
	json_t *row = json_pack("{s:s?, s:s?, s:s?, s:o, s:s?}", "kind", kind,
				"id", id, "name", name, "level",
				json_whole(level), "importance", importance);

	json_basis(&row, basis);
	return row;
}

static void push_education(json_t **out, const struct rungs_role *role,
			   const struct rungs_ref *ref, const char *importance)
{
	if (ref->id == NULL)
		return;
	json_push(out, requirement("education", ref->id, ref->name,
				   RUNGS_UNKNOWN, importance, &role->basis));
}

static json_t *requirements(const struct rungs_role *role)
{
	json_t *out = json_array();

	for (size_t i = 0; i < role->requirement_count; i++) {
		const struct rungs_requirement *r = &role->requirements[i];
		json_t *row = requirement(r->kind, r->id, r->name, r->level,
					  r->importance, &r->basis);

		json_put(&row, "level_name", json_text(r->level_name));
		if (r->baseline)
			json_put(&row, "baseline", json_true());
		json_push(&out, row);
	}
	push_education(&out, role, &role->education_min, "minimum");
	push_education(&out, role, &role->education_preferred, "preferred");
	for (size_t i = 0; i < role->certification_count; i++) {
		const struct rungs_role_certification *c =
			&role->certifications[i];
		json_t *row =
			requirement("certification", c->id, c->name,
				    RUNGS_UNKNOWN, c->usefulness, &c->basis);

		json_put(&row, "issuer", json_text(c->issuer));
		json_put(&row, "status", json_text(c->status));
		json_put(&row, "verified", json_text(c->verified));
		json_push(&out, row);
	}
	return out;
}

static json_t *conditions(const struct rungs_role *role)
{
	json_t *out = json_array();

	for (size_t i = 0; i < role->condition_count; i++) {
		const struct rungs_role_condition *c = &role->conditions[i];
		json_t *row = json_pack("{s:s, s:s?, s:o, s:s?, s:s?}", "id",
					c->id, "name", c->name, "value",
					json_whole(c->value), "word", c->word,
					"note", c->note);

		json_basis(&row, &c->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *json_gaps(const struct rungs_move *move)
{
	json_t *out = json_array();

	for (size_t i = 0; i < move->gap_count; i++) {
		const struct rungs_gap *gap = &move->gaps[i];

		json_push(&out,
			  json_pack("{s:s?, s:s?, s:i, s:o, s:b}", "id",
				    gap->skill.id, "name", gap->skill.name,
				    "has", gap->has, "needs",
				    json_whole(gap->needs), "core", gap->core));
	}
	return out;
}

json_t *json_move(const struct rungs_move *m)
{
	json_t *row = json_pack(
		"{s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:s?, s:s?, s:s?, s:o, "
		"s:i, s:o, s:s?}",
		"from", m->from.id, "from_title", m->from.name, "to", m->to.id,
		"to_title", m->to.name, "kind", m->kind, "years",
		json_range(m->years_min, m->years_max), "commonness",
		m->commonness, "note", m->note, "doubtful", m->doubtful, "gap",
		json_gaps(m), "level_change", m->level_change, "certifications",
		json_refs(&m->certifications), "relatedness", m->relatedness);

	json_basis(&row, &m->basis);
	return row;
}

json_t *json_moves(size_t count, const struct rungs_move *moves)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_move(&moves[i]));
	return out;
}

json_t *json_entry(const struct rungs_ref *role,
		   const struct rungs_entry_route *e)
{
	json_t *row = json_pack(
		"{s:s, s:s?, s:s?, s:s, s:n, s:s?, s:s?, s:n, s:o, s:s?}",
		"from", "start", "to", role->id, "to_title", role->name, "kind",
		"entry", "years", "commonness", e->commonness, "note", e->note,
		"doubtful", "education", json_ref(&e->education), "fields",
		e->fields);

	json_basis(&row, &e->basis);
	return row;
}

static json_t *comes_from(const struct rungs_role *role)
{
	const struct rungs_ref self = {role->brief.id, role->brief.title};
	json_t *out = json_array();

	for (size_t i = 0; i < role->entry_count; i++)
		json_push(&out, json_entry(&self, &role->entries[i]));
	for (size_t i = 0; i < role->comes_count; i++)
		json_push(&out, json_move(&role->comes_from[i]));
	return out;
}

static json_t *strings(size_t count, const char **texts)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_text(texts[i]));
	return out;
}

static json_t *occupation(const struct rungs_role *role)
{
	if (role->occupation.id == NULL)
		return json_null();
	return json_pack("{s:s, s:s?, s:s?, s:o}", "id", role->occupation.id,
			 "name", role->occupation.name, "fit",
			 role->occupation_fit, "job_zone",
			 json_whole(role->job_zone));
}

static json_t *matches(const struct rungs_role *role)
{
	json_t *out = json_array();

	for (size_t i = 0; i < role->match_count; i++) {
		const struct rungs_role_match *match = &role->matches[i];
		json_t *row = json_ref(&match->occupation);

		json_put(&row, "match", json_text(match->match));
		json_put(&row, "job_zone", json_whole(match->job_zone));
		json_basis(&row, &match->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *level(const struct rungs_role_brief *brief)
{
	json_t *out = json_ref(&brief->level);

	if (brief->level.id != NULL)
		json_put(&out, "rank", json_whole(brief->rank));
	return out;
}

static json_t *whole(const struct rungs_role *role)
{
	static const struct {
		const char *key, *aspect;
	} texts[] = {
		{"tasks", "task"},          {"works_with", "works-with"},
		{"good_work", "good-work"}, {"why_leave", "why-leave"},
		{"how_in", "how-in"},       {"first_90_days", "first-90-days"},
	};
	json_t *out = json_pack(
		"{s:s, s:s?, s:o, s:o, s:s?, s:o, s:o, s:o, s:o, s:o}", "id",
		role->brief.id, "title", role->brief.title, "titles",
		strings(role->title_count, role->titles), "listed_titles",
		strings(role->listed_count, role->listed), "summary",
		role->summary, "specialization",
		json_ref(&role->brief.specialization), "track",
		json_ref(&role->brief.track), "level", level(&role->brief),
		"years", json_range(role->years_min, role->years_max),
		"occupation", occupation(role));

	json_put(&out, "occupations", matches(role));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		json_put(&out, texts[i].key,
			 json_texts(role->text_count, role->texts,
				    texts[i].aspect));
	json_put(&out, "requirements", requirements(role));
	json_put(&out, "conditions", conditions(role));
	json_put(&out, "pay", json_pay(role->pay_count, role->pay));
	json_put(&out, "outlook",
		 json_outlook(role->outlook_count, role->outlook));
	json_put(&out, "leads_to",
		 json_moves(role->leads_count, role->leads_to));
	json_put(&out, "comes_from", comes_from(role));
	json_put_flows(&out, role->flow_count, role->flows);
	json_put(&out, "terms", json_refs(&role->terms));
	json_put(&out, "unlinked", json_text(role->unlinked));
	json_put(&out, "address", json_text(role->address));
	json_basis(&out, &role->basis);
	json_put(&out, "sources",
		 json_ref_array(role->source_count, role->sources));
	return out;
}

json_t *json_role(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error)
{
	struct rungs_role role = {0};

	if (rungs_role_get_whole(atlas, id, &role, error) != RUNGS_OK)
		return NULL;
	json_t *out = whole(&role);
	rungs_role_release(&role);
	return out;
}
