/* How well a language is spoken. */
#ifndef RUNGS_LANGUAGE_H
#define RUNGS_LANGUAGE_H

extern const int language_levels;

/* 'a1' to 'c2' and 'native' for 1 to 7; NULL for none. */
const char *language_level(int level);

/* 0 for no level. */
int language_level_parse(const char *word);

#endif
