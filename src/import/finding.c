#include "finding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/text.h"

#define VALUE_MAX 80 /* bytes that are shown of a value */
#define FILE_MAX 120 /* and of a file's name */
#define SHOWN_MAX 16 /* that one byte may take when it is made visible */

/* A copy fit to show; a long one is cut. */
static const char *copy_value(struct arena *arena, const char *value,
			      size_t size)
{
	char clean[3 * VALUE_MAX + 1], whole[SHOWN_MAX * VALUE_MAX + 1];
	char shown[VALUE_MAX];
	bool cut = size > VALUE_MAX;

	text_clean(clean, value, cut ? VALUE_MAX : size);
	text_show(whole, sizeof(whole), clean);
	text_show(shown, sizeof(shown), whole);
	cut = cut || strlen(whole) > strlen(shown);
	return arena_format(arena, "%s%s", shown, cut ? "…" : "");
}

/* File names may hold anything but '/' and NUL. */
static const char *copy_name(struct arena *arena, const char *name)
{
	char shown[FILE_MAX];

	text_show(shown, sizeof(shown), name);
	return arena_text(arena, shown);
}

void findings_add(struct findings *findings, const struct finding *finding,
		  const char *value, size_t size)
{
	struct finding *copy;

	if (findings->arena == NULL)
		findings->arena = arena_new();
	if (findings->arena == NULL) {
		findings->incomplete = true;
		return;
	}
	if (findings->count == findings->room) {
		size_t room = findings->room * 2 + 16;
		struct finding *at = realloc(findings->at, room * sizeof(*at));

		if (at == NULL) {
			findings->incomplete = true;
			return;
		}
		findings->at = at;
		findings->room = room;
	}
	copy = &findings->at[findings->count];
	*copy = *finding;
	copy->file = copy_name(findings->arena, finding->file);
	copy->column = arena_text(findings->arena, finding->column);
	copy->message = arena_text(findings->arena, finding->message);
	copy->mend = arena_text(findings->arena, finding->mend);
	copy->value =
		value != NULL ? copy_value(findings->arena, value, size) : NULL;
	if (copy->file == NULL || copy->message == NULL ||
	    (value != NULL && copy->value == NULL)) {
		findings->incomplete = true;
		return;
	}
	copy->order = findings->count++;
	if (copy->severity == SEVERITY_ERROR)
		findings->errors++;
}

static int compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int files = strcmp(a->file, b->file);

	if (files != 0)
		return files;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void findings_sort(struct findings *findings)
{
	if (findings->count > 1)
		qsort(findings->at, findings->count, sizeof(*findings->at),
		      compare);
}

void findings_release(struct findings *findings)
{
	free(findings->at);
	arena_free(findings->arena);
	memset(findings, 0, sizeof(*findings));
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_ERROR] = "error",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_NOTE] = "note",
	};

	return names[severity];
}

char *finding_words(const struct finding *finding, char *out, size_t size)
{
	bool column = finding->column != NULL, value = finding->value != NULL;

	snprintf(out, size, "%s%s%s%s%s%s%s", column ? "column " : "",
		 column ? finding->column : "", column ? ": " : "",
		 finding->message, value ? " (\"" : "",
		 value ? finding->value : "", value ? "\")" : "");
	return out;
}

char *finding_line(const struct finding *finding, char *out, size_t size)
{
	char words[FINDING_SIZE];

	finding_words(finding, words, sizeof(words));
	if (finding->line > 0)
		snprintf(out, size, "%s:%ld: %s", finding->file, finding->line,
			 words);
	else
		snprintf(out, size, "%s: %s", finding->file, words);
	return out;
}
