/* A screen driven without the explorer around it, on the KPO atlas. */
#ifndef RUNGS_TEST_STAGE_H
#define RUNGS_TEST_STAGE_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tui/screen.h"

static struct rungs_atlas *atlas;
static struct session session;

static inline void setup(void)
{
	struct rungs_error error;

	ck_assert_msg(rungs_atlas_open_kpo(&atlas, &error) == RUNGS_OK, "%s",
		      error.text);
}

static inline void teardown(void)
{
	recent_release(&session.queries);
	rungs_atlas_close(atlas);
}

struct stage {
	const struct screen *screen;
	void *state;
	int rows, cols;
};

/* What comes of an event that others wait behind. */
static inline struct effect hurry(struct stage *stage, struct event event)
{
	event.rows = stage->rows;
	event.cols = stage->cols;
	return stage->screen->update(stage->state, &event);
}

/* What comes of an event that no other waits behind. */
static inline struct effect update(struct stage *stage, struct event event)
{
	struct effect effect = hurry(stage, event);

	hurry(stage, (struct event){.kind = EVENT_SETTLE});
	return effect;
}

static inline struct stage enter(const struct screen *screen,
				 enum rungs_kind kind, const char *id)
{
	struct stage stage = {.screen = screen, .rows = 22, .cols = 80};
	struct place place = {.screen = screen, .kind = kind};
	struct rungs_error error;

	memcpy(place.id, id, strlen(id) + 1);
	stage.state = calloc(1, screen->state_size);
	ck_assert_ptr_nonnull(stage.state);
	session.atlas = atlas;
	ck_assert_msg(screen->open(stage.state, &session, &place, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	update(&stage, (struct event){.kind = EVENT_RESIZE});
	return stage;
}

static inline void leave(struct stage *stage)
{
	stage->screen->close(stage->state);
	free(stage->state);
}

static inline struct effect act(struct stage *stage, enum action_id action)
{
	return update(stage,
		      (struct event){.kind = EVENT_ACTION, .action = action});
}

static inline struct cells draw(const struct stage *stage)
{
	struct cells grid;

	ck_assert(cells_init(&grid, stage->rows, stage->cols));
	stage->screen->render(stage->state, &grid, cells_whole(&grid));
	return grid;
}

/* Whether a text stands on the screen. */
static inline bool shows(const struct stage *stage, const char *text)
{
	struct cells grid = draw(stage);
	char *dump = cells_dump(&grid);
	bool found;

	ck_assert_ptr_nonnull(dump);
	found = strstr(dump, text) != NULL;
	free(dump);
	cells_release(&grid);
	return found;
}

static inline struct effect type(struct stage *stage, const char *text)
{
	return update(stage, (struct event){.kind = EVENT_TEXT, .text = text});
}

#endif
