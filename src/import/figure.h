/* Figures as statistical offices write them. */
#ifndef RUNGS_FIGURE_H
#define RUNGS_FIGURE_H

#include <stdbool.h>

#include "cell.h"

#define FIGURE_SIZE 40

/* A figure without the commas between its thousands, in out: '1,234.5' gives
 * 1234.5.  False if it is none. */
bool figure_plain(const struct cell *cell, char out[FIGURE_SIZE]);

/* The n-th number of four digits, 19.. or 20.., that stands by itself in a
 * text such as a file's name, from 0; 0 if there are not so many. */
int figure_year(const char *text, int n);

#endif
