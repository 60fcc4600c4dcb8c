/* What a screen shows handed out as a file, to print it or to take it along:
 * asks for the file's name, whose ending says in which of the screen's formats,
 * and takes nobody's place. */
#ifndef RUNGS_HANDING_H
#define RUNGS_HANDING_H

#include "asking.h"

/* Offers a name that is free; says so if the screen hands out nothing. */
void handing_begin(struct asking *asking, const struct visit *visit, char *said,
		   size_t size);

#endif
