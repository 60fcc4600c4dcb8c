#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "aim.h"
#include "bar.h"
#include "handing.h"
#include "keep.h"
#include "lead.h"
#include "note.h"
#include "palette.h"

#define ROWS_LEAST 5
#define COLS_LEAST 20
#define BAR_ROWS 2 /* header and footer */

struct app {
	struct session session;
	struct history history;
	struct palette palette;
	struct asking asking;
	char message[160]; /* in place of the footer until the next key */
	int rows, cols;
	bool redraw, quitting;
};

static struct area body(const struct app *app)
{
	return (struct area){
		.row = 1,
		.rows = app->rows > BAR_ROWS ? app->rows - BAR_ROWS : 1,
		.cols = app->cols > 0 ? app->cols : 1,
	};
}

static const struct visit *current(const struct app *app)
{
	return &app->history.visits[app->history.at];
}

static enum action_context screen_context(const struct app *app)
{
	const struct visit *visit = current(app);

	return visit->screen->keys ? visit->screen->keys(visit->state)
				   : visit->screen->context;
}

static enum action_context context(const struct app *app)
{
	if (app->palette.context)
		return app->palette.context;
	return app->asking.prompt.open ? prompt_context(&app->asking.prompt)
				       : screen_context(app);
}

static void say(struct app *app, const char *text)
{
	text_show(app->message, sizeof app->message, text);
}

static struct effect send(struct app *app, struct event event)
{
	struct visit *visit = history_current(&app->history);
	struct area area = body(app);

	visit->rows = event.rows = area.rows;
	visit->cols = event.cols = area.cols;
	return visit->screen->update(visit->state, &event);
}

/* Tells the screen that is seen what is news to it: that the profile has
 * changed, first, for a list of what was in it is of no use any more, and the
 * size of its area. */
static void fit(struct app *app)
{
	struct visit *visit = history_current(&app->history);
	struct area area = body(app);
	struct rungs_error error;
	bool resized = visit->rows != area.rows || visit->cols != area.cols;

	history_enter(&app->history, &app->session, visit->atlas, &error);
	marks_follow(&app->session.marks, &app->session.person,
		     app->session.atlas);
	if (visit->generation != app->session.person.generation) {
		visit->generation = app->session.person.generation;
		send(app, (struct event){.kind = EVENT_PROFILE});
	}
	if (resized)
		send(app, (struct event){.kind = EVENT_RESIZE});
}

/* To a place of this atlas, or of the one that it names. */
static void go(struct app *app, const struct place *place)
{
	struct rungs_error error;

	if ((place->atlas &&
	     history_enter(&app->history, &app->session, place->atlas - 1,
			   &error) != RUNGS_OK) ||
	    history_go(&app->history, &app->session, place, &error) != RUNGS_OK)
		say(app, error.text);
	fit(app);
}

/* Back from the first screen leads home. */
static void go_back(struct app *app)
{
	struct place home = {.screen = &screen_browse};
	struct rungs_error error;

	if (!history_back(&app->history)) {
		if (current(app)->screen == home.screen)
			say(app, "This is where you started; q quits.");
		else if (history_go_before(&app->history, &app->session, &home,
					   &error) != RUNGS_OK)
			say(app, error.text);
	}
	fit(app);
}

static void apply(struct app *app, const struct effect *effect)
{
	if (effect->message[0])
		say(app, effect->message);
	switch (effect->kind) {
	case EFFECT_STAY:
		break;
	case EFFECT_GO:
		go(app, &effect->place);
		break;
	case EFFECT_BACK:
		go_back(app);
		break;
	case EFFECT_QUIT:
		app->quitting = true;
		break;
	}
}

/* What Space would mark. */
static bool find_mark(const struct app *app, struct place *out)
{
	unsigned kinds = 0;

	for (unsigned kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		kinds |= (unsigned)marks_take((enum rungs_kind)kind) << kind;
	return aim_at(current(app), kinds, out);
}

static void mark(struct app *app)
{
	struct place place;

	if (!find_mark(app, &place))
		say(app, "Space marks a role, a specialization or a track.");
	else
		keep_mark(&app->session, &place, app->message,
			  sizeof app->message);
}

static void act_in_asking(struct app *app, enum action_id action)
{
	asking_act(&app->asking, &app->session, current(app), action,
		   app->message, sizeof app->message);
	if (action == ACTION_REDRAW)
		app->redraw = true;
	if (action == ACTION_QUIT)
		app->quitting = true;
}

/* Whether the screen changes the profile by whole records. */
static bool keeps_itself(const struct app *app)
{
	return screen_context(app) == IN_ME;
}

/* Does to it what belongs in the profile. */
static void keep(struct app *app, enum action_id action)
{
	struct place thing = {.asks = 0};

	if (!aim_at_kept(current(app), action, &thing))
		say(app, "Put the cursor on a thing first.");
	else if (action == ACTION_NOTE)
		note_begin(&app->asking, &app->session, &thing, app->message,
			   sizeof app->message);
	else
		keep_act(&app->session, action, &thing, app->message,
			 sizeof app->message);
}

/* Goes where an action leads; false if it is no such action. */
static bool lead(struct app *app, enum action_id action)
{
	struct place place;

	if (!lead_find(action, current(app), &app->session, &place,
		       app->message, sizeof app->message))
		return false;
	if (place.screen)
		go(app, &place);
	return true;
}

/* What is done about a thing and for the person, likewise. */
static bool serve(struct app *app, enum action_id action)
{
	switch (action) {
	case ACTION_MARK:
		mark(app);
		return true;
	case ACTION_HAND_OUT:
	case ACTION_TAKE_AWAY:
		handing_begin(&app->asking, current(app), app->message,
			      sizeof app->message);
		return true;
	case ACTION_MINE:
	case ACTION_MORE:
	case ACTION_LESS:
	case ACTION_NOTE:
		if (keeps_itself(app))
			return false;
		keep(app, action);
		return true;
	case ACTION_BOOKMARK:
		keep(app, action);
		return true;
	case ACTION_UNDO:
		person_undo(&app->session.person, app->message,
			    sizeof app->message);
		return true;
	case ACTION_REDO:
		person_redo(&app->session.person, app->message,
			    sizeof app->message);
		return true;
	default:
		return false;
	}
}

/* What the program does about itself, likewise. */
static bool manage(struct app *app, enum action_id action)
{
	switch (action) {
	case ACTION_NONE:
		return true;
	case ACTION_QUIT:
		app->quitting = true;
		return true;
	case ACTION_REDRAW:
		app->redraw = true;
		return true;
	case ACTION_FORWARD:
		if (!history_forward(&app->history))
			say(app, "There is nothing further on.");
		fit(app);
		return true;
	case ACTION_HELP:
	case ACTION_PALETTE:
		if (!palette_open(&app->palette,
				  action == ACTION_HELP ? IN_HELP : IN_PALETTE,
				  screen_context(app), body(app).rows))
			say(app, "Out of memory.");
		return true;
	default:
		return false;
	}
}

/* Carries out an action of the screen that is seen; text is the character of
 * its key, or NULL.  What is not the app's is the screen's. */
static void act(struct app *app, enum action_id action, const char *text)
{
	struct event event = {
		.kind = EVENT_ACTION, .action = action, .text = text};
	struct effect effect;

	if (manage(app, action) || lead(app, action) || serve(app, action))
		return;
	effect = send(app, event);
	apply(app, &effect);
}

static void act_in_palette(struct app *app, enum action_id action)
{
	struct palette_choice choice;

	if (action == ACTION_QUIT || action == ACTION_REDRAW) {
		act(app, action, NULL);
		return;
	}
	choice = palette_act(&app->palette, action);
	if (choice.place.screen)
		go(app, &choice.place);
	else
		act(app, choice.action, NULL);
}

static void take_text(struct app *app, const char *text)
{
	struct event event = {.kind = EVENT_TEXT, .text = text};
	struct effect effect;

	if (app->palette.context) {
		palette_text(&app->palette, text);
		return;
	}
	if (app->asking.prompt.open) {
		field_insert(&app->asking.prompt.field, text);
		return;
	}
	effect = send(app, event);
	apply(app, &effect);
}

/* Brings to the profile what was put; true if there was anything. */
static bool settle(struct app *app)
{
	char said[sizeof app->message] = "", both[2 * sizeof said];

	if (app->session.person.put.count == 0)
		return false;
	if (!person_settle(&app->session.person, said, sizeof said)) {
		marks_hold(&app->session.marks);
		app->message[0] = '\0'; /* not so, then */
	}
	fit(app);
	if (said[0]) {
		snprintf(both, sizeof both, "%s%s%s", app->message,
			 app->message[0] ? " " : "", said);
		say(app, both);
	}
	return true;
}

/* What was said before is read by now. */
static void begin(struct app *app)
{
	app->message[0] = '\0';
	app->redraw = false;
	settle(app);
}

static bool take_key(struct app *app, struct key key)
{
	enum action_id action = action_for_key(context(app), key);
	char text[5];
	bool typed = key_text(key, text);

	begin(app);
	if (action == ACTION_NONE) {
		if (typed && context(app) & IN_TYPING)
			take_text(app, text);
	} else if (app->palette.context) {
		act_in_palette(app, action);
	} else if (app->asking.prompt.open && action != ACTION_HELP) {
		act_in_asking(app, action);
	} else {
		act(app, action, typed ? text : NULL);
	}
	fit(app);
	return !app->quitting;
}

bool app_key(struct app *app, struct key key)
{
	const struct key esc = {.code = KEY_CODE_ESC};

	if (!key_is_hasty(key) ||
	    action_for_key(context(app), key) != ACTION_NONE)
		return take_key(app, key);
	key.alt = false;
	return take_key(app, esc) && take_key(app, key);
}

bool app_paste(struct app *app, const char *text)
{
	begin(app);
	if (context(app) & (IN_TYPING | IN_ME))
		take_text(app, text);
	else
		say(app, "Pasted text goes into a search; / opens one.");
	fit(app);
	return !app->quitting;
}

void app_resize(struct app *app, int rows, int cols)
{
	app->rows = rows;
	app->cols = cols;
	fit(app);
	if (app->palette.context)
		palette_resize(&app->palette, body(app).rows);
}

void app_settle(struct app *app)
{
	send(app, (struct event){.kind = EVENT_SETTLE});
}

bool app_refresh(struct app *app)
{
	char said[sizeof app->message];
	bool settled = settle(app);
	bool changed = person_refresh(&app->session.person, said, sizeof said);

	if (changed)
		fit(app);
	if (said[0])
		say(app, said);
	return settled || changed || said[0];
}

void app_place(const struct app *app, struct place *out)
{
	const struct visit *visit = current(app);

	*out = (struct place){.kind = RUNGS_KIND_COUNT};
	if (visit->screen->subject)
		visit->screen->subject(visit->state, out);
	if (visit->screen->place)
		visit->screen->place(visit->state, out);
	out->screen = visit->screen;
}

const char *app_atlas(const struct app *app)
{
	return app->session.atlases.entries[current(app)->atlas].about.name;
}

void app_say(struct app *app, const char *text)
{
	if (!app->message[0])
		say(app, text);
}

bool app_warm(struct app *app)
{
	return rungs_atlas_warm(app->session.atlas) ||
	       atlases_look_on(&app->session.atlases);
}

void app_page_out(struct app *app)
{
	rungs_atlas_page_out(app->session.atlas);
}

bool app_wants_redraw(const struct app *app)
{
	return app->redraw;
}

/* With nobody's profile if there is none, or none that can be read. */
static void begin_person(struct app *app, const struct app_files *files)
{
	struct person *person = &app->session.person;

	person->path = files->profile ? strdup(files->profile) : NULL;
	snprintf(person->today, sizeof person->today, "%s",
		 files->today ? files->today : "");
	person_refresh(person, app->message, sizeof app->message);
}

enum rungs_status app_new(struct app **out, struct rungs_atlas *atlas,
			  const struct app_files *files,
			  const struct place *place, int rows, int cols,
			  struct rungs_error *error)
{
	static const struct app_files none = {0};
	struct place home = {.screen = &screen_browse};
	struct rungs_error ignored;
	enum rungs_status status;
	struct app *app = calloc(1, sizeof *app);

	*out = NULL;
	if (!error)
		error = &ignored;
	if (!files)
		files = &none;
	if (!app)
		return error_no_memory(error);
	app->session.atlas = atlas;
	app->rows = rows;
	app->cols = cols;
	begin_person(app, files);
	status = atlases_begin(&app->session.atlases, atlas, files->atlases,
			       error);
	if (status == RUNGS_OK)
		status = history_go(&app->history, &app->session,
				    place ? place : &home, error);
	if (status != RUNGS_OK) {
		app_free(app);
		return status;
	}
	fit(app);
	*out = app;
	return RUNGS_OK;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	asking_end(&app->asking, &app->session, current(app), app->message,
		   sizeof app->message);
	palette_close(&app->palette);
	history_release(&app->history);
	recent_release(&app->session.queries);
	person_settle(&app->session.person, app->message, sizeof app->message);
	person_release(&app->session.person);
	atlases_release(&app->session.atlases);
	free(app);
}

/* Whether an action finds something to act on, so that the footer has it. */
static bool finds(const void *of, enum action_id action)
{
	const struct app *app = of;
	const struct visit *visit = current(app);
	char said[sizeof app->message];
	struct place place = {.asks = 0};

	if (context(app) != screen_context(app))
		return true; /* keys of a palette or a prompt */
	if (action == ACTION_BACK &&
	    (app->history.at > 0 || visit->screen != &screen_browse))
		return true;
	if (action == ACTION_MARK)
		return find_mark(app, &place);
	if (action == ACTION_MINE && !keeps_itself(app))
		return aim_at_kept(visit, action, &place);
	if (lead_find(action, visit, &app->session, &place, said, sizeof said))
		return place.screen != NULL;
	return !visit->screen->finds ||
	       visit->screen->finds(visit->state, action);
}

void app_render(const struct app *app, struct cells *grid)
{
	const struct visit *visit = current(app);
	struct area footer = {
		.row = app->rows - 1, .rows = 1, .cols = app->cols};

	cells_clear(grid);
	if (app->rows < ROWS_LEAST || app->cols < COLS_LEAST) {
		cells_put_clipped(grid, cells_whole(grid), 0, 0, app->cols,
				  STYLE_WARNING, "Needs 20x5");
		return;
	}
	bar_header(&app->session.atlases.entries[visit->atlas].about,
		   visit->screen->title ? visit->screen->title(visit->state)
					: NULL,
		   grid, app->cols);
	visit->screen->render(visit->state, grid, body(app));
	if (app->palette.context)
		palette_render(&app->palette, grid, body(app));
	else if (app->asking.prompt.open)
		prompt_render(&app->asking.prompt, grid, body(app));
	if (app->message[0])
		cells_put_clipped(grid, footer, 0, 1, footer.cols - 1,
				  STYLE_MATCH, app->message);
	else
		bar_keys(context(app), finds, app, grid, footer);
}
