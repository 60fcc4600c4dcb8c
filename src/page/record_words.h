/* A record of a profile in a few words. */
#ifndef RUNGS_RECORD_WORDS_H
#define RUNGS_RECORD_WORDS_H

#include <rungs/profile.h>

/* 'skill SQL, level 3', in place; returns out.  Not fit for a terminal yet:
 * names are as they stand in the profile. */
char *record_words(const struct rungs_record *record, char *out, size_t size);

#endif
