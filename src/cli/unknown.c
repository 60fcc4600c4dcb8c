/* What somebody may have meant who named nothing there is. */
#include <rungs/search.h>

#include <stdio.h>
#include <string.h>

#include "invocation.h"

/* The most that are named as near; as all there are. */
enum { NAMED_MOST = 5, LISTED_MOST = 14 };

struct naming {
	char text[400];
	size_t used, count;
};

/* Names one more, if there is room. */
static void put(struct naming *naming, const struct rungs_thing *thing)
{
	size_t room = sizeof(naming->text) - naming->used;
	int size = snprintf(naming->text + naming->used, room, "%s%s/%s",
			    naming->count > 0 ? ", " : "",
			    rungs_kind_singular(thing->kind), thing->id);

	if (size < 0 || (size_t)size >= room || naming->count == NAMED_MOST) {
		naming->text[naming->used] = '\0';
		return;
	}
	naming->used += (size_t)size;
	naming->count++;
}

/* 'data-anlyst' of 'role/data-anlyst', which narrows the kinds. */
static const char *words_of(const char *name, unsigned *kinds)
{
	const char *slash = strchr(name, '/');
	enum rungs_kind kind;
	char word[32];

	if (slash == NULL || (size_t)(slash - name) >= sizeof(word))
		return name;
	snprintf(word, sizeof(word), "%.*s", (int)(slash - name), name);
	if (!rungs_kind_parse(word, &kind))
		return name;
	*kinds &= 1u << kind;
	return slash + 1;
}

/* Found by one of its names, not by what is said of it. */
static bool is_named(const struct rungs_hit *hit)
{
	const char *field = hit->match_count > 0 ? hit->matches[0].field : "";

	return strstr(field, "title") != NULL || strstr(field, "name") != NULL;
}

/* What a search finds by the name's words, their errors mended. */
static void put_found(struct naming *naming, struct rungs_atlas *atlas,
		      const char *name, unsigned kinds)
{
	struct rungs_search_options options = {
		.kinds = kinds, .limit = NAMED_MOST, .plain = true};
	const char *words = words_of(name, &options.kinds);
	struct rungs_hits hits;

	if (options.kinds == 0 ||
	    rungs_search(atlas, words, &options, &hits, NULL) != RUNGS_OK)
		return;
	for (size_t i = 0; i < hits.count; i++)
		if (is_named(&hits.at[i]))
			put(naming, &hits.at[i].thing);
	rungs_hits_release(&hits);
}

/* The ids of all there are of one kind, where they are few enough to list; ''
 * of several kinds, and of more. */
static void put_all(char *out, size_t size, struct rungs_atlas *atlas,
		    const char *name, unsigned kinds)
{
	struct rungs_things all;
	size_t used = 0;

	*out = '\0';
	words_of(name, &kinds);
	if (kinds == 0 || (kinds & (kinds - 1)) != 0 ||
	    rungs_list(atlas, (enum rungs_kind)__builtin_ctz(kinds), &all,
		       NULL) != RUNGS_OK)
		return;
	for (size_t i = 0;
	     all.count <= LISTED_MOST && i < all.count && used < size; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%s",
					 i == 0               ? ""
					 : i + 1 == all.count ? " and "
							      : ", ",
					 all.at[i].id);
	if (used >= size)
		*out = '\0';
	rungs_things_release(&all);
}

int complain_unknown(struct invocation *call, struct rungs_atlas *atlas,
		     const char *name, unsigned kinds,
		     const struct rungs_things *nearest)
{
	struct naming naming = {.used = 0};
	char all[400];

	put_found(&naming, atlas, name, kinds);
	for (size_t i = 0; naming.count == 0 && i < nearest->count; i++)
		if (kinds >> nearest->at[i].kind & 1)
			put(&naming, &nearest->at[i]);
	put_all(all, sizeof(all), atlas, name, kinds);
	if (naming.count > 0)
		complain(call, "Nothing is called '%.200s'; the nearest: %s.",
			 name, naming.text);
	else if (*all != '\0')
		complain(call, "Nothing is called '%.200s'; there are %s.",
			 name, all);
	else
		complain(
			call,
			"Nothing is called '%.200s'; rungs search finds things "
			"by their words.",
			name);
	return EXIT_NOTHING;
}
