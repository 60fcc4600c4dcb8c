#include "history.h"

#include <stdlib.h>
#include <string.h>

#include "../core/error.h"

static void visit_close(struct visit *visit)
{
	visit->screen->close(visit->state);
	free(visit->state);
	*visit = (struct visit){0};
}

static enum rungs_status visit_open(struct visit *visit,
				    struct session *session,
				    const struct place *place,
				    struct rungs_error *error)
{
	enum rungs_status status;

	*visit = (struct visit){.screen = place->screen,
				.atlas = session->atlases.at,
				.generation = session->person.generation};
	visit->state = calloc(1, place->screen->state_size);
	if (!visit->state)
		return error_no_memory(error);
	status = place->screen->open(visit->state, session, place, error);
	if (status != RUNGS_OK)
		visit_close(visit);
	return status;
}

/* Closes the visits from one on. */
static void cut(struct history *history, size_t from)
{
	while (history->count > from)
		visit_close(&history->visits[--history->count]);
}

static void move(struct history *history, size_t to, size_t from)
{
	memmove(history->visits + to, history->visits + from,
		(history->count - from) * sizeof *history->visits);
	history->count = history->count - from + to;
}

enum rungs_status history_go(struct history *history, struct session *session,
			     const struct place *place,
			     struct rungs_error *error)
{
	struct visit visit;
	enum rungs_status status = visit_open(&visit, session, place, error);

	if (status != RUNGS_OK)
		return status;
	if (history->count > 0)
		cut(history, history->at + 1);
	if (history->count == HISTORY_MOST) {
		visit_close(&history->visits[0]);
		move(history, 0, 1);
	}
	history->at = history->count;
	history->visits[history->count++] = visit;
	return RUNGS_OK;
}

enum rungs_status history_go_before(struct history *history,
				    struct session *session,
				    const struct place *place,
				    struct rungs_error *error)
{
	struct visit visit;
	enum rungs_status status = visit_open(&visit, session, place, error);

	if (status != RUNGS_OK)
		return status;
	cut(history, HISTORY_MOST - 1);
	move(history, 1, 0);
	history->visits[0] = visit;
	history->at = 0;
	return RUNGS_OK;
}

bool history_back(struct history *history)
{
	if (history->at == 0)
		return false;
	history->at--;
	return true;
}

bool history_forward(struct history *history)
{
	if (history->at + 1 >= history->count)
		return false;
	history->at++;
	return true;
}

static bool needs(const struct history *history, size_t atlas)
{
	for (size_t i = 0; i < history->count; i++)
		if (history->visits[i].atlas == atlas)
			return true;
	return false;
}

enum rungs_status history_enter(struct history *history,
				struct session *session, size_t atlas,
				struct rungs_error *error)
{
	struct atlases *atlases = &session->atlases;
	enum rungs_status status =
		atlases_enter(atlases, atlas, &session->marks, error);

	if (status != RUNGS_OK)
		return status;
	session->atlas = atlases->entries[atlas].atlas;
	for (size_t i = 0; i < atlases->count; i++)
		if (!needs(history, i))
			atlases_leave(atlases, i);
	return RUNGS_OK;
}

struct visit *history_current(struct history *history)
{
	return &history->visits[history->at];
}

void history_release(struct history *history)
{
	cut(history, 0);
}
