#include "json.h"

#include <rungs/start.h>

static json_t *links(const struct rungs_statement *statement)
{
	json_t *out = json_array();

	for (size_t i = 0; i < statement->link_count; i++) {
		const struct rungs_statement_link *link = &statement->links[i];
		json_t *row = json_mention(&link->thing);

		json_put(&row, "note", json_text(link->note));
		json_push(&out, row);
	}
	return out;
}

json_t *json_statement(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error)
{
	struct rungs_statement s = {0};

	if (rungs_statement_get(atlas, id, &s, error) != RUNGS_OK)
		return NULL;
	json_t *out = json_pack("{s:s, s:s?, s:s?, s:o}", "id", s.id, "title",
				s.title, "text", s.text, "proof", links(&s));
	json_basis(&out, &s.basis);
	json_put(&out, "sources", json_refs(&s.sources));
	rungs_statement_release(&s);
	return out;
}

static json_t *entries(const struct rungs_area *area)
{
	json_t *out = json_array();

	for (size_t i = 0; i < area->entry_count; i++) {
		const struct rungs_area_entry *e = &area->entries[i];
		json_t *row =
			json_pack("{s:o, s:o, s:s?, s:s?, s:s?}", "role",
				  json_brief(&e->role), "education",
				  json_ref(&e->education), "fields", e->fields,
				  "commonness", e->commonness, "note", e->note);

		json_basis(&row, &e->basis);
		json_push(&out, row);
	}
	return out;
}

json_t *json_area(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error)
{
	struct rungs_area a = {0};

	if (rungs_area_get(atlas, id, &a, error) != RUNGS_OK)
		return NULL;
	json_t *out = json_pack(
		"{s:s, s:s?, s:s?, s:o, s:o, s:o, s:o}", "id", a.id, "name",
		a.name, "summary", a.summary, "specializations",
		json_refs(&a.specializations), "entries", entries(&a), "skills",
		json_refs(&a.skills), "rungs", json_refs(&a.rungs));
	json_basis(&out, &a.basis);
	json_put(&out, "sources", json_refs(&a.sources));
	rungs_area_release(&a);
	return out;
}
