/* How something new comes into a section of a profile. */
#ifndef RUNGS_ME_OFFER_H
#define RUNGS_ME_OFFER_H

#include <rungs/profile.h>

#include "picker.h"

/* What it is chosen from; NULL for a section that one writes, or adds to
 * elsewhere. */
const struct picker_offer *me_offer(enum rungs_section section);

/* What is asked where one writes it, likewise. */
const char *me_question(enum rungs_section section);

#endif
