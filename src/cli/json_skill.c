#include "json.h"

#include <rungs/certification.h>
#include <rungs/skill.h>

static json_t *baseline(const struct rungs_skill *skill)
{
	json_t *out = json_array();

	for (size_t i = 0; i < skill->baseline_count; i++) {
		const struct rungs_skill_baseline *b = &skill->baseline[i];

		json_push(&out,
			  json_pack("{s:o, s:o}", "level", json_ref(&b->level),
				    "skill_level", json_whole(b->skill_level)));
	}
	return out;
}

static json_t *scale(const struct rungs_skill *skill)
{
	json_t *out = json_array();

	for (size_t i = 0; i < skill->scale_count; i++) {
		const struct rungs_skill_level *l = &skill->scale[i];
		json_t *row = json_pack("{s:i, s:s?, s:s?}", "level", l->level,
					"name", l->name, "summary", l->summary);

		json_basis(&row, &l->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *skill_uses(const struct rungs_skill *skill)
{
	json_t *out = json_array();

	for (size_t i = 0; i < skill->use_count; i++) {
		const struct rungs_skill_use *use = &skill->uses[i];
		json_t *row = json_pack("{s:o, s:o, s:s?}", "role",
					json_brief(&use->role), "level",
					json_whole(use->level), "importance",
					use->importance);

		json_basis(&row, &use->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *skill(const struct rungs_skill *s)
{
	json_t *out = json_pack("{s:s, s:s?, s:s?, s:o, s:s?, s:s?, s:o}", "id",
				s->id, "name", s->name, "kind", s->kind,
				"group", json_ref(&s->group), "group_summary",
				s->group_summary, "summary", s->summary, "term",
				json_ref(&s->term));

	json_put(&out, "baseline", baseline(s));
	json_put(&out, "scale", scale(s));
	json_put(&out, "roles", skill_uses(s));
	json_basis(&out, &s->basis);
	json_put(&out, "sources", json_refs(&s->sources));
	return out;
}

json_t *json_skill(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error)
{
	struct rungs_skill thing = {0};

	if (rungs_skill_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = skill(&thing);
	rungs_skill_release(&thing);
	return out;
}

static json_t *certification_uses(const struct rungs_certification *c)
{
	json_t *out = json_array();

	for (size_t i = 0; i < c->use_count; i++) {
		const struct rungs_certification_use *use = &c->uses[i];
		json_t *row =
			json_pack("{s:o, s:s?}", "role", json_brief(&use->role),
				  "usefulness", use->usefulness);

		json_basis(&row, &use->basis);
		json_push(&out, row);
	}
	return out;
}

static json_t *certification(const struct rungs_certification *c)
{
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:o, s:o, s:s?, s:s?, s:s?, s:s?, s:o, "
		"s:s?}",
		"id", c->id, "name", c->name, "issuer", c->issuer,
		"specializations", json_refs(&c->specializations), "levels",
		json_refs(&c->levels), "prerequisites", c->prerequisites,
		"validity", c->validity, "verified", c->verified, "status",
		c->status, "replaced_by", json_refs(&c->replaced_by), "note",
		c->note);

	json_put(&out, "roles", certification_uses(c));
	json_basis(&out, &c->basis);
	json_put(&out, "sources", json_refs(&c->sources));
	return out;
}

json_t *json_certification(struct rungs_atlas *atlas, const char *id,
			   struct rungs_error *error)
{
	struct rungs_certification thing = {0};

	if (rungs_certification_get(atlas, id, &thing, error) != RUNGS_OK)
		return NULL;
	json_t *out = certification(&thing);
	rungs_certification_release(&thing);
	return out;
}
