/* What is wrong with an atlas or with the tables it is made from. */
#ifndef RUNGS_FINDING_H
#define RUNGS_FINDING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct progress;

enum severity {
	SEVERITY_ERROR, /* no atlas is written */
	SEVERITY_WARNING,
	SEVERITY_NOTE /* nothing is wrong: what was left aside */
};

struct finding {
	enum severity severity;
	const char *file;    /* 'roles.csv', of an atlas file too */
	long line;           /* from 1; 0 if it is about the whole file */
	const char *column;  /* or NULL */
	const char *value;   /* or NULL; a long one is cut */
	const char *message; /* without full stop: 'is not a number' */
	const char *mend;    /* a sentence on what to do, or NULL */
	size_t order;        /* set when added */
};

/* Starts zeroed; owns every text in it. */
struct findings {
	size_t count;
	size_t errors; /* of severity error among them */
	struct finding *at;
	size_t room;
	bool incomplete; /* memory ran out */
	/* Who waits for what they are about; the caller's to set, or NULL. */
	const struct progress *progress;
	struct arena *arena;
};

/* Adds a copy; texts are made valid UTF-8 without hidden characters.  value
 * holds size bytes and need not end. */
void findings_add(struct findings *findings, const struct finding *finding,
		  const char *value, size_t size);

/* By file, then line, then as they came. */
void findings_sort(struct findings *findings);

void findings_release(struct findings *findings);

/* 'error', 'warning' or 'note'; static. */
const char *severity_name(enum severity severity);

/* What is said of a finding beside file and line: 'column NAME: message
 * ("value")', cut to fit size bytes.  Returns out. */
char *finding_words(const struct finding *finding, char *out, size_t size);

/* The whole line: 'FILE:LINE: WORDS'. */
char *finding_line(const struct finding *finding, char *out, size_t size);

#define FINDING_SIZE 1024 /* room for either */

#endif
