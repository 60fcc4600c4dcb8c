#include "json.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

void json_push(json_t **array, json_t *value)
{
	if (*array == NULL || value == NULL) {
		json_decref(value);
	} else if (json_array_append_new(*array, value) == 0) {
		return;
	}
	json_decref(*array);
	*array = NULL;
}

void json_put(json_t **object, const char *key, json_t *value)
{
	if (*object == NULL || value == NULL) {
		json_decref(value);
	} else if (json_object_set_new(*object, key, value) == 0) {
		return;
	}
	json_decref(*object);
	*object = NULL;
}

json_t *json_text(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

json_t *json_whole(int value)
{
	return value != RUNGS_UNKNOWN ? json_integer(value) : json_null();
}

json_t *json_figure(double value)
{
	if (!isfinite(value))
		return json_null();
	if (fabs(value) < 1e15 && nearbyint(value) == value)
		return json_integer((json_int_t)value);
	return json_real(value);
}

json_t *json_bytes(const char *text)
{
	size_t size = strlen(text);
	char *clean = malloc(3 * size + 1);

	if (clean == NULL)
		return NULL;
	text_clean(clean, text, size);
	json_t *out = json_string(clean);
	free(clean);
	return out;
}

json_t *json_range(int from, int to)
{
	if (from == RUNGS_UNKNOWN && to == RUNGS_UNKNOWN)
		return json_null();
	return json_pack("[o, o]", json_whole(from), json_whole(to));
}

json_t *json_ref(const struct rungs_ref *ref)
{
	if (ref->id == NULL)
		return json_null();
	return json_pack("{s:s, s:s?}", "id", ref->id, "name", ref->name);
}

json_t *json_ref_array(size_t count, const struct rungs_ref *refs)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_ref(&refs[i]));
	return out;
}

json_t *json_refs(const struct rungs_refs *refs)
{
	return json_ref_array(refs->count, refs->at);
}

static json_t *json_source_ids(const char *ids)
{
	json_t *out = json_array();

	while (ids != NULL && *ids != '\0') {
		size_t size = strcspn(ids, ";");

		if (size > 0)
			json_push(&out, json_stringn(ids, size));
		ids += size + (ids[size] == ';');
	}
	return out;
}

void json_basis(json_t **row, const struct rungs_basis *basis)
{
	json_put(row, "evidence", json_text(basis->evidence));
	json_put(row, "source", json_source_ids(basis->sources));
}

json_t *json_brief(const struct rungs_role_brief *brief)
{
	return json_pack("{s:s, s:s?, s:o, s:o, s:o}", "id", brief->id, "title",
			 brief->title, "specialization",
			 json_ref(&brief->specialization), "track",
			 json_ref(&brief->track), "level",
			 json_ref(&brief->level));
}

json_t *json_briefs(size_t count, const struct rungs_role_brief *briefs)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, json_brief(&briefs[i]));
	return out;
}

json_t *json_mention(const struct rungs_thing *thing)
{
	return json_pack("{s:s, s:s, s:s?}", "kind",
			 rungs_kind_singular(thing->kind), "id", thing->id,
			 "title", thing->name);
}

json_t *json_mentions(const struct rungs_things *things)
{
	json_t *out = json_array();

	for (size_t i = 0; i < things->count; i++)
		json_push(&out, json_mention(&things->at[i]));
	return out;
}

json_t *json_texts(size_t count, const struct rungs_text *texts,
		   const char *aspect)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++) {
		if (aspect != NULL && strcmp(texts[i].aspect, aspect) != 0)
			continue;
		json_t *row = json_pack("{s:s?}", "text", texts[i].text);
		if (aspect == NULL)
			json_put(&row, "aspect", json_text(texts[i].aspect));
		json_basis(&row, &texts[i].basis);
		json_push(&out, row);
	}
	return out;
}

json_t *json_detail(const struct rungs_thing *thing)
{
	const char *text = thing->detail;
	size_t used = 0;
	char *plain;
	json_t *out;

	if (text == NULL || thing->kind != RUNGS_FACT)
		return json_text(text);
	plain = malloc(strlen(text) + 1);
	if (plain == NULL)
		return NULL;
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (text[i] != ',' || !isdigit((unsigned char)text[i + 1]))
			plain[used++] = text[i];
	}
	plain[used] = '\0';
	out = json_text(plain);
	free(plain);
	return out;
}

const char *json_name_key(enum rungs_kind kind)
{
	switch (kind) {
	case RUNGS_ROLE:
	case RUNGS_SOURCE:
	case RUNGS_OCCUPATION:
	case RUNGS_STATEMENT:
		return "title";
	default:
		return "name";
	}
}

json_t *json_thing(struct rungs_atlas *atlas, enum rungs_kind kind,
		   const char *id, struct rungs_error *error)
{
	static json_t *(*const make[])(struct rungs_atlas *, const char *,
				       struct rungs_error *) = {
		[RUNGS_SPECIALIZATION] = json_specialization,
		[RUNGS_TRACK] = json_track,
		[RUNGS_LEVEL] = json_level,
		[RUNGS_ROLE] = json_role,
		[RUNGS_SKILL] = json_skill,
		[RUNGS_CERTIFICATION] = json_certification,
		[RUNGS_EDUCATION] = json_education,
		[RUNGS_TERM] = json_term,
		[RUNGS_SOURCE] = json_source,
		[RUNGS_CONDITION] = json_condition,
		[RUNGS_OCCUPATION] = json_occupation,
		[RUNGS_FACT] = json_fact,
		[RUNGS_AREA] = json_area,
		[RUNGS_STATEMENT] = json_statement,
	};

	error->status = RUNGS_OK;
	return make[kind](atlas, id, error);
}

json_t *json_answer(const struct invocation *call)
{
	return json_pack("{s:i, s:s}", "rungs", 1, "command",
			 call->command->name);
}

/* Writes JSON text.  What must not reach a terminal stands only inside
 * strings, where an escape means the same; line ends stand only outside. */
static void put_json(struct output *out, const char *text)
{
	size_t size = strlen(text), done = 0;

	for (size_t at = 0; at < size;) {
		uint32_t code;
		size_t taken = text_decode(text + at, size - at, &code);

		if (code != '\n' && text_is_hidden(code)) {
			char escape[16];

			output_bytes(out, text + done, at - done);
			if (code < 0x10000)
				snprintf(escape, sizeof(escape), "\\u%04X",
					 code);
			else
				snprintf(escape, sizeof(escape),
					 "\\u%04X\\u%04X",
					 0xD7C0 + (code >> 10),
					 0xDC00 + (code & 0x3FF));
			output_put(out, escape);
			done = at + taken;
		}
		at += taken;
	}
	output_bytes(out, text + done, size - done);
}

/* The answer as text, which the caller frees, or NULL.  json_dumps overlooks
 * memory that runs out between the parts of a member. */
static char *dump(const json_t *answer, size_t flags)
{
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);

	if (file == NULL)
		return NULL;
	bool whole = json_dumpf(answer, file, flags) == 0 && !ferror(file);
	if (fclose(file) == 0 && whole)
		return text;
	free(text);
	return NULL;
}

int json_finish(struct invocation *call, json_t *answer, bool compact,
		int status)
{
	size_t flags = JSON_REAL_PRECISION(12);

	flags |= compact ? JSON_COMPACT : JSON_INDENT(2);
	if (call->value[OPTION_ASCII] != NULL)
		flags |= JSON_ENSURE_ASCII;
	char *text = answer != NULL ? dump(answer, flags) : NULL;

	json_decref(answer);
	if (text == NULL) {
		complain(call, "Memory ran out.");
		return EXIT_TROUBLE;
	}
	put_json(&call->out, text);
	output_put(&call->out, "\n");
	free(text);
	return status;
}
