/* What a text, such as a curriculum vitae, names of an atlas: skills and tools,
 * certifications, education and roles, by their names, of skills and
 * certifications also by their ids, of education by the usual names of degrees,
 * such as B.Com, of roles by alternate titles.  Case, accents and punctuation do
 * not matter; the longest name that stands at a place counts.
 *
 * 'Microsoft Excel' is also found as 'MS Excel' and, with a capital, as 'Excel',
 * 'Structured query language SQL', in capitals, as 'SQL': unless another thing
 * has that name in full, and of several tools it is the one that most roles ask.
 * 'Word', which people write otherwise too, counts only with a capital, as an
 * item of a list in a line that names another tool or skill. */
#ifndef RUNGS_SCAN_H
#define RUNGS_SCAN_H

#include <rungs/thing.h>

struct rungs_scan_hit {
	enum rungs_kind kind;   /* RUNGS_SKILL, _CERTIFICATION, _EDUCATION,
			       * _ROLE; RUNGS_KIND_COUNT for a number of
			       * years */
	struct rungs_ref thing; /* of years both NULL */
	int years;              /* RUNGS_UNKNOWN but for years */
	size_t line;            /* from 1, where it stands first */
	const char *text;       /* that line, cut to some 200 bytes */
	int count;              /* how often it stands there */
};

struct rungs_scan {
	size_t count;
	struct rungs_scan_hit *at; /* by kind, then by line */
	void *memory;
};

/* Reads size bytes of anything. */
enum rungs_status rungs_scan(struct rungs_atlas *atlas, const char *text,
			     size_t size, struct rungs_scan *out,
			     struct rungs_error *error);
void rungs_scan_release(struct rungs_scan *scan);

#endif
