/* The file that db/profile/NNN.sql make, as it stood when the library was built:
 * a new profile does not wait for them. */
#ifndef RUNGS_CORE_PROFILE_IMAGE_H
#define RUNGS_CORE_PROFILE_IMAGE_H

#include <stdbool.h>

/* Puts it under the path, where there is nothing yet, whole or not at all and
 * only for the person who runs this.  It may not be on the disk yet: the first
 * change brings it there.  False if there is something, or where files cannot be
 * made so; then nothing has changed. */
bool profile_image_place(const char *path);

#endif
