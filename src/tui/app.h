/* The explorer without its terminal: history of screens, header, footer,
 * messages, palette and help.  Keys in, cells out; tests drive it as the
 * terminal does. */
#ifndef RUNGS_APP_H
#define RUNGS_APP_H

#include <rungs/atlas.h>

#include "key.h"
#include "screen.h"

struct app;

/* What there is beside the atlas; NULL for nothing. */
struct app_files {
	const char *profile; /* its path; the first change makes the file */
	const char *today;   /* 'YYYY-MM-DD': the day of changes */
	const struct atlas_places *atlases; /* to go to, the one opened among
					     * them; must last */
};

/* Reads the profile and starts at `place`, or at Browse if it is NULL.  No files
 * are none of them.  The atlas stays the caller's. */
enum rungs_status app_new(struct app **out, struct rungs_atlas *atlas,
			  const struct app_files *files,
			  const struct place *place, int rows, int cols,
			  struct rungs_error *error);

/* Where the person is, for app_new of a later run. */
void app_place(const struct app *app, struct place *out);

/* The name of the atlas. */
const char *app_atlas(const struct app *app);

/* Says something in place of the footer until the next key, if nothing is said
 * there. */
void app_say(struct app *app, const char *text);

/* NULL is fine. */
void app_free(struct app *app);

/* Each returns false once the person has asked to quit. */
bool app_key(struct app *app, struct key key);
bool app_paste(struct app *app, const char *text);
void app_resize(struct app *app, int rows, int cols);

/* Tells the screen that no more input waits.  Due before each frame. */
void app_settle(struct app *app);

/* Writes what is still to be written to the profile, and reads it again if
 * another program has changed it; true if another frame is due then.  Made for
 * after a frame, so that no frame waits for it. */
bool app_refresh(struct app *app);

/* Does a little of what a later key would have to wait for; false once there is
 * nothing left. */
bool app_warm(struct app *app);

/* Lets go of what was read of the atlas; nothing is asked slower for long. */
void app_page_out(struct app *app);

/* Whether the last key asked to draw the window again, whatever the terminal
 * is thought to show. */
bool app_wants_redraw(const struct app *app);

/* Draws the whole window; the grid has the size last told. */
void app_render(const struct app *app, struct cells *grid);

#endif
