/* Packs: what a counsellor hands out of many profiles, a few files for each of
 * them in one folder, and an index. */
#ifndef RUNGS_PACK_H
#define RUNGS_PACK_H

#include <dirent.h>
#include <jansson.h>

#include "../draw/plan_write.h"
#include "invocation.h"

/* Everything in the file of a profile, which is only read: the profile itself
 * or, if its name ends in .json, what was exported of one. */
struct pack_profile {
	struct rungs_records records;
	json_t *json; /* the whole file, or NULL */
	struct rungs_edits edits;
};

enum rungs_status pack_profile_read(struct pack_profile *out, const char *path,
				    struct rungs_error *error);
/* The profile under a key of what was exported, whose texts it borrows. */
enum rungs_status pack_profile_of(struct pack_profile *out, json_t *json,
				  const char *key, struct rungs_error *error);
void pack_profile_release(struct pack_profile *profile);

/* Profiles in a folder, in order of their names. */
struct pack_files {
	size_t count;
	struct dirent **at;
	size_t all; /* in at: what is no profile stands behind */
};

/* Tells which other files there are.  Returns the exit status, after having complained.  Released in any case. */
int pack_files_list(struct invocation *call, const char *folder,
		    struct pack_files *out);
void pack_files_release(struct pack_files *files);

/* What is handed out of one profile. */
struct pack {
	const char *folder; /* of all packs */
	const char *name;   /* its files' but for their endings */
	const char *who;    /* it is for */
	const struct rungs_records *records;
	/* As they were when they last were others, by the pack that stands
	 * there; NULL if there was none. */
	const struct rungs_records *before;
	struct plan_set set;
};

/* A name that any system takes for a file, made of some words, with '-2' and so
 * on behind it if it is one of the count names or 'index'; the caller frees it.
 * NULL without memory. */
char *pack_name(const char *words, char *const *names, size_t count);

/* The plans of the records or, if there are none, a suggestion: to the role that
 * fits best if that is strong or near; else to the one that fits best of those a
 * step up from one's work; else, if enough is known for one, to the first role of
 * the shortlist; else none, and the questions of *asked that would
 * help.  Fills in what the set says of that, in words.  Returns the exit status, after
 * having complained. */
int pack_plans(struct invocation *call, struct rungs_atlas *atlas,
	       const struct rungs_records *records, struct builder *words,
	       struct rungs_plans *out, struct rungs_assessment *asked,
	       struct plan_set *set);

/* Writes the files of a pack: all of them or, if any cannot be written, none.
 * Returns the exit status, after having complained. */
int pack_write(struct invocation *call, struct rungs_atlas *atlas,
	       const struct pack *pack);

/* Adds the rows of a pack, or of a profile that could not be read, to the
 * index, whose letterhead may be NULL; day is the latest of its packs, or empty. */
void pack_index_begin(struct paper *index, const char *letterhead);
void pack_index_add(struct paper *index, const struct pack *pack);
void pack_index_fault(struct paper *index, const char *file, const char *fault);
void pack_index_end(struct paper *index, size_t made, size_t failed,
		    const char *day);

/* What differs between two profiles, a line each; NULL for nothing. */
const char *pack_changes(struct builder *words,
			 const struct rungs_records *before,
			 const struct rungs_records *after);

/* Makes all packs: 'plan --profiles DIR --out DIR'. */
int make_packs(struct invocation *call);

#endif
