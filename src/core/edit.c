#include "edit.h"

#include <string.h>

#define EDIT_MAX 63

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, row by row; three rows are enough for swaps. */
int edit_distance(const char *a, const char *b)
{
	int rows[3][EDIT_MAX + 1];
	size_t m = strnlen(a, EDIT_MAX), n = strnlen(b, EDIT_MAX);
	int *before = rows[0], *last = rows[1], *row = rows[2], *spare;

	for (size_t j = 0; j <= n; j++)
		last[j] = (int)j;
	for (size_t i = 1; i <= m; i++) {
		row[0] = (int)i;
		for (size_t j = 1; j <= n; j++) {
			int replace = last[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(replace, least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		spare = before;
		before = last;
		last = row;
		row = spare;
	}
	return last[n];
}
