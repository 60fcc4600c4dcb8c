/* An atlas's tables with as many titles as one likes, made of the words of the
 * KPO atlas.
 *
 * A title is a front and a head, some with a grade before or a number after:
 * "Senior Contract Data Analyst II".  Heads and fronts are drawn from the
 * atlas's titles, names and running texts, where they stand: a word comes as
 * often as it does there, "analyst" in every fifth title, most in next to none.
 * A role has MILL_TITLES titles, all different, of a few heads and fronts of its
 * own, as titles of one occupation are alike.  The first roles are the same
 * whatever the number of titles. */
#ifndef BENCH_MILL_H
#define BENCH_MILL_H

#include <stdbool.h>
#include <stddef.h>

enum { MILL_TITLES = 50 };

/* Writes CSV tables that can be compiled into the folder, which is there, with
 * so many titles, rounded down to whole roles.  False after saying why. */
bool mill_tables(const char *kpo_atlas, size_t titles, const char *folder);

#endif
