/* A certification and who is helped by it. */
#ifndef RUNGS_CERTIFICATION_H
#define RUNGS_CERTIFICATION_H

#include <rungs/role.h>

struct rungs_certification_use {
	struct rungs_role_brief role;
	const char *usefulness; /* 'helpful' or 'often asked' */
	struct rungs_basis basis;
};

struct rungs_certification {
	const char *id, *name, *issuer;
	struct rungs_refs specializations;
	struct rungs_refs levels;
	const char *prerequisites;
	const char *validity;
	const char *verified; /* on the issuer's pages: 'yes', 'part', 'no' */
	const char *status;   /* 'current', 'changing', 'unclear', 'retired' */
	struct rungs_refs replaced_by;
	const char *note;
	struct rungs_basis basis;
	size_t use_count;
	struct rungs_certification_use *uses;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_certification_get(struct rungs_atlas *atlas,
					  const char *id,
					  struct rungs_certification *out,
					  struct rungs_error *error);
void rungs_certification_release(struct rungs_certification *certification);

#endif
