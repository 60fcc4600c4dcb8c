#include "explorer.h"

#include <malloc.h>
#include <sys/resource.h>

#include "../core/error.h"
#include "place.h"
#include "trail.h"

#define SPARE_MOST ((size_t)128 << 10) /* bytes free between those in use */
#define FAULTS_MOST 256 /* each brings in a page, and those around it */

struct explorer {
	struct terminal *term;
	struct app *app;
	struct cells grid;
	long faults; /* when the atlas was last let go of */
	enum rungs_status status;
	struct rungs_error *error;
};

static bool resize(struct explorer *explorer, int rows, int cols)
{
	cells_release(&explorer->grid);
	if (!cells_init(&explorer->grid, rows, cols)) {
		explorer->status = error_no_memory(explorer->error);
		return false;
	}
	app_resize(explorer->app, rows, cols);
	return true;
}

/* False at the end. */
static bool update(struct explorer *explorer, const struct input *input)
{
	struct app *app = explorer->app;
	bool going = true;

	switch (input->kind) {
	case INPUT_KEY:
		going = app_key(app, input->key);
		break;
	case INPUT_PASTE:
		going = app_paste(app, input->text);
		break;
	case INPUT_RESIZE:
	case INPUT_RESUME:
		going = resize(explorer, input->rows, input->cols);
		break;
	case INPUT_CLOSED:
		explorer->status = error_set(explorer->error, RUNGS_IO,
					     "The terminal went away.");
		return false;
	}
	if (app_wants_redraw(app))
		term_redraw(explorer->term);
	return going;
}

/* Marks where the person is now. */
static void mark(const struct explorer *explorer)
{
	struct place place;
	char text[PLACE_TEXT];

	app_place(explorer->app, &place);
	place_write(&place, app_atlas(explorer->app), text);
	trail_mark(text);
}

static long page_faults(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_minflt : 0;
}

/* Gives back what screens that were left have freed and what was read of the
 * atlas, each once it is much. */
static void give_back(struct explorer *explorer)
{
#ifdef __GLIBC__
	if (mallinfo2().fordblks > SPARE_MOST)
		malloc_trim(0);
#endif
	if (page_faults() - explorer->faults > FAULTS_MOST) {
		app_page_out(explorer->app);
		explorer->faults = page_faults();
	}
}

/* Uses a pause in the typing. */
static void rest(struct explorer *explorer)
{
	while (term_idle(explorer->term)) {
		if (!app_warm(explorer->app)) {
			give_back(explorer);
			break;
		}
	}
}

static void explore(struct explorer *explorer)
{
	bool going = true;

	while (going) {
		app_settle(explorer->app);
		app_render(explorer->app, &explorer->grid);
		mark(explorer);
		term_show(explorer->term, &explorer->grid);
		if (app_refresh(explorer->app))
			continue;
		rest(explorer);
		do {
			struct input input = term_wait(explorer->term);

			going = update(explorer, &input);
		} while (going && term_pending(explorer->term));
	}
}

/* Starts where the person was, if that is still there. */
static enum rungs_status come_back(struct explorer *explorer,
				   struct rungs_atlas *atlas,
				   const struct app_files *files, int rows,
				   int cols)
{
	struct place place;
	struct rungs_about about;
	char text[PLACE_TEXT];
	bool known = trail_read(text, sizeof text) &&
		     rungs_about_get(atlas, &about, NULL) == RUNGS_OK;

	if (known) {
		known = place_read(&place, about.name, text);
		rungs_about_release(&about);
	}
	if (known && app_new(&explorer->app, atlas, files, &place, rows, cols,
			     NULL) == RUNGS_OK) {
		if (place.screen != &screen_browse)
			app_say(explorer->app,
				"Where you left off; Esc: to the start.");
		return RUNGS_OK;
	}
	return app_new(&explorer->app, atlas, files, NULL, rows, cols,
		       explorer->error);
}

enum rungs_status explorer_run(struct rungs_atlas *atlas,
			       const struct place *start,
			       const struct app_files *files, const char *trail,
			       const struct term_options *options,
			       struct rungs_error *error)
{
	struct explorer explorer = {.error = error};
	int rows, cols;

	explorer.status = term_open(&explorer.term, options, error);
	if (explorer.status != RUNGS_OK)
		return explorer.status;
	term_size(explorer.term, &rows, &cols);
	trail_open(trail);
	explorer.status =
		start ? app_new(&explorer.app, atlas, files, start, rows, cols,
				error)
		      : come_back(&explorer, atlas, files, rows, cols);
	if (explorer.status == RUNGS_OK &&
	    !cells_init(&explorer.grid, rows, cols))
		explorer.status = error_no_memory(error);
	if (explorer.status == RUNGS_OK) {
		term_at_end(trail_leave);
		explore(&explorer);
		trail_leave();
	}
	term_close(explorer.term);
	app_free(explorer.app);
	cells_release(&explorer.grid);
	return explorer.status;
}
