#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "../core/error.h"
#include "../core/text.h"
#include "field.h"
#include "list_view.h"
#include "tabs.h"

#define HITS_FIRST 24 /* more than fit most windows; more come at the end */
#define HITS_MAX 384
#define FIELD_ROWS 1
#define ROWS_FOR_TABS 8 /* in fewer a rule alone parts field and hits */
#define CONTEXT 24      /* bytes of a long text shown before what matched */

static const char *const scopes[] = {"everything", "roles", "skills",
				     "certifications", "terms"};
static const unsigned scope_kinds[] = {0, 1u << RUNGS_ROLE, 1u << RUNGS_SKILL,
				       1u << RUNGS_CERTIFICATION,
				       1u << RUNGS_TERM};

#define SCOPE_COUNT (sizeof scopes / sizeof *scopes)

struct search {
	struct list_view view;
	struct field field;
	size_t back; /* how many queries the text is back; 0 for a new one */
	char *draft; /* what was typed before going back */
	bool stale;  /* the hits are of a text that was there before */
	size_t scope;
	size_t limit; /* of hits */
	struct rungs_hits hits;
	char (*details)[160];       /* of each hit */
	struct rungs_error problem; /* in searching, or RUNGS_OK */
};

/* Puts as much of a text as there is room for; returns how many bytes. */
static size_t put(char *out, size_t size, const char *text)
{
	size_t length = strnlen(text, size - 1);

	memcpy(out, text, length);
	out[length] = '\0';
	return length;
}

/* The bytes by which it grows, with a dot before what follows another part. */
static size_t add_part(char *out, size_t size, const char *part)
{
	size_t used = strlen(out), before = used;

	if (part && used > 0)
		used += put(out + used, size - used, " · ");
	if (part)
		used += put(out + used, size - used, part);
	return used - before;
}

/* Kind and what tells it apart: of a role its level and specialization, which
 * say by themselves that it is one. */
static void describe(struct list_row *row, char *out, size_t size,
		     const struct rungs_thing *thing)
{
	bool tells = thing->kind != RUNGS_SPECIALIZATION;

	out[0] = '\0';
	add_part(out, size, rungs_kind_singular(thing->kind));
	if (thing->kind == RUNGS_ROLE && thing->detail)
		row->early = strlen(out) + strlen(" · ");
	add_part(out, size, tells ? thing->detail : NULL);
	row->late = add_part(out, size, tells ? thing->group : NULL);
	row->detail = out;
}

/* The match in the words that the hit is shown by. */
static const struct rungs_match *name_match(const struct rungs_hit *hit)
{
	for (size_t i = 0; i < hit->match_count; i++)
		if (hit->thing.name &&
		    strcmp(hit->matches[i].text, hit->thing.name) == 0)
			return &hit->matches[i];
	return NULL;
}

/* Where to begin showing a text so that what matched is in view: at a word. */
static size_t skip_before(const struct rungs_match *match)
{
	size_t at = match->span_count ? match->spans[0].start : 0;
	size_t from = at;

	if (at <= CONTEXT)
		return 0;
	for (size_t i = at - CONTEXT; i < at; i++)
		if (match->text[i] == ' ') {
			from = i + 1;
			break;
		}
	return from;
}

/* A hit, and if its best match is elsewhere than in its name, where. */
static bool add_hit(struct search *search, size_t at)
{
	const struct rungs_hit *hit = &search->hits.at[at];
	const struct rungs_match *name = name_match(hit);
	struct list_row row = {
		.text = hit->thing.name,
		.link = {hit->thing.kind, hit->thing.id},
	};

	describe(&row, search->details[at], sizeof search->details[at],
		 &hit->thing);
	if (name) {
		row.span_count = name->span_count;
		row.spans = name->spans;
	}
	if (!list_add(&search->view.list, row))
		return false;
	if (hit->match_count == 0 || name == &hit->matches[0])
		return true;
	return list_add(&search->view.list,
			(struct list_row){
				.kind = LIST_NOTE,
				.text = hit->matches[0].text,
				.detail = hit->matches[0].field,
				.skip = skip_before(&hit->matches[0]),
				.span_count = hit->matches[0].span_count,
				.spans = hit->matches[0].spans,
			});
}

static bool add_hits(struct search *search)
{
	size_t count = search->hits.count;

	free(search->details);
	search->details = calloc(count + 1, sizeof *search->details);
	for (size_t i = 0; i < count; i++)
		if (!search->details || !add_hit(search, i))
			return false;
	return true;
}

/* A query that makes no sense yet leaves the hits as they are. */
static void find_up_to(struct search *search, size_t limit)
{
	struct rungs_search_options options = {
		.kinds = scope_kinds[search->scope],
		.limit = limit,
		.cursor = search->field.cursor,
	};
	struct rungs_hits hits;

	search->stale = false;
	search->problem.status =
		rungs_search(search->view.session->atlas, search->field.text,
			     &options, &hits, &search->problem);
	if (search->problem.status != RUNGS_BAD_INPUT) {
		search->limit = limit;
		list_clear(&search->view.list);
		rungs_hits_release(&search->hits);
		search->hits = hits;
		if (!add_hits(search))
			error_no_memory(&search->problem);
	}
	search_hint_make(&search->view.hint, search->view.session->atlas,
			 &search->field, &search->hits, &search->problem);
}

static void find(struct search *search)
{
	find_up_to(search, HITS_FIRST);
}

/* Typing does not wait for the hits of a text that is no longer there. */
static void catch_up(struct search *search)
{
	if (search->stale)
		find(search);
}

/* More hits once the last of those asked for is reached. */
static void find_more(struct search *search)
{
	const struct list_row *row = list_current(&search->view.list);
	struct list before = search->view.list;

	if (!row || search->hits.count < search->limit ||
	    search->limit >= HITS_MAX ||
	    strcmp(row->link.id,
		   search->hits.at[search->hits.count - 1].thing.id) != 0)
		return;
	find_up_to(search, 4 * search->limit);
	if (before.selected < search->view.list.count) {
		search->view.list.selected = before.selected;
		search->view.list.top = before.top;
	}
}

static void search_place(const void *state, struct place *out)
{
	const struct search *search = state;

	out->id[0] = '\0';
	if (search->field.length < sizeof out->id)
		snprintf(out->id, sizeof out->id, "%.127s", search->field.text);
}

static bool search_current(const void *state, struct place *out)
{
	return list_view_place(state, &screen_page, out);
}

/* Rows of the field, of what is searched and of the rule. */
static int head_rows(int rows)
{
	return FIELD_ROWS + (rows < ROWS_FOR_TABS ? 1 : TABS_ROWS);
}

static enum rungs_status search_open(void *state, struct session *session,
				     const struct place *place,
				     struct rungs_error *error)
{
	struct search *search = state;

	(void)error;
	list_view_open(&search->view, &screen_search, session);
	search->view.list.keep_details = true;
	if (place)
		field_set(&search->field, place->id);
	find(search);
	return RUNGS_OK;
}

static void search_close(void *state)
{
	struct search *search = state;

	list_view_close(&search->view);
	rungs_hits_release(&search->hits);
	free(search->details);
	free(search->draft);
}

/* Types a query of before again, or what was typed before the first of them;
 * false if there is none. */
static bool recall(struct search *search, size_t back)
{
	const char *text =
		back > 0 ? recent_back(&search->view.session->queries, back)
			 : search->draft;

	if (!text || back == search->back)
		return false;
	if (search->back == 0) {
		free(search->draft);
		search->draft = strdup(search->field.text);
	}
	field_set(&search->field, text);
	search->back = back;
	search->stale = true;
	return true;
}

static bool older(struct search *search)
{
	const struct recent *queries = &search->view.session->queries;
	size_t back = search->back + 1;
	const char *text = recent_back(queries, back);

	if (text && strcmp(text, search->field.text) == 0)
		back++;
	return recall(search, back);
}

static bool newer(struct search *search)
{
	return search->back > 0 && recall(search, search->back - 1);
}

static void remember(struct search *search)
{
	recent_add(&search->view.session->queries, search->field.text);
	search->back = 0;
}

/* Moves through the hits, above the first to the query before. */
static void move(struct search *search, enum action_id action)
{
	bool moved;

	catch_up(search);
	if (!list_act(&search->view.list, action, &moved))
		return;
	if (moved)
		find_more(search);
	else if (action == ACTION_UP)
		older(search);
}

/* Tab: what the hint offers, or the next kind of things. */
static void next_section(struct search *search)
{
	if (!search_hint_complete(&search->view.hint, &search->field))
		search->scope = (search->scope + 1) % SCOPE_COUNT;
	find(search);
}

static struct effect act(struct search *search, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	size_t cursor = search->field.cursor;
	bool changed;

	if (action == ACTION_BACK) {
		remember(search);
		effect.kind = EFFECT_BACK;
	} else if (action == ACTION_OPEN) {
		catch_up(search);
		remember(search);
		if (search_current(search, &effect.place))
			effect.kind = EFFECT_GO;
	} else if (action == ACTION_OLDER) {
		if (!older(search))
			text_show(effect.message, sizeof effect.message,
				  "No query came before this one.");
	} else if (action == ACTION_NEWER) {
		if (!newer(search))
			text_show(effect.message, sizeof effect.message,
				  "No query came after this one.");
	} else if (action == ACTION_NEXT_SECTION) {
		catch_up(search);
		next_section(search);
	} else if (action == ACTION_PREVIOUS_SECTION) {
		search->scope = (search->scope + SCOPE_COUNT - 1) % SCOPE_COUNT;
		find(search);
	} else if (field_act(&search->field, action, &changed)) {
		if (changed)
			search->back = 0;
		if (changed || (cursor != search->field.cursor &&
				search_hint_is_of_filter(&search->view.hint)))
			search->stale = true;
	} else {
		move(search, action);
	}
	return effect;
}

static struct effect search_update(void *state, const struct event *event)
{
	struct search *search = state;
	struct effect effect = {.kind = EFFECT_STAY};
	int head = head_rows(event->rows);

	if (event->kind == EVENT_ACTION)
		effect = act(search, event->action);
	else if (event->kind == EVENT_TEXT &&
		 field_insert(&search->field, event->text)) {
		search->back = 0;
		search->stale = true;
	} else if (event->kind == EVENT_SETTLE) {
		catch_up(search);
		list_view_settle(&search->view, head, event);
	}
	list_view_resize(&search->view, head, event);
	return effect;
}

static size_t hits_of(const struct rungs_hits *hits, unsigned kinds)
{
	size_t count = 0;

	for (size_t i = 0; i < hits->count; i++)
		count += (kinds >> hits->at[i].thing.kind) & 1;
	return count;
}

/* The count of hits, or nothing while there is no query. */
static void count_text(const struct search *search, char *out, size_t size)
{
	size_t count = search->hits.count;
	char found[TEXT_COUNT];

	out[0] = '\0';
	if (search->field.length && !search->problem.status &&
	    (count > 0 || !search_hint_is_of_filter(&search->view.hint)))
		snprintf(out, size, "%s%s found",
			 count < search->limit ? "" : "first ",
			 text_count(found, count));
}

/* Names of the scopes, beside those of one kind how many of the hits are of
 * it: '+' where there may be more. */
static void render_scopes(const struct search *search, struct cells *grid,
			  struct area area)
{
	const char *more = search->hits.count < search->limit ? "" : "+";
	const char *names[SCOPE_COUNT];
	char room[SCOPE_COUNT][40], found[TEXT_COUNT];

	for (size_t i = 0; i < SCOPE_COUNT; i++) {
		size_t count = hits_of(&search->hits, scope_kinds[i]);

		names[i] = scopes[i];
		if (count == 0)
			continue;
		snprintf(room[i], sizeof room[i], "%s %s%s", scopes[i],
			 text_count(found, count), more);
		names[i] = room[i];
	}
	tabs_render(names, SCOPE_COUNT, search->scope, grid, area, false);
}

static void render_head(const struct search *search, struct cells *grid,
			struct area area)
{
	char count[40];
	int room = area.cols - 4;
	int columns;

	count_text(search, count, sizeof count);
	columns = (int)strlen(count);
	if (columns && room > columns + 20) {
		cells_put(grid, area, 0, area.cols - columns - 1, STYLE_DIM,
			  count);
		room -= columns + 2;
	}
	cells_put(grid, area, 0, 1, STYLE_LABEL, "/");
	field_render(&search->field, grid, area, 0, 3, room);
	if (area.rows < ROWS_FOR_TABS) {
		area.row += FIELD_ROWS;
		area.rows = area.rows > FIELD_ROWS;
		cells_fill(grid, area, 0x2500, STYLE_RULE);
		return;
	}
	area.row += FIELD_ROWS;
	area.rows -= FIELD_ROWS;
	render_scopes(search, grid, area);
}

/* What is said instead of hits: the hint, and what it leaves to say. */
static void render_nothing(const struct search *search, struct cells *grid,
			   struct area area, int head)
{
	static const char *const ask[] = {
		"Type a job title, a skill, a",
		"certification, or a word to look up.",
		"Typing errors are mended; Tab narrows",
		"to one kind, and so do filters:",
		"level:senior  in:legal  pay:>60k",
		"\"two words\"  -without  F1 tells more",
	};
	static const char *const nothing[] = {
		"Nothing like this is in the atlas.",
		"Try fewer or other words, or leave",
		"with Esc and browse.",
	};
	char among[60];
	const char *narrowed[] = {among, "Tab and Shift-Tab look elsewhere."};
	const char *const *lines = ask;
	int count = (int)(sizeof ask / sizeof *ask);
	struct area under = list_view_area(&search->view, head, area);
	struct area hint = {area.row + head, area.col,
			    under.row - area.row - head, under.cols};

	if (search->field.length && search->scope > 0) {
		snprintf(among, sizeof among,
			 "Nothing like this is among the %s.",
			 scopes[search->scope]);
		lines = narrowed;
		count = (int)(sizeof narrowed / sizeof *narrowed);
	} else if (search->field.length) {
		lines = nothing;
		count = (int)(sizeof nothing / sizeof *nothing);
	}
	search_hint_render(&search->view.hint, grid, hint);
	under.cols = area.cols;
	if (search_hint_is_of_filter(&search->view.hint)) {
		if (hint.rows == 0)
			cells_put_clipped(grid, under, 0, 1, under.cols - 1,
					  STYLE_WARNING,
					  search->view.hint.text);
		return;
	}
	for (int i = 0; i < count; i++)
		cells_put_clipped(grid, under, i, 1, under.cols - 1,
				  i == 0 ? STYLE_NORMAL : STYLE_DIM, lines[i]);
}

static void search_render(const void *state, struct cells *grid,
			  struct area area)
{
	const struct search *search = state;
	int head = head_rows(area.rows);

	render_head(search, grid, area);
	if (search->view.list.count > 0)
		list_view_render(&search->view, head, NULL, false, grid, area);
	else
		render_nothing(search, grid, area, head);
}

static const char *search_title(const void *state)
{
	(void)state;
	return "Search";
}

const struct screen screen_search = {
	.name = "search",
	.context = IN_SEARCH,
	.state_size = sizeof(struct search),
	.open = search_open,
	.update = search_update,
	.render = search_render,
	.title = search_title,
	.current = search_current,
	.finds = list_view_finds,
	.place = search_place,
	.close = search_close,
};
