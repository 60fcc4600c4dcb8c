/* What all screens of one explorer share. */
#ifndef RUNGS_SESSION_H
#define RUNGS_SESSION_H

#include <rungs/atlas.h>

#include "atlases.h"
#include "marks.h"
#include "person.h"
#include "recent.h"

struct session {
	struct rungs_atlas *atlas; /* the one at hand */
	struct atlases atlases;    /* that can be */
	struct recent queries;     /* that were searched for */
	struct marks marks;
	struct person person;
};

#endif
