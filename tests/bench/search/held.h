/* Titles held out of a release of O*NET, to be searched for afterwards.
 *
 * Titles are those of the columns "Alternate Title" and "Short Title" of
 * Alternate Titles.txt and "Reported Job Title" of Sample of Reported
 * Titles.txt.  One is held out by the CRC-32 of it in small letters, modulo
 * HELD_OF: 0 for the test, 1 for tuning; both are always taken out of the
 * release, so that either is searched for in the same atlas.
 *
 * Of equal titles, whatever their case, the CRC takes all or none: no held-out
 * title stays with any occupation.  What is the title of an occupation itself
 * is not held out, since it would stay.  A row whose alternate title is held
 * out goes with its short title; a held-out short title alone is struck from
 * its row.  A title of several occupations is found if any of them is. */
#ifndef BENCH_HELD_H
#define BENCH_HELD_H

#include <stdbool.h>
#include <stddef.h>

#define HELD_OF 40

enum held_part { HELD_TEST, HELD_TUNING, HELD_PARTS };

struct held_title {
	const char *text;
	size_t count;
	const char *const *codes; /* of its occupations */
};

struct held {
	size_t count[HELD_PARTS];
	struct held_title *at[HELD_PARTS]; /* by text */
	void *memory;
};

/* Fills the folder with the release, without the held-out titles: the two
 * files written anew, links to all others.  False after saying why. */
bool held_take(const char *release, const char *folder, struct held *out);

void held_release(struct held *held);

#endif
