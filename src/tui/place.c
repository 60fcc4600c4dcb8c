#include "place.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"

static const char head[] = "rungs place 1\n";

/* Those that can be opened by a place alone. */
static const struct screen *const screens[] = {
	&screen_browse,  &screen_page,    &screen_start,  &screen_search,
	&screen_library, &screen_ladder,  &screen_route,  &screen_feeders,
	&screen_me,      &screen_plan,    &screen_assess, &screen_shortlist,
	&screen_fit,     &screen_why,     &screen_next,   &screen_step,
	&screen_whole,   &screen_compare,
};

void place_write(const struct place *place, const char *atlas,
		 char out[PLACE_TEXT])
{
	bool kind = place->kind < RUNGS_KIND_COUNT;

	snprintf(out, PLACE_TEXT,
		 "%satlas %.200s\nscreen %s\nkind %s\nid %s\nspot %s\n", head,
		 atlas, place->screen->name,
		 kind ? rungs_kind_singular(place->kind) : "", place->id,
		 place->spot);
}

/* Takes the value of the next line, 'KEY VALUE'; false if it is another or
 * takes more than size bytes with its NUL. */
static bool take(const char **text, const char *key, char *out, size_t size)
{
	size_t length = strlen(key);
	const char *value = *text + length + 1;
	const char *end;

	if (strncmp(*text, key, length) != 0 || (*text)[length] != ' ')
		return false;
	end = strchr(value, '\n');
	if (!end || (size_t)(end - value) >= size)
		return false;
	memcpy(out, value, (size_t)(end - value));
	out[end - value] = '\0';
	*text = end + 1;
	return text_is_valid(out, strlen(out));
}

bool place_read(struct place *out, const char *atlas, const char *text)
{
	char name[PLACE_TEXT], word[40];

	*out = (struct place){.kind = RUNGS_KIND_COUNT};
	if (strncmp(text, head, sizeof head - 1) != 0)
		return false;
	text += sizeof head - 1;
	if (!take(&text, "atlas", name, sizeof name) ||
	    strncmp(name, atlas, 200) != 0 ||
	    !take(&text, "screen", word, sizeof word))
		return false;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
		if (strcmp(screens[i]->name, word) == 0)
			out->screen = screens[i];
	if (!out->screen || !take(&text, "kind", word, sizeof word))
		return false;
	if (word[0] && !rungs_kind_parse(word, &out->kind))
		return false;
	return take(&text, "id", out->id, sizeof out->id) &&
	       take(&text, "spot", out->spot, sizeof out->spot) && !*text;
}
