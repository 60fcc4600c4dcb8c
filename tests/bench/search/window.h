/* Types titles into the explorer's search, as a person does, and times each key
 * to its whole frame. */
#ifndef BENCH_WINDOW_H
#define BENCH_WINDOW_H

#include <stdbool.h>

#include "../figures.h"
#include "keys.h"
#include "stock.h"

/* Adds the milliseconds of each letter of KEY_TYPED.  False after saying why. */
bool window_type(const struct stock *stock, const struct keys *keys,
		 struct figures *out);

#endif
