/* Where atlases are kept. */
#ifndef RUNGS_PLACES_H
#define RUNGS_PLACES_H

#include <rungs/atlas.h>

struct atlas_place {
	const char *name; /* as 'rungs atlas list' has it */
	const char *path; /* NULL: it is part of the program */
};

struct atlas_places {
	size_t count;
	struct atlas_place *at;
	size_t start; /* the one that is open */
	/* Opens the one that is part of the program. */
	enum rungs_status (*open_own)(struct rungs_atlas **out,
				      struct rungs_error *error);
};

#endif
