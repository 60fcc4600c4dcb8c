#include "skill_words.h"

#include <string.h>

#include "error.h"

struct group {
	const char *id, *kind;
};

struct level {
	int level;
	const char *name;
};

struct skill_words {
	size_t group_count, level_count;
	const struct group *groups;
	const struct level *levels;
};

void skill_words_read(struct reader *reader)
{
	static const struct field group_fields[] = {TEXT(group, id),
						    TEXT(group, kind)};
	static const struct field level_fields[] = {INT(level, level),
						    TEXT(level, name)};
	static const struct shape group_shape = SHAPE(group, group_fields);
	static const struct shape level_shape = SHAPE(level, level_fields);
	struct skill_words *words;

	if (reader->skills != NULL)
		return;
	words = reader_room(reader, 1, sizeof(*words));
	if (words == NULL)
		return;
	words->groups = ROWS(reader, STATEMENT_SKILL_KINDS, &group_shape,
			     &words->group_count, NULL);
	words->levels = ROWS(reader, STATEMENT_SKILL_LEVEL_NAMES, &level_shape,
			     &words->level_count, NULL);
	reader->skills = words;
}

static const char *kind_of(const struct skill_words *words, const char *group)
{
	for (size_t i = 0; group != NULL && i < words->group_count; i++)
		if (words->groups[i].id != NULL &&
		    strcmp(words->groups[i].id, group) == 0)
			return words->groups[i].kind;
	return NULL;
}

static const char *name_of(const struct skill_words *words, int level)
{
	for (size_t i = 0; i < words->level_count; i++)
		if (words->levels[i].level == level)
			return words->levels[i].name;
	return NULL;
}

void skill_words_fill(struct reader *reader, struct rungs_requirement *rows,
		      size_t count)
{
	if (count > 0)
		skill_words_read(reader);
	for (size_t i = 0; reader->skills != NULL && i < count; i++) {
		rows[i].kind = kind_of(reader->skills, rows[i].kind);
		rows[i].level_name = name_of(reader->skills, rows[i].level);
	}
}
