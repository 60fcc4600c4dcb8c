/* Words that people use in titles for those of an atlas in English. */
#ifndef RUNGS_TITLE_WORDS_H
#define RUNGS_TITLE_WORDS_H

#include <rungs/error.h>

struct sqlite3;

/* Adds them to the draft's table synonyms, once `about` says that its language
 * is English; in any other it adds nothing. */
enum rungs_status title_words_add(struct sqlite3 *draft,
				  struct rungs_error *error);

#endif
