/* A screen: a struct of functions with private state.  The app owns history,
 * header, footer and help; a screen owns what lies between them.
 *
 *	open(state, session, argument)	once; the state is zeroed before
 *	update(state, resize 22x80)	before the first render, and at each change
 *	render(state, grid, area)	after every update, as often as wanted
 *	update(state, action DOWN)
 *	…
 *	update(state, profile)		when the person's records have changed
 *	update(state, settle)		once no more input waits, before a frame
 *	close(state)			once, also when open failed
 *
 * update may ask the atlas and never draws; render only draws and takes the
 * state const; neither knows the time or the terminal. */
#ifndef RUNGS_SCREEN_H
#define RUNGS_SCREEN_H

#include <stddef.h>
#include <stdio.h>

#include <rungs/error.h>
#include <rungs/thing.h>

#include "action.h"
#include "cells.h"
#include "session.h"

struct screen;

/* Where a screen can be asked to go. */
struct place {
	const struct screen *screen;
	enum rungs_kind kind; /* of the thing, for screens that show one */
	char id[128];         /* id of the thing, or a query; may be empty */
	char spot[64];        /* where in it, in the screen's own words; may be
			 * empty */
	size_t atlas; /* the n-th of session->atlases, from 1; 0: the one at
		       * hand */
	int asks; /* of a skill: the level that is asked where the cursor is,
		   * or less than 1 */
};

enum event_kind {
	EVENT_RESIZE,
	EVENT_ACTION,
	EVENT_TEXT,
	EVENT_PROFILE, /* session->person's records are others than when the
			* screen was opened or last told */
	EVENT_SETTLE   /* what a screen shows will be seen now: what more input
		      * could have made needless is due */
};

struct event {
	enum event_kind kind;
	int rows, cols;        /* of the screen's area, in every event */
	enum action_id action; /* EVENT_ACTION */
	const char *text;      /* EVENT_TEXT: typed or pasted UTF-8; of an
				 * action, the character of its key or NULL */
};

enum effect_kind {
	EFFECT_STAY,
	EFFECT_GO, /* open `place`; the way back leads here */
	EFFECT_BACK,
	EFFECT_QUIT
};

struct effect {
	enum effect_kind kind;
	struct place place; /* EFFECT_GO */
	char message[160]; /* shown once in place of the footer, if not empty */
};

struct screen {
	const char *name; /* stable: 'browse', 'page', 'search' … */
	enum action_context context;
	/* What its keys are now, where that changes; or NULL. */
	enum action_context (*keys)(const void *state);
	size_t state_size;
	enum rungs_status (*open)(void *state, struct session *session,
				  const struct place *place,
				  struct rungs_error *error);
	struct effect (*update)(void *state, const struct event *event);
	void (*render)(const void *state, struct cells *grid, struct area area);
	/* The last part of the header's path; lives as long as the state. */
	const char *(*title)(const void *state);
	/* The thing the cursor is on, for actions that concern one; false if
	 * there is none.  May be NULL. */
	bool (*current)(const void *state, struct place *out);
	/* The thing that the whole screen is about, likewise.  May be NULL. */
	bool (*subject)(const void *state, struct place *out);
	/* Whether an action finds something to act on now; the footer is
	 * without those that do not.  NULL: all do. */
	bool (*finds)(const void *state, enum action_id action);
	/* Fills in what leads back to where the cursor is: kind and id, which
	 * else are those of the subject, and spot.  May be NULL. */
	void (*place)(const void *state, struct place *out);
	/* Writes what it shows in the format of a file's ending, one of
	 * 'html svg dot', the usual one first; both NULL for nothing.  Writing
	 * errors stay on the file. */
	const char *endings;
	enum rungs_status (*write)(const void *state, const char *ending,
				   FILE *out, struct rungs_error *error);
	void (*close)(void *state);
};

extern const struct screen screen_browse; /* columns: lines, roles, preview */
extern const struct screen screen_page;   /* one thing, whole */
extern const struct screen screen_start;  /* "How do I start?" */
extern const struct screen screen_assess; /* the guided start */
extern const struct screen screen_shortlist; /* what it comes to */
extern const struct screen screen_search;    /* as you type */
extern const struct screen screen_library;   /* lists by kind, with preview */
extern const struct screen screen_feeders;   /* who becomes a role */
extern const struct screen screen_compare;   /* what is marked, side by side */
extern const struct screen screen_ladder;    /* roles and moves as a picture */
extern const struct screen screen_me;        /* what is in the profile */
extern const struct screen screen_route;     /* to a thing, by which steps */
extern const struct screen screen_plan;      /* steps to do, with ticks */
extern const struct screen screen_whole;     /* a plan as a page */
extern const struct screen screen_fit;       /* all roles by how they fit */
extern const struct screen screen_why;  /* a role fits or not, row by row */
extern const struct screen screen_next; /* what to learn next */
extern const struct screen screen_step; /* all that one of it opens */

extern const struct screen screen_atlases; /* to go to another atlas */

#endif
