/* Where a person keeps atlases, and which of them is in use: files in the
 * folder for data, and a line of text in that for settings. */
#ifndef RUNGS_CLI_SHELF_H
#define RUNGS_CLI_SHELF_H

#include "../page/places.h"
#include "invocation.h"

#define SHELF_BUILT_IN "built-in" /* names the atlas of the program */

/* The folder of its atlases, which need not be there; NULL if there is no place
 * for one.  The caller frees it. */
char *shelf_folder(const struct invocation *call);

/* The paths of its atlases in the order of their names; the caller frees each
 * and the list.  Returns how many. */
size_t shelf_list(const struct invocation *call, char ***out);

/* 'onet' of '…/onet.atlas', into size bytes.  Returns out. */
char *shelf_name(const char *path, char *out, size_t size);

/* What a word on the command line names: a file, or an atlas of the shelf if no
 * file is called so.  The caller frees it. */
char *shelf_find(const struct invocation *call, const char *word);

/* The path of the atlas in use, which the caller frees; NULL of the built-in
 * one. */
char *shelf_chosen(const struct invocation *call);

/* Remembers a path, NULL for the built-in atlas. */
enum rungs_status shelf_choose(const struct invocation *call, const char *path,
			       struct rungs_error *error);

/* All of them that there are: the built-in one, those of the shelf, the one in
 * use, and that which is open, with its overlay, if it has one.  False without
 * memory. */
bool shelf_places(const struct invocation *call, struct atlas_places *out);
void shelf_places_release(struct atlas_places *places);

#endif
