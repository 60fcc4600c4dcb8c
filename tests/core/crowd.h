/* An atlas of thousands of roles whose texts are made of few words: many are
 * alike, names repeat words and are of any length, and words begin alike.
 * 'solo solo' stands behind many that begin so; no name has a word that begins
 * as 'quiz' does. */
#ifndef RUNGS_CROWD_H
#define RUNGS_CROWD_H

#include <sqlite3.h>

/* Always the same; in memory, to be closed. */
sqlite3 *crowd_open(void);

#endif
