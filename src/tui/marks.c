#include "marks.h"

#include <stdio.h>
#include <string.h>

bool marks_take(enum rungs_kind kind)
{
	return kind == RUNGS_ROLE || kind == RUNGS_SPECIALIZATION ||
	       kind == RUNGS_TRACK;
}

/* Its place, or the count if it is not marked. */
static size_t place_of(const struct marks *marks, enum rungs_kind kind,
		       const char *id)
{
	size_t at = 0;

	while (at < marks->count && (marks->at[at].kind != kind ||
				     strcmp(marks->at[at].id, id) != 0))
		at++;
	return at;
}

bool marks_toggle(struct marks *marks, enum rungs_kind kind, const char *id)
{
	size_t at = place_of(marks, kind, id);

	if (at == marks->count && marks->count == MARKS_MOST)
		return false;
	marks->changes++;
	if (at == marks->count) {
		marks->at[at].kind = kind;
		snprintf(marks->at[at].id, sizeof marks->at[at].id, "%s", id);
		marks->count++;
		return true;
	}
	marks->count--;
	memmove(&marks->at[at], &marks->at[at + 1],
		(marks->count - at) * sizeof *marks->at);
	return true;
}

char marks_letter(const struct marks *marks, enum rungs_kind kind,
		  const char *id)
{
	size_t at = marks && id ? place_of(marks, kind, id) : 0;

	return marks && id && at < marks->count ? (char)('A' + (int)at) : 0;
}
