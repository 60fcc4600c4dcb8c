/* Numbers that look random and are the same in every run. */
#ifndef BENCH_DICE_H
#define BENCH_DICE_H

#include <stddef.h>
#include <stdint.h>

struct dice {
	uint64_t state; /* the seed, to begin with */
};

/* A number below `sides`, which is not 0. */
size_t dice_roll(struct dice *dice, size_t sides);

#endif
