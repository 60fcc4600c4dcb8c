/* How far two words are apart. */
#ifndef RUNGS_EDIT_H
#define RUNGS_EDIT_H

/* The fewest bytes to insert, delete, replace or swap with their neighbour to
 * turn one text into the other; only the first 63 bytes of each count. */
int edit_distance(const char *a, const char *b);

#endif
