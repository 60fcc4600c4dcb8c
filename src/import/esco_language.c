/* Which language a folder is read in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "esco.h"
#include "esco_draft.h"

#define LANGUAGES 64 /* more than ESCO has */

bool esco_is_language(const char *code)
{
	size_t letters = strspn(code, "abcdefghijklmnopqrstuvwxyz-");

	return letters >= 2 && letters < ESCO_LANGUAGE_SIZE &&
	       code[letters] == '\0' && code[0] != '-';
}

/* 'en' of 'occupations_en.csv'.  False if it is no such name. */
static bool language_of(const char *name, char out[ESCO_LANGUAGE_SIZE])
{
	static const char head[] = "occupations_", tail[] = ".csv";
	size_t size = strlen(name), ends = strlen(head) + strlen(tail);

	if (size <= ends || size - ends >= ESCO_LANGUAGE_SIZE ||
	    strncmp(name, head, strlen(head)) != 0 ||
	    strcmp(name + size - strlen(tail), tail) != 0)
		return false;
	memcpy(out, name + strlen(head), size - ends);
	out[size - ends] = '\0';
	return esco_is_language(out);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(left, right);
}

/* The languages of the folder, in their order; how many there are. */
static size_t list(struct esco *esco, char found[][ESCO_LANGUAGE_SIZE])
{
	struct bundle *bundle = &esco->release->bundle;
	const char *name;
	size_t count = 0;

	bundle_rewind(bundle);
	while (count < LANGUAGES && (name = bundle_next(bundle)) != NULL)
		if (language_of(name, found[count]))
			count++;
	qsort(found, count, sizeof(found[0]), by_name);
	return count;
}

static enum rungs_status ask_which(struct esco *esco, size_t count,
				   char found[][ESCO_LANGUAGE_SIZE])
{
	char words[LANGUAGES * (ESCO_LANGUAGE_SIZE + 2)] = "";

	for (size_t i = 0; i < count; i++) {
		strcat(words, i > 0 ? ", " : "");
		strcat(words, found[i]);
	}
	return error_set(esco->error, RUNGS_BAD_INPUT,
			 "Say which language to read with --language, for the "
			 "%s \"%s\" has %s.",
			 esco->release->bundle.what, esco->release->bundle.path,
			 words);
}

enum rungs_status esco_find_language(struct esco *esco)
{
	char found[LANGUAGES][ESCO_LANGUAGE_SIZE];
	size_t count = 0;

	if (esco->asked == NULL)
		count = list(esco, found);
	if (count > 1)
		return ask_which(esco, count, found);
	if (esco->asked == NULL && count == 0 &&
	    release_has(esco->release, "occupations.csv"))
		return error_set(esco->error, RUNGS_BAD_INPUT,
				 "Say with --language which language \"%s\" of "
				 "the %s \"%s\" is in.",
				 "occupations.csv", esco->release->bundle.what,
				 esco->release->bundle.path);
	if (esco->asked == NULL && count == 0)
		return error_set(esco->error, RUNGS_BAD_INPUT,
				 "The %s \"%s\" has no file "
				 "\"occupations_en.csv\", nor one of another "
				 "language.",
				 esco->release->bundle.what,
				 esco->release->bundle.path);
	snprintf(esco->language, sizeof(esco->language), "%s",
		 esco->asked != NULL ? esco->asked : found[0]);
	return RUNGS_OK;
}
